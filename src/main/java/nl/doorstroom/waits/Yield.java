package nl.doorstroom.waits;

import java.time.Duration;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.Slot;
import org.jspecify.annotations.Nullable;

/** What became of the places of one service. */
final class Yield {

  private static final double DAY = Duration.ofDays(1).toMillis();

  private int started;
  private int filled;
  private int seen;
  private int noShow;
  private int claims;
  private long untilClaimed;

  /**
   * Counts {@code slot}, or with {@code sign} -1 no longer does. One that was withdrawn is none.
   */
  void count(Slot slot, int sign) {
    if (slot.withdrawn()) {
      return;
    }
    if (slot.started()) {
      started += sign * slot.capacity();
      filled += sign * slot.claims().size();
    }
    for (Claim claim : slot.claims()) {
      if (claim.outcome() == Outcome.ATTENDED || claim.outcome() == Outcome.NO_SHOW) {
        seen += sign;
        noShow += claim.outcome() == Outcome.NO_SHOW ? sign : 0;
      }
      // A claim that was moved may be older than the place where it is now.
      if (!claim.at().isBefore(slot.publishedAt())) {
        claims += sign;
        untilClaimed += sign * Duration.between(slot.publishedAt(), claim.at()).toMillis();
      }
    }
  }

  Gives gives(@Nullable RegionMean region) {
    return new Gives(
        started,
        filled,
        seen,
        noShow,
        claims == 0 ? null : new Mean(Math.round(10 * untilClaimed / DAY / claims) / 10.0, claims),
        region);
  }
}
