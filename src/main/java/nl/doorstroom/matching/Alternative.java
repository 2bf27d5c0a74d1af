package nl.doorstroom.matching;

import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * A place that someone was not given, and why.
 *
 * @param terms what it would mean for them
 * @param obstacle what stands in the way; null when nothing does
 * @param givenTo who has it, of several the one who comes closest to giving way; null unless the
 *     reason is in others
 * @param theirs what it means for that other; null with {@code givenTo}
 */
public record Alternative(
    SlotId slot,
    OrganizationId receiver,
    Why why,
    Terms terms,
    @Nullable Obstacle obstacle,
    @Nullable PositionId givenTo,
    @Nullable Terms theirs) {

  /** Why a place was not given to someone. */
  public enum Why {
    OBSTACLE,
    /** Whoever has it has more urgency-weighted days over the norm. */
    GIVEN_LONGER_OVER_NORM,
    /**
     * Whoever has it has no more days over the norm, but all together gain more this way: they
     * cannot go elsewhere, would save fewer days there, or had it suggested before.
     */
    GIVEN_MORE_TOGETHER,
    /** It saves fewer days than the place they got. */
    LATER,
    /** It is as soon, and farther away. */
    FARTHER,
    /** It is as soon and as near, and its receiver is given more people. */
    FAIR_SHARE,
    /** It would be better, but not by so much that the suggestion changes. */
    TOO_LITTLE_BETTER,
    /** It is just as good: the order of ids decides. */
    AS_GOOD
  }
}
