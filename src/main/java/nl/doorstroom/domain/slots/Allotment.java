package nl.doorstroom.domain.slots;

/** For whom a place is (bestemd voor). */
public enum Allotment {
  NEW_REFERRAL,
  OWN_WAITING_LIST,
  TRANSFER_TABLE,
  /** Follow-up of a verkennend gesprek. */
  TALK_FOLLOW_UP,
  HIGH_URGENCY
}
