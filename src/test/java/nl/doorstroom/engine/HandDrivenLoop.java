package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A loop whose turns and time move when the test says so. */
final class HandDrivenLoop implements Loop {

  private record Timer(long at, Runnable turn) {}

  private final Deque<Runnable> turns = new ArrayDeque<>();
  private final List<Timer> timers = new ArrayList<>();
  private long nanos = 1;

  @Override
  public void run(Runnable turn) {
    turns.add(turn);
  }

  @Override
  public Runnable after(Duration delay, Runnable turn) {
    Timer timer = new Timer(nanos + Math.max(1, delay.toNanos()), turn);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  @Override
  public <T> Future<T> work(Callable<T> step) {
    try {
      return Future.succeededFuture(step.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  /** No two readings are equal: what is done later is seen to be later. */
  @Override
  public long nanoTime() {
    return nanos++;
  }

  /** Runs all turns that were handed over, and those that they hand over. */
  void runTurns() {
    while (!turns.isEmpty()) {
      turns.remove().run();
    }
  }

  /** Lets time pass without anything running, as when a process is paused. */
  void pause(Duration time) {
    nanos += time.toNanos();
  }

  /** Lets time pass, each timer running at its own moment. */
  void advance(Duration time) {
    long until = nanos + time.toNanos();
    runTurns();
    for (Timer next = next(until); next != null; next = next(until)) {
      timers.remove(next);
      nanos = Math.max(nanos, next.at());
      next.turn().run();
      runTurns();
    }
    nanos = until;
  }

  boolean hasTimer() {
    return !timers.isEmpty();
  }

  private @Nullable Timer next(long until) {
    return timers.stream()
        .filter(timer -> timer.at() <= until)
        .min(Comparator.comparingLong(Timer::at))
        .orElse(null);
  }
}
