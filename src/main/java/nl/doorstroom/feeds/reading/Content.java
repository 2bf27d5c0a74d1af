package nl.doorstroom.feeds.reading;

/** What the rows of a file are about. */
public enum Content {
  SLOTS,
  SCHEDULES,
  OUTCOMES,
  POSITIONS,
  /** The organisation itself; like locations and services, only where a format has them so. */
  ORGANIZATION,
  LOCATIONS,
  SERVICES
}
