package nl.doorstroom.domain.transfers;

/** What came of a step. */
public enum EscalationOutcome {
  /** Somewhere to go was found. */
  MEDIATED,
  /** By an insurer only: it bought extra places. */
  EXTRA_BOUGHT,
  NOT_POSSIBLE
}
