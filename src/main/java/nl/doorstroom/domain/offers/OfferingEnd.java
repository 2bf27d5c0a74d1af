package nl.doorstroom.domain.offers;

/** Why an offering ended. A closed list. */
public enum OfferingEnd {
  /** Someone said yes. */
  TAKEN,
  /** There is nobody left to ask: the place is free. */
  EXHAUSTED,
  STOPPED,
  SLOT_WITHDRAWN,
  SLOT_STARTED,
  SLOT_CLEARED
}
