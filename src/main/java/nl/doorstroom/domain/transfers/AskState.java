package nl.doorstroom.domain.transfers;

/** How a question to a receiver stands. */
public enum AskState {
  OPEN,
  ACCEPTED,
  DECLINED,
  /** The term passed without an answer, and is counted so. */
  LAPSED,
  /** Another accepted first, the holder took it back, or the transfer ended. */
  WITHDRAWN,
  /** Accepted, and the place was lost before it was booked. */
  LOST
}
