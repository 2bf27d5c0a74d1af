package nl.doorstroom.domain.partners;

/**
 * A letter of the partner matrix of the Leidende principes MGC 1.0 (2023), from which default
 * rights follow.
 */
public enum PartnerRole {
  /** B, beleid. */
  POLICY,
  /** U, uitvoering. */
  EXECUTION,
  /** I, informatie. */
  INFORMATION,
  /** R, inroepbaar. */
  ON_CALL,
  /** M, monitoring. */
  MONITORING
}
