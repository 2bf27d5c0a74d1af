package nl.doorstroom.metrics;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often something took how long, in the buckets of its meter: as a running total, or between
 * two of those.
 *
 * @param bounds upper ends of the buckets, in seconds, rising
 * @param counts how many took no longer than each bound
 * @param all how many there were, also longer ones
 */
public record Times(double[] bounds, long[] counts, long all) {

  /** Nothing was timed. */
  public static final Times NONE = new Times(new double[0], new long[0], 0);

  public Times {
    bounds = bounds.clone();
    counts = counts.clone();
  }

  @Override
  public double[] bounds() {
    return bounds.clone();
  }

  @Override
  public long[] counts() {
    return counts.clone();
  }

  /** Both together, of the same meter; one of them when the other has nothing. */
  Times and(Times other) {
    if (!Arrays.equals(bounds, other.bounds)) {
      return bounds.length == 0 ? other : this;
    }
    long[] both = new long[counts.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = counts[i] + other.counts[i];
    }
    return new Times(bounds, both, all + other.all);
  }

  /** What came after {@code before}, of the same meter; all of it when that has other buckets. */
  public Times since(Times before) {
    if (!Arrays.equals(bounds, before.bounds)) {
      return this;
    }
    long[] more = new long[counts.length];
    for (int i = 0; i < more.length; i++) {
      more[i] = counts[i] - before.counts[i];
    }
    return new Times(bounds, more, all - before.all);
  }

  /**
   * Within what time a share of them was done, as Prometheus estimates it: evenly spread in a
   * bucket; the longest bound for what was beyond it. Null when there were none.
   *
   * @param share 0 to 1
   */
  public @Nullable Duration within(double share) {
    if (all == 0 || bounds.length == 0) {
      return null;
    }
    double rank = share * all;
    for (int i = 0; i < bounds.length; i++) {
      if (counts[i] >= rank) {
        double from = i == 0 ? 0 : bounds[i - 1];
        long before = i == 0 ? 0 : counts[i - 1];
        long inside = counts[i] - before;
        double part = inside == 0 ? 1 : (rank - before) / inside;
        return seconds(from + (bounds[i] - from) * part);
      }
    }
    return seconds(bounds[bounds.length - 1]);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Times times
        && Arrays.equals(bounds, times.bounds)
        && Arrays.equals(counts, times.counts)
        && all == times.all;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return all + " " + Arrays.toString(counts);
  }
}
