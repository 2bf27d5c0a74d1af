package nl.doorstroom.domain.offers;

import java.time.Instant;
import nl.doorstroom.domain.waiting.PositionId;

/**
 * One person who can be called about one place.
 *
 * @param until the end of the term, which runs in working hours
 * @param notReached how often nobody was reached
 */
public record Offer(
    OfferId id,
    PositionId position,
    Instant madeAt,
    Instant until,
    OfferState state,
    int notReached) {

  /** How often someone is called before it is the next one's turn. */
  public static final int CALLS = 2;

  Offer in(OfferState next) {
    return new Offer(id, position, madeAt, until, next, notReached);
  }

  Offer notReachedOnceMore() {
    return new Offer(id, position, madeAt, until, state, notReached + 1);
  }
}
