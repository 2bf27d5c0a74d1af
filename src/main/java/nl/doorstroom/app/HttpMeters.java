package nl.doorstroom.app;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.http.Monitoring;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;

/**
 * Carries what becomes of requests to the meters, and the meters to Prometheus.
 *
 * <p>This class is threadsafe.
 */
final class HttpMeters implements Monitoring {

  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  private final Meters meters;
  private final boolean besideOthers;
  private final AtomicInteger inProgress = new AtomicInteger();

  /**
   * @param besideOthers whether meters are read on the port of the pages
   */
  HttpMeters(Meters meters, boolean besideOthers) {
    this.meters = meters;
    this.besideOthers = besideOthers;
    meters.gauge(MeterName.HTTP_IN_PROGRESS, inProgress::get);
  }

  @Override
  public void began() {
    inProgress.incrementAndGet();
  }

  @Override
  public void answered(String operation, int status, Duration took) {
    inProgress.decrementAndGet();
    String outcome = status >= FAILED ? "FAILED" : status >= REFUSED ? "REFUSED" : "OK";
    meters.time(MeterName.HTTP_REQUEST, took, operation, outcome);
  }

  @Override
  public void lagged(Duration lag) {
    meters.time(MeterName.LOOP_LAG, lag);
  }

  @Override
  public boolean isBesideOthers() {
    return besideOthers;
  }

  @Override
  public Page page(String accept) {
    Meters.Page page = meters.scrape(accept);
    return new Page(page.contentType(), page.text());
  }
}
