package nl.doorstroom.domain.partners;

/**
 * The sixteen ggz items of the zorgvragenboom (draft national code system, MinVWS generic
 * functions), in which a huisarts asks.
 */
public enum CareQuestion {
  /** Aanpassings- en verwerkingsproblemen. */
  ADJUSTMENT,
  /** ADHD. */
  ADHD,
  /** Angstklachten. */
  ANXIETY,
  /** Autisme. */
  AUTISM,
  /** Cognitieve problemen, onder andere dementie. */
  COGNITIVE,
  /** Eetproblemen. */
  EATING,
  /** Gedragsproblemen. */
  BEHAVIOUR,
  /** Persoonlijkheidsproblemen. */
  PERSONALITY,
  /** Psychose. */
  PSYCHOSIS,
  /** Psychotraumatische klachten. */
  TRAUMA,
  /** Relatie- en gezinsproblemen. */
  RELATIONSHIP,
  /** Seksuologische problemen. */
  SEXUAL,
  /** Somatoforme klachten. */
  SOMATOFORM,
  /** Stemmingsklachten. */
  MOOD,
  /** Verslavingsproblemen. */
  ADDICTION,
  /** Overige. */
  OTHER
}
