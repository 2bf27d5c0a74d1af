package nl.doorstroom.domain.partners;

/** For what someone at the transfertafel has so many working hours. */
public enum TableTerm {
  /** To screen a candidate. */
  SCREEN,
  /** To ask the client for consent. */
  ASK_CONSENT,
  /** To record what the client said. */
  CONSENT,
  /** To ask receivers, or others. */
  FIND,
  /** To answer as a receiver; then it lapses. */
  ANSWER,
  /** To call the client about a place; then it is free again. */
  CHOOSE,
  /** To confirm a new referral or an indication. */
  CONFIRM,
  /** To book the place that the client chose. */
  BOOK,
  /** To hand over warmly. */
  HAND_OVER,
  /** To take over the responsibility for treatment. */
  TAKE_OVER,
  /** To answer a step of the ladder. */
  ESCALATION,
  /** To answer a mediation request. */
  MEDIATION
}
