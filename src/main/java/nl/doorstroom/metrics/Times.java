package nl.doorstroom.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often something took how long, in the buckets of its meter: as a running total, or between
 * two of those.
 *
 * @param buckets in order of their bounds
 * @param all how many there were, also longer ones
 */
public record Times(List<Bucket> buckets, long all) {

  /** Nothing was timed. */
  public static final Times NONE = new Times(List.of(), 0);

  /** So many took no longer than a bound, in seconds. */
  public record Bucket(double bound, long count) {}

  public Times {
    buckets = List.copyOf(buckets);
  }

  /** Both together, of the same meter; one of them when the other has nothing. */
  Times and(Times other) {
    return buckets.isEmpty() ? other : other.buckets.isEmpty() ? this : with(other, 1);
  }

  /** What came after {@code before}, of the same meter. */
  public Times since(Times before) {
    return before.buckets.isEmpty() ? this : with(before, -1);
  }

  private Times with(Times other, int sign) {
    List<Bucket> result = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      Bucket bucket = buckets.get(i);
      result.add(new Bucket(bucket.bound(), bucket.count() + sign * other.buckets.get(i).count()));
    }
    return new Times(result, all + sign * other.all);
  }

  /**
   * Within what time a share of them was done, as Prometheus estimates it: evenly spread in a
   * bucket; the longest bound for what was beyond it. Null when there were none.
   *
   * @param share 0 to 1
   */
  public @Nullable Duration within(double share) {
    if (all == 0 || buckets.isEmpty()) {
      return null;
    }
    double rank = share * all;
    Bucket before = new Bucket(0, 0);
    for (Bucket bucket : buckets) {
      if (bucket.count() >= rank) {
        long inside = bucket.count() - before.count();
        double part = inside == 0 ? 1 : (rank - before.count()) / inside;
        return seconds(before.bound() + (bucket.bound() - before.bound()) * part);
      }
      before = bucket;
    }
    return seconds(before.bound());
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
