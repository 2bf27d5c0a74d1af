package nl.doorstroom.domain.partners;

/** How specialised help is. */
public enum Echelon {
  /** Without a professional, or low-threshold. */
  SELF_HELP,
  /** Huisartsenzorg, POH-ggz. */
  GP_CARE,
  /** Generalistische basis-ggz. */
  BASIC,
  /** Gespecialiseerde ggz. */
  SPECIALISED,
  /** Hoogspecialistische ggz. */
  HIGHLY_SPECIALISED,
  /** Sociaal domein. */
  SOCIAL_DOMAIN
}
