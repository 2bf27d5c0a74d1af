package nl.doorstroom.domain.partners;

/** What is done against waiting. A closed list. */
public enum MeasureKind {
  EXTRA_INTAKES,
  EXTRA_STAFF,
  GROUP_TREATMENT,
  E_HEALTH,
  SHORTER_TREATMENT,
  OUTFLOW,
  WAITING_LIST_REVIEW,
  TRANSFER,
  CONSULTATION,
  OTHER
}
