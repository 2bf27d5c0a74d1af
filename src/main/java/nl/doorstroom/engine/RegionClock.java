package nl.doorstroom.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What time it is in a region: the database's clock when the region was taken, advanced by the
 * monotonic one, never before the last journalled instant, in whole milliseconds.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
final class RegionClock {

  /** Further from the database's clock than this, no deadline is decided. */
  static final Duration DRIFT_MAX = Duration.ofSeconds(5);

  private final Instant takenAt;
  private final long takenNanos;
  private Instant floor;
  private Duration drift = Duration.ZERO;

  /**
   * @param takenNanos the monotonic clock when {@code takenAt} arrived here
   * @param floor instant of the last fact
   */
  RegionClock(Instant takenAt, long takenNanos, Instant floor) {
    this.takenAt = takenAt;
    this.takenNanos = takenNanos;
    this.floor = floor;
  }

  /** Never goes back, whatever {@code nanos} says. */
  Instant now(long nanos) {
    Instant now = at(nanos);
    if (now.isAfter(floor)) {
      floor = now;
    }
    return floor;
  }

  /** What the database's clock said at {@code nanos}. */
  Instant at(long nanos) {
    return takenAt.plusNanos(nanos - takenNanos).truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Compares with {@code database}, its clock at some moment between {@code sent} and {@code
   * received}.
   */
  void compare(Instant database, long sent, long received) {
    Instant earliest = floor.isAfter(at(sent)) ? floor : at(sent);
    Instant latest = floor.isAfter(at(received)) ? floor : at(received);
    if (database.isBefore(earliest)) {
      drift = Duration.between(database, earliest);
    } else if (database.isAfter(latest)) {
      drift = Duration.between(latest, database);
    } else {
      drift = Duration.ZERO;
    }
  }

  Duration drift() {
    return drift;
  }

  boolean isTrusted() {
    return drift.compareTo(DRIFT_MAX) <= 0;
  }
}
