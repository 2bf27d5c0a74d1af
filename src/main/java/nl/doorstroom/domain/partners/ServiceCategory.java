package nl.doorstroom.domain.partners;

/** The eight kinds of help of the Leidende principes MGC 1.0 (2023), ggz and social domain. */
public enum ServiceCategory {
  /** Ggz-behandeling; the only one with a Treeknorm. */
  GGZ_TREATMENT,
  /** Wachtverzachter. */
  WAITING_SUPPORT,
  /** E-health. */
  E_HEALTH,
  /** Laagdrempelig steunpunt. */
  SUPPORT_POINT,
  /** Sociaal werk. */
  SOCIAL_WORK,
  /** Wmo-ondersteuning. */
  WMO_SUPPORT,
  /** Wonen. */
  HOUSING,
  /** Werken, for instance IPS. */
  WORK
}
