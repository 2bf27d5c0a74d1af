package nl.doorstroom.domain.transfers;

/** How a crossing stands in the region that it comes to. Counted there from taken on. */
public enum ArrivalState {
  /** A service is asked. */
  ASKED,
  /** It said yes and keeps a place. */
  ACCEPTED,
  /** On the list here; the other region is not yet known to know. */
  TAKEN,
  /** On the list here only. */
  CONFIRMED,
  /** It came to nothing: {@link CrossingEnd} says why. */
  ENDED;

  /** Whether a place is kept for it. */
  public boolean keepsPlace() {
    return this == ACCEPTED;
  }

  /** Whether the other region still has to be heard, or told, for someone to be on one list. */
  public boolean isRunning() {
    return switch (this) {
      case ASKED, ACCEPTED, TAKEN -> true;
      case CONFIRMED, ENDED -> false;
    };
  }
}
