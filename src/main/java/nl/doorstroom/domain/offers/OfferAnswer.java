package nl.doorstroom.domain.offers;

/** What came of a call. */
public enum OfferAnswer {
  YES,
  /** Costs no place: waiting goes on since the same day. */
  NO,
  /** The second time it is the next one's turn. */
  NOT_REACHED
}
