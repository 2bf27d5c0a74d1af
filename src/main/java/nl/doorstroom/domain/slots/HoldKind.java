package nl.doorstroom.domain.slots;

/** How long a place is kept for one organisation. */
public enum HoldKind {
  /** Minutes, by the wall clock, while someone decides. */
  HOLD,
  /** Until the next working day at noon; a limited number per practice. */
  OPTION
}
