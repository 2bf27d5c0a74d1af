package nl.doorstroom.engine;

import java.time.Duration;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a writer's clock against the database's, and tells when its deadlines stop or go on.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
final class DeadlineWatch {

  /** Ticks of the lease between two looks at the database's clock. */
  static final int TICKS_PER_CLOCK_CHECK = 10;

  private static final Logger log = LoggerFactory.getLogger(DeadlineWatch.class);

  private final RegionId region;
  private final Journal journal;
  private final Loop loop;
  private final EngineObserver observer;
  private @Nullable RegionWriter watched;
  private boolean stopped;
  private int ticks;

  DeadlineWatch(RegionId region, Journal journal, Loop loop, EngineObserver observer) {
    this.region = region;
    this.journal = journal;
    this.loop = loop;
    this.observer = observer;
  }

  /** Called each second while there is a writer. */
  void tick(RegionWriter writer, RegionClock clock) {
    if (writer.deadlinesStopped() != stopped) {
      // The nodes can read more, or less, than they could.
      writer.turn();
      tell(writer, clock);
    }
    ticks++;
    if (ticks % TICKS_PER_CLOCK_CHECK == 0) {
      compare(writer, clock);
    }
  }

  /** Says so where it changed; from now on nothing is told of another writer. */
  void tell(RegionWriter writer, RegionClock clock) {
    watched = writer;
    if (writer.deadlinesStopped() != stopped) {
      stopped = writer.deadlinesStopped();
      observer.deadlinesStopped(region, stopped, clock.drift());
    }
  }

  /** The region is no longer decided for here: whoever does now tells of its deadlines. */
  void forget() {
    watched = null;
    if (stopped) {
      stopped = false;
      observer.deadlinesStopped(region, false, Duration.ZERO);
    }
  }

  private void compare(RegionWriter writer, RegionClock clock) {
    long sent = loop.nanoTime();
    journal
        .now()
        .onComplete(
            database -> {
              clock.compare(database, sent, loop.nanoTime());
              if (writer == watched) {
                tell(writer, clock);
                writer.turn();
              }
            },
            cause ->
                log.warn(
                    "clock not compared region={} cause={}", region.value(), CatchUp.text(cause)));
  }
}
