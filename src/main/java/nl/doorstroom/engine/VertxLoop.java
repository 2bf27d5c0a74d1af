package nl.doorstroom.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.Callable;

/** One context of Vert.x. */
record VertxLoop(Context context) implements Loop {

  @Override
  public void run(Runnable turn) {
    context.runOnContext(none -> turn.run());
  }

  @Override
  public Runnable after(Duration delay, Runnable turn) {
    long timer = context.owner().setTimer(Math.max(1, delay.toMillis()), id -> turn.run());
    return () -> context.owner().cancelTimer(timer);
  }

  @Override
  public <T> Future<T> work(Callable<T> step) {
    return context.executeBlocking(step, false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
