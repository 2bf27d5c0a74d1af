package nl.doorstroom.domain.transfers;

/** What is moved: a place on a waiting list, or the treatment of someone who has one. */
public enum TransferKind {
  WAITING,
  /** Opschalen. */
  STEP_UP,
  /** Afschalen. */
  STEP_DOWN,
  /** Uitstroom. */
  OUTFLOW;

  /** Whether someone is in treatment and waits for nothing: such transfers are counted apart. */
  public boolean isInTreatment() {
    return switch (this) {
      case WAITING -> false;
      case STEP_UP, STEP_DOWN, OUTFLOW -> true;
    };
  }
}
