package nl.doorstroom.engine;

import java.time.Instant;

/**
 * How true the picture of a region is.
 *
 * @param position of the last fact folded
 * @param confirmed when the journal last confirmed that nothing is missing, by the database's clock
 * @param writable whether commands are decided at present
 * @param waiting commands that had no answer yet
 */
public record RegionStatus(long position, Instant confirmed, boolean writable, int waiting) {

  /** Nothing is known of it here. */
  public static final RegionStatus UNKNOWN = new RegionStatus(0, Instant.EPOCH, false, 0);

  /** Whether all that the journal held was folded once: before that there is no board to show. */
  public boolean isRead() {
    return !confirmed.equals(Instant.EPOCH);
  }
}
