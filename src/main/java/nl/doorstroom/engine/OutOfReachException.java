package nl.doorstroom.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The moment that was asked for lies outside what is known of a region. */
public final class OutOfReachException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Bounds bounds;

  /**
   * What can be asked for. Of a region without facts, nothing: its newest position is 0.
   *
   * @param oldestAt when the oldest fact was decided; null when there is none
   * @param newestAt until when it is known that nothing else happened
   */
  public record Bounds(long oldest, @Nullable Instant oldestAt, long newest, Instant newestAt) {}

  public OutOfReachException(Moment asked, Bounds bounds) {
    super(asked + " (expected: within " + bounds + ")");
    this.bounds = bounds;
  }

  public Bounds bounds() {
    return bounds;
  }
}
