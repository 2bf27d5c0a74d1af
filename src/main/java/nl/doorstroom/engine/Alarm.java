package nl.doorstroom.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the writer when the next deadline falls due.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's loop.
 */
final class Alarm {

  /** Timers reach no further; the deadline is then looked at again. */
  private static final Duration REACH_MAX = Duration.ofHours(1);

  private final Loop loop;
  private final Runnable turn;
  private @Nullable Instant at;
  private Runnable cancel = () -> {};

  Alarm(Loop loop, Runnable turn) {
    this.loop = loop;
    this.turn = turn;
  }

  /** Replaces what was set; null sets nothing. {@code next} lies after {@code now}. */
  void set(@Nullable Instant next, Instant now) {
    if (next == null ? at == null : next.equals(at)) {
      return;
    }
    cancel.run();
    cancel = () -> {};
    at = next;
    if (next != null) {
      Duration delay = Duration.between(now, next);
      cancel = loop.after(delay.compareTo(REACH_MAX) < 0 ? delay : REACH_MAX, this::ring);
    }
  }

  void stop() {
    cancel.run();
    cancel = () -> {};
    at = null;
  }

  private void ring() {
    at = null;
    turn.run();
  }
}
