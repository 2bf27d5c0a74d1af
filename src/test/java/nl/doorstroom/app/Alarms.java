package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts of one server, in a Prometheus of its own that has the shipped rules: a minute in them
 * lasts two seconds, unless it is said otherwise.
 */
final class Alarms implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Alarms.class);

  /** How many times as short as shipped. */
  static final int HURRY = 30;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Prometheus prometheus;
  private final int hurry;

  private Alarms(Prometheus prometheus, int hurry) {
    this.prometheus = prometheus;
    this.hurry = hurry;
  }

  /**
   * @param base address of the server
   */
  static Alarms of(String base) throws IOException {
    return of(base, HURRY);
  }

  /** As {@link #of(String)}, with a minute as long as {@code hurry} says. */
  static Alarms of(String base, int hurry) throws IOException {
    return new Alarms(Prometheus.watching(base.replaceFirst("http://", ""), hurry), hurry);
  }

  /** Waits until {@code alert} fires; it must not have before. */
  void fires(String alert) {
    fires(alert, () -> {});
  }

  /** As {@link #fires(String)}, while {@code cause} is done over and over. */
  void fires(String alert, Runnable cause) {
    long began = System.nanoTime();
    ServerProcess.await(
        PATIENCE,
        () -> {
          cause.run();
          return prometheus.isFiring(alert);
        });
    tell(alert, "fires", began);
  }

  /** That {@code alert} is silent, as it is before its cause. */
  void isSilent(String alert) {
    assertThat(prometheus.isFiring(alert)).as(alert).isFalse();
  }

  /** Waits until {@code alert} is over. */
  void isOver(String alert) {
    long began = System.nanoTime();
    ServerProcess.await(PATIENCE, () -> !prometheus.isFiring(alert));
    tell(alert, "is over", began);
  }

  /** What {@code expression} is now; 0 when it is nothing. */
  double ask(String expression) {
    return prometheus.ask(expression).path(0).path("value").path(1).asDouble();
  }

  private void tell(String alert, String what, long began) {
    log.info(
        "{} {} after {} s, a minute being {} s",
        alert,
        what,
        Duration.ofNanos(System.nanoTime() - began).toSeconds(),
        60.0 / hurry);
  }

  @Override
  public void close() {
    prometheus.close();
  }
}
