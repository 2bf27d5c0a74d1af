package nl.doorstroom.domain.slots;

/** Why a claim was not confirmed. A closed list. */
public enum DeclineReason {
  NOT_SUITABLE,
  NO_CONTRACT,
  TOO_LITTLE_INFORMATION,
  PLANNING_CHANGED,
  ALREADY_IN_CARE,
  OTHER,
  /** By the clock only: nobody confirmed it within the term. */
  NOT_IN_TIME
}
