package nl.doorstroom.reminders;

/** That a mail server did not take a letter, and what that means for the next one. */
final class UndeliveredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is in the way. */
  enum Kind {
    /** There is no such address, now or later. */
    NO_SUCH_ADDRESS,
    /** This letter is not taken, now or later. */
    LETTER_REFUSED,
    /** Not now; other letters may do. */
    LATER,
    /** Nothing goes out at present. */
    AWAY
  }

  private final Kind kind;

  /**
   * @param message must not have the address in it
   */
  UndeliveredException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
