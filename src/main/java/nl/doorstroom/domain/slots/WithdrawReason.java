package nl.doorstroom.domain.slots;

/** Why a slot was withdrawn. A closed list. */
public enum WithdrawReason {
  PRACTITIONER_ABSENT,
  PLANNING_CHANGED,
  MISTAKE,
  OTHER
}
