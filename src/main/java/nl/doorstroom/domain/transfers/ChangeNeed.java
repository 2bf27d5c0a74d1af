package nl.doorstroom.domain.transfers;

/** What a change of help needs from someone else before it is booked. */
public enum ChangeNeed {
  /** The huisarts confirms the new referral. */
  REFERRAL,
  /** The gemeente confirms the indication. */
  INDICATION
}
