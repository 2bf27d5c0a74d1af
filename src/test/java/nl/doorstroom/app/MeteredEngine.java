package nl.doorstroom.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.metrics.Meters;

/** The engine with all meters that a server has on the way of a command, and nothing else of it. */
public final class MeteredEngine implements AutoCloseable {

  private final Meters meters = new Meters();
  private final DeferredExchange exchange = new DeferredExchange();
  private final HttpMeters http = new HttpMeters(meters, false, () -> null, Spans.NONE);

  /** Starts on {@code journal}. */
  public Future<LocalExchange> start(Vertx vertx, Journal journal) {
    EngineObserver observer =
        new EngineMeters(meters, exchange, new FactMeters(meters, region -> Map.of()));
    return LocalExchange.start(vertx, new MeteredJournal(journal, meters), observer)
        .onSuccess(exchange::become);
  }

  /** What is measured of the request that a command comes in. */
  public void requested(String operation, Duration took) {
    http.began();
    http.answered(operation, 200, took);
  }

  @Override
  public void close() {
    meters.close();
  }
}
