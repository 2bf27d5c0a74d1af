package nl.doorstroom.domain.meetings;

/** How far a meeting is. */
public enum MeetingState {
  /** It has a day and no agenda yet. */
  PLANNED,
  /** Its agenda is fixed: members answer what is asked of them before it starts. */
  AGENDA_FIXED,
  OPEN,
  /** What was decided is in its minutes. */
  CLOSED,
  /** Called off, or never opened on its day. */
  CANCELLED;

  /** Whether it still has to be held, or is being held. */
  public boolean isAhead() {
    return this != CLOSED && this != CANCELLED;
  }
}
