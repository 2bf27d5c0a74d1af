package nl.doorstroom.domain.transfers;

/** What a second pair of eyes says of a candidate. */
public enum ScreeningOutcome {
  /** A candidate for other capacity: it goes on. */
  TRANSFER,
  STAYS,
  /** Better helped there: proposed anew, under that mask. */
  SOCIAL_DOMAIN,
  DUPLICATE,
  NO_LONGER_WAITING
}
