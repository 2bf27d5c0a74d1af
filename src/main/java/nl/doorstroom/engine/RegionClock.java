package nl.doorstroom.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What time it is in a region: the database's clock when the region was taken, advanced by the
 * monotonic one, never before the last journalled instant, in whole milliseconds.
 *
 * <p>Two clocks never go equally fast, so that each look at the database's sets this one right
 * again. What is further off than {@link #DRIFT_MAX} is a jump, of either: a machine that slept, a
 * clock that was set. One that lasts for {@link #LOOKS_UNTIL_FOLLOWED} looks is followed, as a new
 * writer would; until then, and while the database is still behind what was journalled, no deadline
 * is decided.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
final class RegionClock {

  /** Further from the database's clock than this, no deadline is decided. */
  static final Duration DRIFT_MAX = Duration.ofSeconds(5);

  /** Looks in a row that must find the same jump before it is followed. */
  static final int LOOKS_UNTIL_FOLLOWED = 3;

  /** How far apart two looks at the same jump may find it. */
  private static final Duration SAME_JUMP = Duration.ofSeconds(1);

  private Instant setAt;
  private final long setNanos;
  private Instant floor;
  private Duration drift = Duration.ZERO;
  private Duration jump = Duration.ZERO;
  private int looks;

  /**
   * @param takenNanos the monotonic clock when {@code takenAt} arrived here
   * @param floor instant of the last fact
   */
  RegionClock(Instant takenAt, long takenNanos, Instant floor) {
    this.setAt = takenAt;
    this.setNanos = takenNanos;
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
    return setAt.plusNanos(nanos - setNanos).truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Compares with {@code database}, its clock at some moment between {@code sent} and {@code
   * received}, and follows it where that is safe.
   */
  void compare(Instant database, long sent, long received) {
    Duration off = off(database, at(sent), at(received));
    if (off.abs().compareTo(DRIFT_MAX) <= 0 || lasts(off)) {
      looks = 0;
      setAt = setAt.plus(off);
    }
    drift = off(database, latest(floor, at(sent)), latest(floor, at(received))).abs();
  }

  private boolean lasts(Duration off) {
    boolean same = looks > 0 && off.minus(jump).abs().compareTo(SAME_JUMP) <= 0;
    looks = same ? looks + 1 : 1;
    jump = off;
    return looks >= LOOKS_UNTIL_FOLLOWED;
  }

  /** How far {@code database} lies outside the two; negative when before them. */
  private static Duration off(Instant database, Instant earliest, Instant latest) {
    if (database.isBefore(earliest)) {
      return Duration.between(earliest, database);
    }
    return database.isAfter(latest) ? Duration.between(latest, database) : Duration.ZERO;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  Duration drift() {
    return drift;
  }

  boolean isTrusted() {
    return drift.compareTo(DRIFT_MAX) <= 0;
  }
}
