package nl.doorstroom.app;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import nl.doorstroom.http.Door;
import nl.doorstroom.http.Monitoring;
import nl.doorstroom.http.Pulse;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;

/**
 * Carries what becomes of requests to the meters, and the meters to Prometheus.
 *
 * <p>This class is threadsafe.
 */
final class HttpMeters implements Monitoring {

  private static final int REFUSED = 400;
  private static final int UNABLE = 500;

  /** Outcome of a request that the server could not answer. */
  static final String FAILED = "FAILED";

  private static final String REFUSED_BY_RULE = "REFUSED";
  private static final String OK = "OK";

  private final Meters meters;
  private final boolean besideOthers;
  private final Supplier<Pulse> pulse;
  private final Spans spans;
  private final AtomicInteger inProgress = new AtomicInteger();
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * @param besideOthers whether meters are read on the port of the pages
   * @param spans where each request is told by its trace
   */
  HttpMeters(Meters meters, boolean besideOthers, Supplier<Pulse> pulse, Spans spans) {
    this.meters = meters;
    this.besideOthers = besideOthers;
    this.pulse = pulse;
    this.spans = spans;
    meters.gauge(MeterName.HTTP_IN_PROGRESS, inProgress::get);
    for (Door.Kind kind : Door.Kind.values()) {
      for (Door.Reason reason : Door.Reason.values()) {
        meters.count(MeterName.TURNED_AWAY, 0, kind.name(), reason.name());
      }
    }
  }

  @Override
  public void began() {
    inProgress.incrementAndGet();
  }

  @Override
  public void answered(String operation, int status, Duration took) {
    inProgress.decrementAndGet();
    if (known.add(operation)) {
      // So that a first failure is seen as a change.
      List.of(OK, REFUSED_BY_RULE, FAILED)
          .forEach(each -> meters.expectOf(MeterName.HTTP_REQUEST, operation, each));
    }
    String outcome = status >= UNABLE ? FAILED : status >= REFUSED ? REFUSED_BY_RULE : OK;
    meters.time(MeterName.HTTP_REQUEST, took, operation, outcome);
    spans.request(operation, status, took);
  }

  @Override
  public boolean keepsTraces() {
    return spans.areKept();
  }

  @Override
  public void admits(Door.Kind kind, IntSupplier limit) {
    meters.gauge(MeterName.ADMISSION_LIMIT, limit::getAsInt, kind.name());
  }

  @Override
  public void turnedAway(Door.Kind kind, Door.Reason reason) {
    meters.count(MeterName.TURNED_AWAY, kind.name(), reason.name());
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
  public Pulse pulse() {
    return pulse.get();
  }

  @Override
  public Page page(String accept) {
    Meters.Page page = meters.scrape(accept);
    return new Page(page.contentType(), page.text());
  }
}
