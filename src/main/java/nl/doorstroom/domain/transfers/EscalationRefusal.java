package nl.doorstroom.domain.transfers;

/** Why a step gave nothing. A closed list. */
public enum EscalationRefusal {
  NO_CAPACITY,
  NO_CONTRACT,
  TOO_FAR,
  NOT_INSURED_HERE,
  OTHER
}
