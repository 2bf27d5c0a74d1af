package nl.doorstroom.engine;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Brings a region back as it was, from the newest snapshot before that and the facts after it. The
 * work is done on worker threads, for a few at a time: the regions that live do not wait for it.
 *
 * <p><b>Threads.</b> This class is threadsafe; a future may complete on any context.
 */
final class Replay {

  /** Regions brought back at the same time: each takes the memory of a living one. */
  static final int AT_ONCE_MAX = 2;

  /** Who else may wait for their turn. */
  static final int WAITING_MAX = 16;

  /** Facts read at a time. */
  private static final int CHUNK = 2_000;

  private final Vertx vertx;
  private final Journal journal;
  private final Deque<Promise<Void>> waiting = new ArrayDeque<>();
  private int running;

  Replay(Vertx vertx, Journal journal) {
    this.vertx = vertx;
    this.journal = journal;
  }

  /**
   * Runs {@code reader} over {@code region} as it was at {@code moment}.
   *
   * @param known what of the region is committed and known here
   * @return fails with {@link OutOfReachException}, with {@link ExchangeException} as {@code BUSY}
   *     or {@code JOURNAL_UNAVAILABLE}, or as {@code reader} does
   */
  <T> Future<T> at(RegionId region, RegionStatus known, Moment moment, Function<Grid, T> reader) {
    return enter()
        .compose(
            entered ->
                position(region, known, moment)
                    .compose(position -> basis(region, position))
                    .compose(basis -> work(() -> basis.start(region)))
                    .compose(past -> fold(region, past))
                    .compose(past -> work(() -> reader.apply(past.committed().grid())))
                    .eventually(this::leave));
  }

  /** What a region is brought back from: a snapshot, or nothing. */
  private record Basis(@Nullable Snapshot snapshot, List<Entry> recalled, long until) {

    Past start(RegionId region) {
      return new Past(
          snapshot == null
              ? new CommittedRegion(new Region(region).state(), Hash.START, List.of())
              : new CommittedRegion(snapshot.state(), snapshot.hash(), recalled),
          until);
    }
  }

  /** A region on its way back. */
  private record Past(CommittedRegion committed, long until) {}

  private Future<Basis> basis(RegionId region, long until) {
    return fact(journal.snapshot(region, until))
        .compose(
            snapshot ->
                snapshot == null
                    ? Future.succeededFuture(new Basis(null, List.of(), until))
                    : fact(CommittedRegion.recall(journal, snapshot))
                        .map(recalled -> new Basis(snapshot, recalled, until)));
  }

  private Future<Past> fold(RegionId region, Past past) {
    long from = past.committed().position();
    int max = (int) Math.min(CHUNK, past.until() - from);
    if (max == 0) {
      return Future.succeededFuture(past);
    }
    return fact(journal.read(region, from, max))
        .compose(
            entries ->
                work(
                    () -> {
                      past.committed().fold(entries);
                      return past;
                    }))
        .compose(folded -> fold(region, folded));
  }

  /** The position of {@code moment}; facts are never older than those before them. */
  private Future<Long> position(RegionId region, RegionStatus known, Moment moment) {
    return fact(journal.read(region, 0, 1))
        .compose(
            oldest -> {
              Instant oldestAt = oldest.isEmpty() ? null : oldest.get(0).fact().at();
              OutOfReachException outOfReach =
                  new OutOfReachException(
                      moment,
                      new OutOfReachException.Bounds(
                          1, oldestAt, known.position(), known.confirmed()));
              if (moment instanceof Moment.After after) {
                return after.position() >= 1 && after.position() <= known.position()
                    ? Future.succeededFuture(after.position())
                    : Future.failedFuture(outOfReach);
              }
              Instant at = ((Moment.At) moment).instant();
              return oldestAt == null || at.isBefore(oldestAt) || at.isAfter(known.confirmed())
                  ? Future.failedFuture(outOfReach)
                  : lastUntil(region, at, 1, known.position());
            });
  }

  /**
   * The last fact at or before {@code at}, which is {@code low} at least and {@code high} at most.
   */
  private Future<Long> lastUntil(RegionId region, Instant at, long low, long high) {
    if (low == high) {
      return Future.succeededFuture(low);
    }
    long middle = low + (high - low + 1) / 2;
    return fact(journal.read(region, middle - 1, 1))
        .compose(
            entries ->
                entries.get(0).fact().at().isAfter(at)
                    ? lastUntil(region, at, low, middle - 1)
                    : lastUntil(region, at, middle, high));
  }

  private <T> Future<T> work(Callable<T> step) {
    return vertx.executeBlocking(step, false);
  }

  private static <T> Future<T> fact(Future<T> asked) {
    return asked.recover(cause -> Future.failedFuture(Faults.unavailable(cause)));
  }

  private Future<Void> enter() {
    synchronized (waiting) {
      if (running < AT_ONCE_MAX) {
        running++;
        return Future.succeededFuture();
      }
      if (waiting.size() < WAITING_MAX) {
        Promise<Void> turn = Promise.promise();
        waiting.add(turn);
        return turn.future();
      }
    }
    return Future.failedFuture(
        new ExchangeException(
            ExchangeException.Kind.BUSY,
            "waiting: " + WAITING_MAX + " others who look back (expected: fewer)",
            null));
  }

  private Future<Void> leave() {
    Promise<Void> next;
    synchronized (waiting) {
      next = waiting.poll();
      if (next == null) {
        running--;
      }
    }
    if (next != null) {
      next.complete();
    }
    return Future.succeededFuture();
  }
}
