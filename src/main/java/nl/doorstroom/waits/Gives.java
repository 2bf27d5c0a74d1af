package nl.doorstroom.waits;

import org.jspecify.annotations.Nullable;

/**
 * What publishing places gave one service, over the places that are still remembered: two months.
 *
 * @param started units of capacity whose start has passed
 * @param filled how many of those were taken when it did; the others were lost
 * @param seen appointments of which it is known whether the person came
 * @param noShow how many of those did not come
 * @param publishToClaim mean from publishing a place to taking it, over the claims that stand; null
 *     when there are none
 * @param region how long the wait for an intake was in the region; null when that rests on too few
 */
public record Gives(
    int started,
    int filled,
    int seen,
    int noShow,
    @Nullable Mean publishToClaim,
    @Nullable RegionMean region) {

  /** Units that started unused. */
  public int lost() {
    return started - filled;
  }
}
