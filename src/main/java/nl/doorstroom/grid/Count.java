package nl.doorstroom.grid;

import org.jspecify.annotations.Nullable;

/**
 * How many people, or only that they are few.
 *
 * @param n null when suppressed
 * @param under the limit they are fewer than; null when {@code n} is told
 */
record Count(@Nullable Integer n, @Nullable Integer under) {

  static Count of(int n) {
    return new Count(n, null);
  }

  /** A group of fewer than {@code limit} is not told, unless it is empty. */
  static Count suppressed(int n, int limit) {
    return n > 0 && n < limit ? new Count(null, limit) : of(n);
  }
}
