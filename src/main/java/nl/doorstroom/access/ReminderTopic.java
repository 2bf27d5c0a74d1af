package nl.doorstroom.access;

/** What someone can be reminded of. Constants are appended, never renamed or removed. */
public enum ReminderTopic {
  /** Claims that lapse before the next working day ends. */
  CLAIMS,
  /** Appointments that cannot take place and need another place. */
  TO_MOVE,
  /** Offers that end today. */
  OFFERS,
  /** Letters of referrals that are late. */
  LETTERS,
  /** Appointments that have been and have no outcome. */
  OUTCOMES,
  /** Services without a free place in two weeks that usually have one. */
  GAPS,
  /** Services that look stale, or will within three days. */
  STALE,
  /** Feeds that stopped; told at once, and until they go on. */
  FEEDS,
  /** The monthly delivery to Vektis and the NZa. */
  DELIVERY
}
