package nl.doorstroom.domain.partners;

/** Which of the two waits: never added up per person, never mixed (NZa). */
public enum WaitPhase {
  /** Aanmeldwachttijd: from registration to first intake. */
  INTAKE,
  /** Behandelwachttijd: from first intake to start of treatment. */
  TREATMENT
}
