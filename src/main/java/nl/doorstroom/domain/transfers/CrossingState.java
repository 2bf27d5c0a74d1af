package nl.doorstroom.domain.transfers;

/** How a crossing stands in the region that it leaves. Counted there until it has departed. */
public enum CrossingState {
  /** A service of the other region is asked. */
  ASKED,
  /** It said yes and keeps a place; the client chooses. */
  ACCEPTED,
  /** The client chose: counted here, and no longer to be offered anything. */
  DEPARTING,
  /** On the list there, and no longer on the one here. */
  DEPARTED,
  /** It came to nothing: {@link CrossingEnd} says why. */
  ENDED;

  /** Whether it may still come to nothing. */
  public boolean isOpen() {
    return switch (this) {
      case ASKED, ACCEPTED, DEPARTING -> true;
      case DEPARTED, ENDED -> false;
    };
  }

  /** Whether nobody here can call it off any more. */
  public boolean isAway() {
    return switch (this) {
      case DEPARTING, DEPARTED -> true;
      case ASKED, ACCEPTED, ENDED -> false;
    };
  }
}
