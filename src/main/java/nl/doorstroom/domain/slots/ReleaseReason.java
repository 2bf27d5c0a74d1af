package nl.doorstroom.domain.slots;

/** Why a claim ended before its appointment. A closed list. */
public enum ReleaseReason {
  CLIENT_DECLINED,
  REFERRER_WITHDREW,
  PROVIDER_WITHDREW,
  LETTER_MISSING,
  POSITION_CLOSED,
  OTHER
}
