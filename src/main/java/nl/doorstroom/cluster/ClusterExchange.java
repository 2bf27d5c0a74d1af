package nl.doorstroom.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.engine.ExchangeException.Kind;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.engine.Moment;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.journal.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The regions of all nodes, seen from one: commands go to whoever keeps a region, everything else
 * is answered from what this node follows.
 *
 * <p><b>One rule for what fails.</b> A command whose owner did not have it, or of which nobody can
 * tell, is sent again under the same id to whoever keeps the region then, until {@link #PATIENCE}
 * is over. That cannot double anything: a region remembers what it accepted under an id, and
 * answers a repeat with the first answer. An answer is given once this node has folded what it
 * rests on, so that who asked here finds it here.
 *
 * <p>This class is threadsafe.
 */
final class ClusterExchange implements Exchange {

  /** How long a command looks for an owner: longer than it takes to notice that one is gone. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  /** Most commands of this node that wait for another. */
  static final int WAITING_MAX = 10_000;

  private static final long PAUSE_MILLIS = 50;

  private final Vertx vertx;
  private final Roster roster;
  private final LocalExchange local;
  private final Forwarding forwarding;
  private final Runnable refresh;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param refresh has the database asked again who is there
   */
  ClusterExchange(
      Vertx vertx, Roster roster, LocalExchange local, Forwarding forwarding, Runnable refresh) {
    this.vertx = vertx;
    this.roster = roster;
    this.local = local;
    this.forwarding = forwarding;
    this.refresh = refresh;
  }

  @Override
  public Future<Answer> submit(RegionId region, Submission submission) {
    NodeId keeper = roster.keeper(region);
    Search search = new Search(region, submission);
    if (keeper != null && !keeper.equals(roster.self())) {
      return bounded(() -> attempt(search));
    }
    return local
        .submit(region, submission)
        .recover(
            cause ->
                mayBeElsewhere(cause)
                    ? bounded(() -> again(search, cause))
                    : Future.failedFuture(cause));
  }

  /** A command on its way to whoever keeps its region. */
  private static final class Search {

    private final RegionId region;
    private final Submission submission;
    private final long began = System.nanoTime();
    private boolean unknown;

    Search(RegionId region, Submission submission) {
      this.region = region;
      this.submission = submission;
    }

    Duration left() {
      return PATIENCE.minusNanos(System.nanoTime() - began);
    }

    boolean isOver() {
      return left().isNegative();
    }
  }

  private Future<Answer> bounded(Supplier<Future<Answer>> searching) {
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      return Future.failedFuture(
          new ExchangeException(
              Kind.BUSY, "waiting for other nodes: " + WAITING_MAX + " (expected: fewer)", null));
    }
    return searching.get().onComplete(any -> waiting.decrementAndGet());
  }

  private Future<Answer> attempt(Search search) {
    NodeId keeper = roster.keeper(search.region);
    Future<Answer> answered;
    if (keeper == null) {
      answered =
          Future.failedFuture(
              new ExchangeException(Kind.NOT_HERE, "nobody keeps the region at present", null));
    } else if (keeper.equals(roster.self())) {
      answered = local.submit(search.region, search.submission);
    } else {
      answered =
          forwarding
              .send(keeper, search.region, search.submission, search.left())
              .compose(answer -> arrived(search.region, answer));
    }
    return answered.recover(cause -> again(search, cause));
  }

  private Future<Answer> again(Search search, Throwable cause) {
    if (!mayBeElsewhere(cause)) {
      return Future.failedFuture(cause);
    }
    search.unknown |= ((ExchangeException) cause).kind() == Kind.OUTCOME_UNKNOWN;
    if (search.isOver()) {
      return Future.failedFuture(
          search.unknown
              ? new ExchangeException(
                  Kind.OUTCOME_UNKNOWN, "it is not known whether it was done", cause)
              : cause);
    }
    refresh.run();
    return change().compose(none -> attempt(search));
  }

  private static boolean mayBeElsewhere(Throwable cause) {
    return cause instanceof ExchangeException fault
        && (fault.kind() == Kind.NOT_HERE || fault.kind() == Kind.OUTCOME_UNKNOWN);
  }

  /** Completes at the next change of the roster, or after a little while. */
  private Future<Void> change() {
    Promise<Void> changed = Promise.promise();
    AtomicBoolean done = new AtomicBoolean();
    Runnable stop =
        roster.onChange(
            () -> {
              if (done.compareAndSet(false, true)) {
                changed.complete();
              }
            });
    long timer =
        vertx.setTimer(
            PAUSE_MILLIS,
            id -> {
              if (done.compareAndSet(false, true)) {
                changed.complete();
              }
            });
    return changed
        .future()
        .onComplete(
            any -> {
              stop.run();
              vertx.cancelTimer(timer);
            });
  }

  /** Waits until what {@code answer} rests on is here; an answer that came is never lost for it. */
  private Future<Answer> arrived(RegionId region, Answer answer) {
    local.stirred(region, answer.position());
    return local
        .read(region, answer.position(), grid -> answer)
        .recover(behind -> Future.succeededFuture(answer));
  }

  @Override
  public <T> Future<T> read(RegionId region, Function<Grid, T> reader) {
    return local.read(region, reader);
  }

  @Override
  public <T> Future<T> read(RegionId region, long position, Function<Grid, T> reader) {
    local.stirred(region, position);
    return local.read(region, position, reader);
  }

  @Override
  public <T> Future<T> asOf(RegionId region, Moment moment, Function<Grid, T> reader) {
    return local.asOf(region, moment, reader);
  }

  @Override
  public Set<RegionId> regions() {
    return local.regions();
  }

  @Override
  public Future<Void> open(RegionId region) {
    return local.open(region);
  }

  @Override
  public Runnable watch(RegionId region, CommitWatcher watcher) {
    return local.watch(region, watcher);
  }

  /** Writable where this node decides, or knows who does. */
  @Override
  public RegionStatus status(RegionId region) {
    RegionStatus here = local.status(region);
    @Nullable NodeId keeper = roster.keeper(region);
    return here.writable() || keeper == null || keeper.equals(roster.self())
        ? here
        : new RegionStatus(here.position(), here.confirmed(), true, here.waiting());
  }
}
