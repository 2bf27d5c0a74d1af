package nl.doorstroom.domain.slots;

import nl.doorstroom.domain.partners.WaitPhase;
import org.jspecify.annotations.Nullable;

/** What a place is for, in the course of care. */
public enum SlotKind {
  INTAKE,
  TREATMENT_START,
  /** Verkennend gesprek. */
  EXPLORATORY,
  CONSULTATION,
  SHORT_CONTACT;

  /** The wait that ends with such a place; null when it ends none, and nobody waits for it. */
  public @Nullable WaitPhase ends() {
    return switch (this) {
      case INTAKE, CONSULTATION, SHORT_CONTACT -> WaitPhase.INTAKE;
      case TREATMENT_START -> WaitPhase.TREATMENT;
      case EXPLORATORY -> null;
    };
  }
}
