package nl.doorstroom.app;

import io.vertx.core.Future;
import java.time.Duration;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.Submission;

/**
 * Told of work that belongs to the trace of a request, on the context of that.
 *
 * <p><b>Threads.</b> Called on any event loop; must not block and must not throw.
 */
interface Spans extends AutoCloseable {

  /** Nobody is told anything. */
  Spans NONE = new Spans() {};

  /** Whether somebody keeps what is told. */
  default boolean areKept() {
    return false;
  }

  /** A request was answered just now, {@code took} after it came in. */
  default void request(String operation, int status, Duration took) {}

  /** A command was handed to its region just now; gives {@code answer} on. */
  default Future<Answer> command(RegionId region, Submission submission, Future<Answer> answer) {
    return answer;
  }

  @Override
  default void close() {}
}
