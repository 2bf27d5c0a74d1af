package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.time.Duration;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a snapshot kept of a region's committed state every so many facts, so that starting takes a
 * bounded time. It never holds up the writer: only references are copied on the region's loop, and
 * a snapshot that fails is tried again later.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
final class SnapshotFollower {

  /** Facts between two snapshots. */
  static final long FACTS = 10_000;

  /** Facts after a failed snapshot until the next try. */
  private static final long FACTS_AFTER_FAILURE = 1_000;

  private static final Logger log = LoggerFactory.getLogger(SnapshotFollower.class);

  private final Journal journal;
  private final Loop loop;
  private final EngineObserver observer;
  private long kept;
  private long due;
  private Future<Void> keeping = Future.succeededFuture();

  /** {@code kept} is the position of the newest snapshot there is. */
  SnapshotFollower(Journal journal, Loop loop, EngineObserver observer, long kept) {
    this.journal = journal;
    this.loop = loop;
    this.observer = observer;
    this.kept = kept;
    this.due = kept + FACTS;
  }

  /** Looks whether one is due; called after each fold. */
  void follow(CommittedRegion region) {
    if (region.position() >= due && keeping.isComplete()) {
      keeping = keep(region.snapshot());
    }
  }

  /** Keeps the last state, after what is being kept; completes also when that fails. */
  Future<Void> close(CommittedRegion region) {
    return keeping.compose(
        none -> region.position() > kept ? keep(region.snapshot()) : Future.succeededFuture());
  }

  private Future<Void> keep(Snapshot snapshot) {
    long position = snapshot.state().position();
    long began = loop.nanoTime();
    return journal
        .keep(snapshot)
        .onComplete(
            done ->
                observer.snapshotKept(
                    snapshot.state().region(),
                    done.succeeded(),
                    Duration.ofNanos(loop.nanoTime() - began)))
        .onSuccess(
            none -> {
              kept = position;
              due = position + FACTS;
            })
        .recover(
            cause -> {
              due = position + FACTS_AFTER_FAILURE;
              log.warn(
                  "snapshot not kept region={} position={}",
                  snapshot.state().region().value(),
                  position,
                  cause);
              return Future.succeededFuture();
            });
  }
}
