package nl.doorstroom.app;

import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.engine.Moment;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the place of the exchange while there is no database yet, so that the server can
 * already say that it is not ready.
 *
 * <p>This class is threadsafe.
 */
final class DeferredExchange implements Exchange {

  private volatile @Nullable Exchange exchange;
  private volatile Spans spans = Spans.NONE;

  /** From now on each command is told to {@code told} as a part of its request. */
  void trace(Spans told) {
    spans = told;
  }

  /** From now on everything goes to {@code ready}. */
  void become(Exchange ready) {
    exchange = ready;
  }

  @Override
  public Future<Answer> submit(RegionId region, Submission submission) {
    Exchange ready = exchange;
    return ready == null
        ? notYet()
        : spans.command(region, submission, ready.submit(region, submission));
  }

  @Override
  public <T> Future<T> read(RegionId region, Function<Grid, T> reader) {
    Exchange ready = exchange;
    return ready == null ? notYet() : ready.read(region, reader);
  }

  @Override
  public <T> Future<T> read(RegionId region, long position, Function<Grid, T> reader) {
    Exchange ready = exchange;
    return ready == null ? notYet() : ready.read(region, position, reader);
  }

  @Override
  public <T> Future<T> asOf(RegionId region, Moment moment, Function<Grid, T> reader) {
    Exchange ready = exchange;
    return ready == null ? notYet() : ready.asOf(region, moment, reader);
  }

  @Override
  public Set<RegionId> regions() {
    Exchange ready = exchange;
    return ready == null ? Set.of() : ready.regions();
  }

  @Override
  public Future<Void> open(RegionId region) {
    Exchange ready = exchange;
    return ready == null ? notYet() : ready.open(region);
  }

  @Override
  public Runnable watch(RegionId region, CommitWatcher watcher) {
    Exchange ready = exchange;
    if (ready == null) {
      throw new IllegalStateException(
          "region: " + region.value() + " (expected: one that is open)");
    }
    return ready.watch(region, watcher);
  }

  @Override
  public RegionStatus status(RegionId region) {
    Exchange ready = exchange;
    return ready == null ? RegionStatus.UNKNOWN : ready.status(region);
  }

  private static <T> Future<T> notYet() {
    return Future.failedFuture(
        new ExchangeException(
            ExchangeException.Kind.JOURNAL_UNAVAILABLE, "the database is not there yet", null));
  }
}
