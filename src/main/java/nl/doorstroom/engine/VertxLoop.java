package nl.doorstroom.engine;

import io.vertx.core.Context;
import java.time.Duration;

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
  public long nanoTime() {
    return System.nanoTime();
  }
}
