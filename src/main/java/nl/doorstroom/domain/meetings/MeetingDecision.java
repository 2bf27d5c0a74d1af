package nl.doorstroom.domain.meetings;

/** What the table decides about someone. A closed list. */
public enum MeetingDecision {
  /** A receiver keeps a place: the client is told of it. */
  PLACED,
  /** Other receivers are asked, in the holder's name. */
  PUT_TO,
  /** The next step of the ladder is taken, in the holder's name. */
  ESCALATE,
  /** The holder finds out what is missing. */
  FIND_OUT,
  /** It comes back at the next meeting. */
  NEXT_TIME,
  /** Nobody was found: the transfer ends, and they wait on where they wait, in the same place. */
  STOP;

  /** Whether someone is to call the client before the next case is on the table. */
  public boolean needsCall() {
    return this != NEXT_TIME;
  }
}
