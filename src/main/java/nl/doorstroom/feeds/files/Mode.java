package nl.doorstroom.feeds.files;

/** How much of a file is done when some of it cannot be. */
public enum Mode {
  /** All rows or none: the first that is refused or in conflict stops it and undoes the rest. */
  ALL_OR_NOTHING,
  /** What can be done is done; each row says what became of it. */
  PER_ROW
}
