package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.grid.Grid;

/**
 * An exchange of which each region has a bound on what it still has to answer, also while it has no
 * turn to look at it: what is asked of a region waits where no one counts it until its loop comes
 * round.
 *
 * <p>Beyond the bound a command is refused as {@code REGION_BUSY}, at once and on the caller's
 * thread, and a read fails as {@code BUSY}. What is due by the clock does not come this way.
 *
 * <p>This class is threadsafe.
 */
public final class BoundedExchange implements Exchange {

  /** Most commands of a region without an answer. */
  static final int COMMANDS_MAX = RegionWriter.ANSWERS_MAX;

  /** Most reads of a region without an answer: of requests, and of sockets that begin to watch. */
  static final int READS_MAX = 20_000;

  private record Owed(AtomicInteger commands, AtomicInteger reads) {
    Owed() {
      this(new AtomicInteger(), new AtomicInteger());
    }
  }

  private final Exchange exchange;
  private final EngineObserver observer;
  private final int commandsMax;
  private final int readsMax;
  private final Map<RegionId, Owed> regions = new ConcurrentHashMap<>();

  /**
   * @param observer told of what is refused here, as it is of what a writer refuses, but on the
   *     caller's thread
   */
  public BoundedExchange(Exchange exchange, EngineObserver observer) {
    this(exchange, observer, COMMANDS_MAX, READS_MAX);
  }

  BoundedExchange(Exchange exchange, EngineObserver observer, int commandsMax, int readsMax) {
    this.exchange = exchange;
    this.observer = observer;
    this.commandsMax = commandsMax;
    this.readsMax = readsMax;
  }

  @Override
  public Future<Answer> submit(RegionId region, Submission submission) {
    return bounded(
        region,
        Owed::commands,
        commandsMax,
        () -> exchange.submit(region, submission),
        () -> Future.succeededFuture(busy(region)));
  }

  @Override
  public <T> Future<T> read(RegionId region, Function<Grid, T> reader) {
    return boundedRead(region, () -> exchange.read(region, reader));
  }

  @Override
  public <T> Future<T> read(RegionId region, long position, Function<Grid, T> reader) {
    return boundedRead(region, () -> exchange.read(region, position, reader));
  }

  @Override
  public <T> Future<T> asOf(RegionId region, Moment moment, Function<Grid, T> reader) {
    return boundedRead(region, () -> exchange.asOf(region, moment, reader));
  }

  @Override
  public Set<RegionId> regions() {
    return exchange.regions();
  }

  @Override
  public Future<Void> open(RegionId region) {
    return exchange.open(region);
  }

  @Override
  public Runnable watch(RegionId region, CommitWatcher watcher) {
    return exchange.watch(region, watcher);
  }

  @Override
  public RegionStatus status(RegionId region) {
    return exchange.status(region);
  }

  private <T> Future<T> boundedRead(RegionId region, Supplier<Future<T>> read) {
    return bounded(
        region,
        Owed::reads,
        readsMax,
        read,
        () ->
            Future.failedFuture(
                new ExchangeException(
                    ExchangeException.Kind.BUSY, "waiting: " + readsMax + " reads", null)));
  }

  private Answer busy(RegionId region) {
    observer.refused(region, Rejection.Reason.REGION_BUSY);
    observer.answered(region, EngineObserver.Outcome.REFUSED, Duration.ZERO);
    Rejection rejection =
        new Rejection(Rejection.Reason.REGION_BUSY, null, "waiting: " + commandsMax + " commands");
    return new Answer.Refused(rejection, exchange.status(region).position());
  }

  private <T> Future<T> bounded(
      RegionId region,
      Function<Owed, AtomicInteger> which,
      int max,
      Supplier<Future<T>> call,
      Supplier<Future<T>> otherwise) {
    Owed known = regions.get(region);
    if (known == null) {
      if (!exchange.regions().contains(region)) {
        // The exchange says so itself, and nothing is kept of it here.
        return call.get();
      }
      known = regions.computeIfAbsent(region, any -> new Owed());
    }
    AtomicInteger owed = which.apply(known);
    if (owed.incrementAndGet() > max) {
      owed.decrementAndGet();
      return otherwise.get();
    }
    return call.get().onComplete(any -> owed.decrementAndGet());
  }
}
