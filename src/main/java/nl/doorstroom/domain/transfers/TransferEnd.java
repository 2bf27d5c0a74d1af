package nl.doorstroom.domain.transfers;

/** Why a transfer ended without being done. A closed list. */
public enum TransferEnd {
  /** Screened as one who stays where they are. */
  STAYS,
  /** Screened as better helped in the social domain. */
  SOCIAL_DOMAIN,
  DUPLICATE,
  NO_LONGER_WAITING,
  CONSENT_REFUSED,
  CONSENT_WITHDRAWN,
  CONSENT_EXPIRED,
  NO_RECEIVER,
  CLIENT_STAYS,
  /** The huisarts or the gemeente did not confirm the change. */
  NOT_CONFIRMED,
  /** Terugverwijzing. */
  SENT_BACK,
  /** By the holder. */
  WITHDRAWN,
  /** The position was closed meanwhile, on whichever list it was. */
  POSITION_CLOSED
}
