package nl.doorstroom.domain.slots;

/** Why a claim ended before its appointment. A closed list. */
public enum ReleaseReason {
  CLIENT_DECLINED,
  REFERRER_WITHDREW,
  PROVIDER_WITHDREW,
  LETTER_MISSING,
  POSITION_CLOSED,
  /** It was to move, and had not been when its time came. */
  PRACTITIONER_ABSENT,
  OTHER
}
