package nl.doorstroom.app;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/** Waits for futures where there is nothing else to do: never on an event loop. */
final class Awaiting {

  private Awaiting() {}

  /** What {@code future} completes with; throws what it fails with. */
  static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }
}
