package nl.doorstroom.domain.waiting;

/** What the client said to help that bridges the wait. */
public enum BridgingAnswer {
  ACCEPTED,
  DECLINED,
  /** Thinks about it. */
  UNDECIDED
}
