package nl.doorstroom.http;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * What is told of requests, and the page that Prometheus reads.
 *
 * <p><b>Threads.</b> Called on any event loop; must not block and must not throw.
 */
public interface Monitoring {

  /** A request came in. */
  void began();

  /**
   * Its answer has left, or the client has.
   *
   * @param operation id of the operation in the contract, or what else was asked for: of a closed
   *     list
   * @param status of the answer
   * @param took since it came in
   */
  void answered(String operation, int status, Duration took);

  /** How many requests of {@code kind} may be worked on at once is {@code limit} from now on. */
  void admits(Door.Kind kind, IntSupplier limit);

  /** A request was turned away before anything was done for it. */
  void turnedAway(Door.Kind kind, Door.Reason reason);

  /** Whether traces that are begun here are kept by somebody. */
  default boolean keepsTraces() {
    return false;
  }

  /** An event loop came to a timer so much later than asked. */
  void lagged(Duration lag);

  /** Whether the page is served beside those of the exchange, to this machine only. */
  boolean isBesideOthers();

  /** The meters now, in the format that {@code accept} asks for. */
  Page page(String accept);

  /** How the server is, in a handful of figures. */
  Pulse pulse();

  /** What Prometheus reads. */
  record Page(String contentType, String text) {}
}
