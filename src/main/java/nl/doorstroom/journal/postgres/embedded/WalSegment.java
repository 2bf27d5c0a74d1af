package nl.doorstroom.journal.postgres.embedded;

/**
 * One file of the write-ahead log.
 *
 * @param name 24 hex digits: eight of the timeline, eight and eight of the place in the log
 */
record WalSegment(String name) {

  static final String NAME = "[0-9A-F]{24}";

  WalSegment {
    if (!isName(name)) {
      throw new IllegalArgumentException("segment: '" + name + "' (expected: " + NAME + ")");
    }
  }

  static boolean isName(String name) {
    return name.matches(NAME);
  }

  /** Its place in the log, one more than that of the file before it, on whatever timeline. */
  long number(long segmentBytes) {
    long high = Long.parseLong(name.substring(8, 16), 16);
    long low = Long.parseLong(name.substring(16), 16);
    return high * ((1L << 32) / segmentBytes) + low;
  }
}
