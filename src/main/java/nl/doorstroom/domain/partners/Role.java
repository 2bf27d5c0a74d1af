package nl.doorstroom.domain.partners;

/**
 * In what capacity someone sees and acts. Together with an organisation it decides what may be
 * seen: the mask.
 */
public enum Role {
  /** Anyone, without signing in. */
  PUBLIC,
  /** Huisarts, and POH-ggz, assistent and waarnemer acting for one; of a practice. */
  GP,
  /** Intake planner of a provider. */
  PLANNER,
  /** Member of the transfertafel. */
  TABLE_MEMBER,
  ADMINISTRATOR
}
