package nl.doorstroom.domain.offers;

/** How an offer stands. */
public enum OfferState {
  OPEN,
  ACCEPTED,
  DECLINED,
  NOT_REACHED,
  /** Its term passed without an answer. */
  LAPSED,
  /** The offering ended, or the person no longer waits for a place. */
  WITHDRAWN
}
