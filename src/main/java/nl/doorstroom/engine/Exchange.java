package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.grid.Grid;

/**
 * The one door to the regions: commands go in, committed state comes out.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
public interface Exchange {

  /**
   * Has {@code submission} decided by the writer of {@code region}.
   *
   * @return fails with {@link ExchangeException} when nothing can be decided or when nobody can
   *     tell what became of it; a refusal is an {@link Answer}
   */
  Future<Answer> submit(RegionId region, Submission submission);

  /**
   * Runs {@code reader} on the region's context over its committed state. What it returns must hold
   * no reference to the grid. Fails with {@link ExchangeException} when the region is not known.
   */
  <T> Future<T> read(RegionId region, Function<Grid, T> reader);

  /**
   * As {@link #read}, once the grid has folded {@code position}; waits up to 2 s for it, then fails
   * as {@code BEHIND}.
   */
  <T> Future<T> read(RegionId region, long position, Function<Grid, T> reader);

  /**
   * Runs {@code reader}, on a worker thread, over {@code region} as it was at {@code moment}. What
   * it returns must hold no reference to the grid. Fails with {@link OutOfReachException} when
   * nothing is known of that moment, and with {@link ExchangeException} as {@code BUSY} when too
   * many look back at once, or when the journal cannot be read.
   */
  <T> Future<T> asOf(RegionId region, Moment moment, Function<Grid, T> reader);

  /** Regions that this node can answer for. */
  Set<RegionId> regions();

  /** Takes {@code region} into use, new or not, and completes once it answers. */
  Future<Void> open(RegionId region);

  /** Calls {@code watcher} on the region's context after each fold, until the result is run. */
  Runnable watch(RegionId region, CommitWatcher watcher);

  /** When {@code region} was last known to be true: its last commit or confirmed lease. */
  RegionStatus status(RegionId region);

  /** Told after each batch that was folded into the grid. */
  @FunctionalInterface
  interface CommitWatcher {
    /** Must not block, and must not change the grid. */
    void committed(Grid grid);
  }
}
