package nl.doorstroom.domain.waiting;

/** Why a referral was refused by the service. A closed list. */
public enum RefusalReason {
  OUTSIDE_OFFER,
  EXCLUSION_CRITERION,
  NO_CONTRACT,
  TOO_LIGHT,
  TOO_HEAVY,
  TOO_LITTLE_INFORMATION,
  ALREADY_IN_CARE,
  OTHER
}
