package nl.doorstroom.domain.transfers;

/** Why a place that was kept for a transfer is gone. */
public enum PlaceLoss {
  /** The client did not choose within the term. */
  TERM_PASSED,
  SLOT_WITHDRAWN,
  SLOT_CLEARED,
  SLOT_STARTED
}
