package nl.doorstroom.live;

import java.time.Duration;
import nl.doorstroom.grid.View;

/**
 * Told what leaves to those who watch, for meters.
 *
 * <p><b>Threads.</b> Called on any event loop; must not block and must not throw.
 */
public interface LiveObserver {

  /** Looks away. */
  LiveObserver NONE = new LiveObserver() {};

  /** By what a client is connected. */
  enum Road {
    SOCKET,
    STREAM
  }

  /** So many more, or fewer, are connected. */
  default void connected(Road road, int change) {}

  /** So many more, or fewer, watch a board. */
  default void watching(View view, int change) {}

  /** {@code rows} of a board changed or left, for one mask. */
  default void changed(View view, int rows) {}

  /** What changed in a region was worked out for all who watch within {@code took}. */
  default void flushed(Duration took) {}

  /** A change was sent to so many, and is told to {@code later} others once they keep up. */
  default void sent(View view, int watchers, int later) {}

  /** So many were told to fetch their board anew. */
  default void refetched(View view, int watchers) {}
}
