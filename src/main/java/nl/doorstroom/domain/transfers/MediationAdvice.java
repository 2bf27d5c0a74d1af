package nl.doorstroom.domain.transfers;

/** What the table advises to a mediation request. A closed list. */
public enum MediationAdvice {
  /** The service that the answer names. */
  REFER_TO_SERVICE,
  EXPLORATORY_TALK,
  CONSULTATION,
  SOCIAL_DOMAIN,
  STAY_WHERE_THEY_ARE,
  OUTSIDE_REGION,
  /** The insurer's zorgbemiddeling. */
  INSURER,
  NOT_POSSIBLE
}
