package nl.doorstroom.domain.partners;

/** What there is room for where no places are published. */
public enum CapacityStatus {
  ROOM,
  LIMITED,
  FULL,
  /** Cannot be said without an assessment, which is not full. */
  ASSESSMENT_NEEDED,
  CLOSED_UNTIL
}
