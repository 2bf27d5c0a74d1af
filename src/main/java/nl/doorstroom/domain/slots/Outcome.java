package nl.doorstroom.domain.slots;

/** What became of an appointment. */
public enum Outcome {
  ATTENDED,
  NO_SHOW,
  CANCELLED
}
