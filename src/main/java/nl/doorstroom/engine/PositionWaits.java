package nl.doorstroom.engine;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads that wait for a position to be folded.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
final class PositionWaits {

  private record Waiting(long position, Promise<Void> arrived, Runnable timer) {}

  private final Loop loop;
  private final Duration patience;
  private final List<Waiting> waiting = new ArrayList<>();

  PositionWaits(Loop loop, Duration patience) {
    this.loop = loop;
    this.patience = patience;
  }

  /** Completes when {@code position} was folded; fails as {@code BEHIND} when that takes long. */
  Future<Void> await(long position, long here) {
    Promise<Void> arrived = Promise.promise();
    Runnable timer = loop.after(patience, () -> arrived.tryFail(behind(position, here)));
    Waiting wait = new Waiting(position, arrived, timer);
    waiting.add(wait);
    return arrived.future().onComplete(any -> waiting.remove(wait));
  }

  void folded(long position) {
    for (Waiting wait : List.copyOf(waiting)) {
      if (wait.position() <= position) {
        wait.timer().run();
        wait.arrived().tryComplete();
      }
    }
  }

  private static ExchangeException behind(long position, long here) {
    return new ExchangeException(
        ExchangeException.Kind.BEHIND, "position: " + position + " (here: " + here + ")", null);
  }
}
