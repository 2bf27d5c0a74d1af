package nl.doorstroom.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides who is let in so that those who are let in are answered in time: a bound on how many are
 * inside at once, which follows from how long they take.
 *
 * <p>What is asked beyond capacity waits, and the more wait the longer each does, while no more are
 * answered. So the bound is moved by the delay and by nothing that must be known beforehand: in
 * each {@link #WINDOW} in which over half of those who were answered took longer than {@link
 * #WAIT_MAX} beyond the least that anyone took lately, it falls by a tenth; in one in which they
 * did not, and someone was turned away, it rises by a tenth. The least is what an answer costs when
 * nobody waits (a write of the journal, mostly), so that a slow disk is not taken for a crowd.
 *
 * <p>A client is let in while it holds fewer places than are free (Choudhury and Hahne's dynamic
 * threshold): one that floods has at most half of them, two have a third each, and whoever asks
 * seldom finds one free. Nobody who is inside is ever sent away, and there is nothing to recover
 * from: once those inside are answered, whoever comes is let in.
 *
 * <p><b>Time</b> comes in with each call, in nanoseconds of a clock that never goes back.
 *
 * <p>This class is threadsafe; a call takes well under a microsecond.
 */
final class Admission {

  /**
   * Fewest that may be inside, however long they take: a page that has all it shows asked at once
   * finds room.
   */
  static final int LIMIT_MIN = 64;

  static final int LIMIT_FIRST = 512;

  /** Most that may be inside, however short they take: what this many hold fits in memory. */
  static final int LIMIT_MAX = 2_048;

  /** What half may wait beyond the least that an answer takes. */
  static final Duration WAIT_MAX = Duration.ofMillis(50);

  /** Most that is taken for the least that an answer takes. */
  static final Duration LEAST_MAX = Duration.ofMillis(500);

  /** How often the bound is moved at most. */
  static final Duration WINDOW = Duration.ofMillis(100);

  /** Fewest answers by which it is moved. */
  static final int ANSWERS_MIN = 16;

  /** Answers from longer ago say nothing of now. */
  static final Duration WINDOW_MAX = Duration.ofSeconds(1);

  /** For how long the least that was seen counts, at least; twice that at most. */
  static final Duration LOOK_BACK = Duration.ofSeconds(5);

  private static final double STEP = 1.1;

  /** What is said to who asks to be let in. */
  enum Verdict {
    ADMITTED,
    /** As many are inside as may be. */
    FULL,
    /** This client holds as many places as are left for all others. */
    SHARE
  }

  private final Map<Object, Integer> held = new HashMap<>();
  private int inside;
  private double limit = LIMIT_FIRST;

  private long windowFrom;
  private int answers;
  private int late;
  private boolean turnedAway;

  private long leastFrom;
  private long least = Long.MAX_VALUE;
  private long leastBefore = Long.MAX_VALUE;

  /**
   * @param now when it begins
   */
  Admission(long now) {
    windowFrom = now;
    leastFrom = now;
  }

  /**
   * Asks for a place for {@code client}. Who is {@link Verdict#ADMITTED} has it until {@link
   * #leave}.
   */
  synchronized Verdict enter(Object client, long now) {
    move(now);
    int mine = held.getOrDefault(client, 0);
    int free = limit() - inside;
    if (mine < free) {
      held.put(client, mine + 1);
      inside++;
      return Verdict.ADMITTED;
    }
    turnedAway = true;
    return free <= 0 ? Verdict.FULL : Verdict.SHARE;
  }

  /** Gives back a place of {@code client}. */
  synchronized void leave(Object client) {
    Integer mine = held.get(client);
    if (mine == null) {
      throw new IllegalStateException("client: " + client + " (expected: one that is inside)");
    }
    if (mine == 1) {
      held.remove(client);
    } else {
      held.put(client, mine - 1);
    }
    inside--;
  }

  /** Learns from an answer that took {@code took}, of work that takes long for no other reason. */
  synchronized void answered(Duration took, long now) {
    move(now);
    long nanos = took.toNanos();
    if (now - leastFrom >= LOOK_BACK.toNanos()) {
      leastBefore = now - leastFrom >= 2 * LOOK_BACK.toNanos() ? Long.MAX_VALUE : least;
      least = Long.MAX_VALUE;
      leastFrom = now;
    }
    least = Math.min(least, nanos);
    answers++;
    if (nanos > WAIT_MAX.toNanos() + leastTaken()) {
      late++;
    }
  }

  /** How many may be inside at once. */
  synchronized int limit() {
    return (int) limit;
  }

  /** How many are inside. */
  synchronized int inside() {
    return inside;
  }

  private long leastTaken() {
    return Math.min(LEAST_MAX.toNanos(), Math.min(least, leastBefore));
  }

  private void move(long now) {
    long length = now - windowFrom;
    if (length < WINDOW.toNanos() || (answers < ANSWERS_MIN && length < WINDOW_MAX.toNanos())) {
      return;
    }
    if (answers >= ANSWERS_MIN) {
      if (2 * late > answers) {
        limit = Math.max(LIMIT_MIN, limit / STEP);
      } else if (turnedAway) {
        limit = Math.min(LIMIT_MAX, limit * STEP);
      }
    }
    windowFrom = now;
    answers = 0;
    late = 0;
    turnedAway = false;
  }
}
