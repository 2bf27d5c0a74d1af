package nl.doorstroom.domain.slots;

/** How long a place is kept for one organisation. */
public enum HoldKind {
  /** Minutes, by the wall clock, while someone decides. */
  HOLD,
  /** Until the next working day at noon; a limited number per practice. */
  OPTION,
  /** While it is offered to people who wait; ends with the offering. */
  OFFER,
  /** By a receiver, for someone who is moved to it; ends with the transfer. */
  TRANSFER;

  /** Whether a party took it, and may give it back; the rest ends with what it is kept for. */
  public boolean isByParty() {
    return switch (this) {
      case HOLD, OPTION -> true;
      case OFFER, TRANSFER -> false;
    };
  }
}
