package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Where a region lives: one turn at a time, with timers and a monotonic clock.
 *
 * <p><b>Threads.</b> {@link #run} may be called from anywhere; the rest within a turn.
 */
interface Loop {

  /** Runs {@code turn} later, after those that were handed over before it. */
  void run(Runnable turn);

  /** Runs {@code turn} once {@code delay} has passed, unless the result is run before. */
  Runnable after(Duration delay, Runnable turn);

  /** Does {@code step} on a thread that may be held up, and completes in a turn. */
  <T> Future<T> work(Callable<T> step);

  /** A clock that only goes forward, in nanoseconds since nobody knows when. */
  long nanoTime();
}
