package nl.doorstroom.domain.slots;

/** Why a slot was withdrawn. A closed list. */
public enum WithdrawReason {
  PRACTITIONER_ABSENT,
  PLANNING_CHANGED,
  MISTAKE,
  /** It is missing from what a source now brings. */
  NOT_IN_SOURCE,
  IMPORT_UNDONE,
  OTHER
}
