package nl.doorstroom.http;

import java.time.Duration;

/** Looks away. */
enum NoMonitoring implements Monitoring {
  NONE;

  @Override
  public void began() {}

  @Override
  public void answered(String operation, int status, Duration took) {}

  @Override
  public void lagged(Duration lag) {}

  @Override
  public boolean isBesideOthers() {
    return true;
  }

  @Override
  public Page page(String accept) {
    return new Page("text/plain", "# none\n");
  }
}
