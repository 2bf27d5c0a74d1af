package nl.doorstroom.domain.meetings;

/** Why someone is on an agenda. */
public enum AgendaReason {
  /** The meeting before left it for this one. */
  CARRIED_OVER,
  /** First in the order of the region: urgency, time over the norm, time waited. */
  IN_ORDER,
  /** In the share that is kept for who is regular and has waited longest. */
  LONGEST_WAITING
}
