package nl.doorstroom.domain.transfers;

/** How far a transfer is. Each has an owner, a deadline, and what happens when it passes. */
public enum TransferStage {
  /** Proposed by the holder; someone else screens. */
  CANDIDATE,
  SCREENED,
  CONSENT_ASKED,
  /** Nobody is being asked: the holder asks receivers. */
  CONSENTED,
  /** One or more receivers are asked. */
  OFFERED,
  /** A receiver said yes and keeps a place; the client chooses. */
  ACCEPTED,
  /** The client said yes. */
  CHOSEN,
  /** The huisarts confirmed the new referral, or the gemeente the indication. */
  CONFIRMED,
  /** On the receiver's list, with a place, and no longer on the holder's. */
  BOOKED,
  HANDED_OVER,
  DONE,
  /** It ended otherwise; {@link Transfer#ending} says why. */
  CLOSED;

  /** Whether it still has to end. */
  public boolean isRunning() {
    return this != DONE && this != CLOSED;
  }

  /** Whether a receiver keeps a place for it. */
  public boolean keepsPlace() {
    return switch (this) {
      case ACCEPTED, CHOSEN, CONFIRMED -> true;
      case CANDIDATE,
          SCREENED,
          CONSENT_ASKED,
          CONSENTED,
          OFFERED,
          BOOKED,
          HANDED_OVER,
          DONE,
          CLOSED ->
          false;
    };
  }

  /** Whether the person has left the holder's list for the receiver's. */
  public boolean hasMoved() {
    return switch (this) {
      case BOOKED, HANDED_OVER, DONE -> true;
      case CANDIDATE,
          SCREENED,
          CONSENT_ASKED,
          CONSENTED,
          OFFERED,
          ACCEPTED,
          CHOSEN,
          CONFIRMED,
          CLOSED ->
          false;
    };
  }
}
