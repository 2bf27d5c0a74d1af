package nl.doorstroom.domain.partners;

/** What an organisation is in the network. */
public enum OrganizationKind {
  GGZ_CORE,
  GGZ_OTHER,
  /** Huisartsenpraktijk. */
  GP_PRACTICE,
  /** RHO. */
  REGIONAL_GP_ORGANISATION,
  SOCIAL_DOMAIN,
  /** Gemeente. */
  MUNICIPALITY,
  INSURER,
  OTHER,
  /** Onafhankelijke cliëntondersteuning. */
  CLIENT_SUPPORT;

  /** Whether it asks the table for clients of its own, and offers nothing itself. */
  public boolean mediates() {
    return this == INSURER || this == CLIENT_SUPPORT;
  }
}
