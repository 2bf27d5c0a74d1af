package nl.doorstroom.domain.partners;

/** Why an admission stop was set. A closed list. */
public enum StopReason {
  STAFF_SHORTAGE,
  WAITING_LIST_TOO_LONG,
  /** Budgetplafond of an insurer. */
  BUDGET_CEILING,
  CLOSING,
  REORGANISATION,
  OTHER
}
