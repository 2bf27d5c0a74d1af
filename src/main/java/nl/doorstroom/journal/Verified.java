package nl.doorstroom.journal;

import nl.doorstroom.domain.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * What reading the whole journal of one region has shown.
 *
 * @param rows that were sound, from position 1 on, up to the end or the fault
 * @param last hash of the last sound row
 * @param fault the first that was found; null when all is as it was written
 */
public record Verified(RegionId region, long rows, Hash last, @Nullable Fault fault) {

  /** Where the journal cannot be believed any more, and why. */
  public record Fault(long position, String what) {}

  public boolean isSound() {
    return fault == null;
  }
}
