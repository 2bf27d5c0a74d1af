package nl.doorstroom.grid;

import java.time.Instant;

/**
 * The places in history that watchers may still come from: at most 65,536, and none that was
 * followed by another longer ago than the sheets remember.
 */
final class Offsets {

  private static final int SIZE = 1 << 16;

  private final int[] hashes = new int[SIZE];
  private final long[] millis = new long[SIZE];
  private Cursor last;
  private long first;

  Offsets(Cursor start) {
    last = start;
    first = start.offset();
    hashes[index(first)] = hash(start);
  }

  /** {@code cursor} must be the next; throws {@link IllegalArgumentException} when it is not. */
  void add(Cursor cursor, Instant at) {
    if (cursor.offset() != last.offset() + 1) {
      throw new IllegalArgumentException(
          "offset: " + cursor.offset() + " (expected: " + (last.offset() + 1) + ")");
    }
    last = cursor;
    hashes[index(cursor.offset())] = hash(cursor);
    millis[index(cursor.offset())] = at.toEpochMilli();
    long oldest = at.minus(Sheet.MEMORY).toEpochMilli();
    while (last.offset() - first >= SIZE
        || (first < last.offset() && millis[index(first + 1)] < oldest)) {
      first++;
    }
  }

  Cursor last() {
    return last;
  }

  /** Whether {@code cursor} is of this history and not too long ago. */
  boolean knows(Cursor cursor) {
    return cursor.offset() >= first
        && cursor.offset() <= last.offset()
        && hashes[index(cursor.offset())] == hash(cursor);
  }

  private static int index(long offset) {
    return (int) (offset & (SIZE - 1));
  }

  private static int hash(Cursor cursor) {
    return Integer.parseUnsignedInt(cursor.hash(), 16);
  }
}
