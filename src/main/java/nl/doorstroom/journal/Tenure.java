package nl.doorstroom.journal;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;

/**
 * The right to write to one region, for as long as no other node takes it over.
 *
 * <p><b>Order.</b> Batches become durable in the order in which {@link #append} was called; one is
 * in flight at a time.
 *
 * <p><b>Threads.</b> Not thread-safe: every call comes from the region's own context, and every
 * future completes on it. After any failure it accepts nothing more: the writer is thrown away and
 * a new one takes the region again.
 */
public interface Tenure {

  RegionId region();

  long term();

  /** The database's clock when the region was taken, cut to milliseconds. */
  Instant takenAt();

  /**
   * Makes {@code facts} durable, all or none.
   *
   * @param facts at least one, at most {@link Journal#BATCH_EVENTS_MAX}; the first position is one
   *     more than the last of the batch before it
   * @param previous hash of the fact before the first
   * @return completes with the entries once they are on disk; fails as {@code FENCED} (another node
   *     has taken over: nothing was written), {@code NOT_WRITTEN}, or {@code UNKNOWN}
   */
  Future<List<Entry>> append(List<Fact> facts, Hash previous);

  /** An empty append: completes while the term is still ours, fails as {@link #append} does. */
  Future<Void> confirm();

  /** Lets another node take the region at once. */
  Future<Void> release();

  /** Closes the connection without giving the region back. */
  Future<Void> abandon();
}
