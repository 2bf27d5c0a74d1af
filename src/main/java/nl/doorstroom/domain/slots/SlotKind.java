package nl.doorstroom.domain.slots;

/** What a place is for, in the course of care. */
public enum SlotKind {
  INTAKE,
  TREATMENT_START,
  /** Verkennend gesprek. */
  EXPLORATORY,
  CONSULTATION,
  SHORT_CONTACT
}
