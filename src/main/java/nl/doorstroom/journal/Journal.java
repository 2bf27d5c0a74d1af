package nl.doorstroom.journal;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * The durable, ordered record of what happened in every region, and of which node may write to
 * which.
 *
 * <p>Every failure is one of {@link JournalException}'s kinds.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
public interface Journal {

  /** Most events one batch may hold. */
  int BATCH_EVENTS_MAX = 5_000;

  /** What every node can read. */
  int LEVEL_MIN = 1;

  /** The database's clock, cut to milliseconds. */
  Future<Instant> now();

  /**
   * Renews this node's lease by the database's clock: a node may own regions only while it is
   * renewed.
   *
   * @param level newest event versions that this node can read
   */
  Future<Void> renewLease(int level);

  /** The nodes whose lease is not over, by the database's clock. */
  Future<Nodes> nodes();

  /** Who took each region last; a region that was never taken is not among them. */
  Future<Map<RegionId, Owner>> owners();

  /**
   * Makes ready what it takes to take {@code region}, so that this is quick if it comes within
   * seconds. Changes nothing that anyone can see, nor does a failure.
   */
  Future<Void> prepare(RegionId region);

  /**
   * Takes {@code region} under a new term, in a statement of its own, after which an append under
   * an older term either was committed before or never will be. Fails as {@code NOT_OURS} unless
   * the region is new, was released, belonged to this node, or its owner's lease is over 3 s old.
   */
  Future<Tenure> take(RegionId region);

  /** Facts after {@code after}, in order, at most {@code max} of them. */
  Future<List<Entry>> read(RegionId region, long after, int max);

  /** All regions that have an owner or a fact. */
  Future<Set<RegionId>> regions();

  /** Keeps {@code snapshot}, and of older ones the last three and one a month. */
  Future<Void> keep(Snapshot snapshot);

  /**
   * The newest readable snapshot at or below {@code position}; an unreadable one falls back to the
   * next older; null when there is none.
   */
  Future<@Nullable Snapshot> snapshot(RegionId region, long position);

  /** Gives this node's lease and connections back. */
  Future<Void> close();
}
