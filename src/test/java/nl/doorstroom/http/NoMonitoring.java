package nl.doorstroom.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;

/** Looks away. */
enum NoMonitoring implements Monitoring {
  NONE;

  @Override
  public void began() {}

  @Override
  public void answered(String operation, int status, Duration took) {}

  @Override
  public void admits(Door.Kind kind, IntSupplier limit) {}

  @Override
  public void turnedAway(Door.Kind kind, Door.Reason reason) {}

  @Override
  public void lagged(Duration lag) {}

  @Override
  public boolean isBesideOthers() {
    return true;
  }

  @Override
  public Pulse pulse() {
    return new Pulse(
        Instant.EPOCH,
        new Pulse.Beat(
            Instant.EPOCH, 0, 0, 0, 0, 0, null, null, null, null, 0, 0, 0, 0, 0, 0, 1, 2),
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public Page page(String accept) {
    return new Page("text/plain", "# none\n");
  }
}
