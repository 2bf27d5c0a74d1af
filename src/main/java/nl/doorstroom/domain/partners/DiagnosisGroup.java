package nl.doorstroom.domain.partners;

/** The hoofddiagnosegroepen of the NZa (NR/REG-2219a), after DSM-5. */
public enum DiagnosisGroup {
  NEURODEVELOPMENTAL,
  SCHIZOPHRENIA_SPECTRUM,
  BIPOLAR,
  DEPRESSIVE,
  ANXIETY,
  OBSESSIVE_COMPULSIVE,
  TRAUMA_STRESSOR,
  SOMATIC_SYMPTOM,
  EATING,
  SUBSTANCE,
  NEUROCOGNITIVE,
  PERSONALITY,
  REMAINING,
  /** Diagnose nog niet gesteld. */
  NOT_YET_SET
}
