package nl.doorstroom.domain.transfers;

/** Why a receiver sends someone back after its yes (terugverwijzing). A closed list. */
public enum SendBackReason {
  OTHER_QUESTION,
  TOO_HEAVY,
  TOO_LIGHT,
  TOO_LITTLE_INFORMATION,
  NO_SHOW,
  NO_CAPACITY,
  OTHER
}
