package nl.doorstroom.http;

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

/** An exchange that fails in the way it is told to, and keeps no region. */
final class NoExchange implements Exchange {

  private final ExchangeException.Kind kind;

  NoExchange() {
    this(ExchangeException.Kind.UNKNOWN_REGION);
  }

  NoExchange(ExchangeException.Kind kind) {
    this.kind = kind;
  }

  private <T> Future<T> fail() {
    return Future.failedFuture(new ExchangeException(kind, "told to", null));
  }

  @Override
  public Future<Answer> submit(RegionId region, Submission submission) {
    return fail();
  }

  @Override
  public <T> Future<T> read(RegionId region, Function<Grid, T> reader) {
    return fail();
  }

  @Override
  public <T> Future<T> read(RegionId region, long position, Function<Grid, T> reader) {
    return fail();
  }

  @Override
  public <T> Future<T> asOf(RegionId region, Moment moment, Function<Grid, T> reader) {
    return fail();
  }

  @Override
  public Set<RegionId> regions() {
    return Set.of();
  }

  @Override
  public Future<Void> open(RegionId region) {
    return fail();
  }

  @Override
  public Runnable watch(RegionId region, CommitWatcher watcher) {
    return () -> {};
  }

  @Override
  public RegionStatus status(RegionId region) {
    return RegionStatus.UNKNOWN;
  }
}
