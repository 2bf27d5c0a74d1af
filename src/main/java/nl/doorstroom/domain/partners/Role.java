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
  /** Zorgbemiddelaar of an insurer, or onafhankelijk cliëntondersteuner: asks for a client. */
  MEDIATOR,
  ADMINISTRATOR;

  /**
   * Whether it acts for organisations of {@code kind}: where it is asked for clients and nothing is
   * planned there are mediators and no others, and they are nowhere else.
   */
  public boolean actsFor(OrganizationKind kind) {
    return this == ADMINISTRATOR || (this == MEDIATOR) == kind.mediates();
  }
}
