package nl.doorstroom.http;

import io.vertx.core.Future;
import nl.doorstroom.domain.RegionId;
import org.jspecify.annotations.Nullable;

/** Sets the pace of what goes on by itself in a demonstration. */
@FunctionalInterface
public interface DemoControl {

  /** How a demonstration goes: {@code speed} times as fast as life, or standing still. */
  record Pace(double speed, boolean paused) {}

  /**
   * Changes what is not null.
   *
   * @param speed above 0, at most 1000
   * @return how it goes from now on; fails with {@link IllegalArgumentException} when {@code
   *     region} has no demonstration, and as {@code NOT_HERE} when another server keeps it going
   */
  Future<Pace> change(RegionId region, @Nullable Double speed, @Nullable Boolean paused);
}
