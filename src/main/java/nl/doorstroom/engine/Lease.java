package nl.doorstroom.engine;

import java.time.Duration;
import nl.doorstroom.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of its own lease, by its monotonic clock, and of what the others with one
 * can read.
 *
 * <p>Another node may take a region once our lease has been over for 3 s. A renewal after such a
 * gap says nothing of the regions: each must first learn that its term is still the newest. So a
 * lease counts from the start of the run of renewals between which it cannot have been over, for
 * regions whose term was confirmed since.
 *
 * <p><b>Threads.</b> Renewed on one context, read from any.
 */
final class Lease {

  /** Older than this, a lease covers no answer that writes nothing. */
  static final Duration FRESH = Duration.ofSeconds(2);

  /** Longest time between two renewals in which nobody can have taken a region. */
  private static final Duration GAP_MAX = Duration.ofMillis(2_500);

  /** All in nanoseconds of the monotonic clock. */
  private record Run(long since, long renewed) {}

  private volatile @Nullable Run run;
  private volatile int lowestLevel = Journal.LEVEL_MIN;

  /** The database renewed it, at some moment between {@code sent} and {@code received}. */
  void renewed(long sent, long received) {
    Run before = run;
    boolean unbroken = before != null && received - before.renewed < GAP_MAX.toNanos();
    run = new Run(before != null && unbroken ? before.since : received, sent);
  }

  /** The lowest level among the nodes is {@code level}. */
  void levelled(int level) {
    lowestLevel = level;
  }

  /** What all nodes can read. */
  int lowestLevel() {
    return lowestLevel;
  }

  /**
   * Whether a region whose term was confirmed at {@code confirmed} is surely ours at {@code now}.
   */
  boolean covers(long confirmed, long now) {
    Run current = run;
    return current != null
        && current.since - confirmed < 0
        && now - current.renewed < FRESH.toNanos();
  }

  /** The last moment at which a region whose term was confirmed at {@code confirmed} was ours. */
  long ownedAt(long confirmed) {
    Run current = run;
    return current != null && current.since - confirmed < 0 && current.renewed - confirmed > 0
        ? current.renewed
        : confirmed;
  }
}
