package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionState;
import org.jspecify.annotations.Nullable;

/**
 * A region for a writer to start from, made on a worker while the region's context goes on folding.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
final class WriterCopy {

  private final Future<Void> made;
  private List<Fact> since = new ArrayList<>();
  private @Nullable Region region;

  /** Makes it of {@code state}; all that is folded from now on must be told by {@link #fold}. */
  WriterCopy(RegionState state, Loop loop) {
    made =
        loop.work(() -> Region.restore(state))
            .map(
                restored -> {
                  since.forEach(restored::apply);
                  since = List.of();
                  region = restored;
                  return null;
                });
  }

  Future<Void> made() {
    return made;
  }

  void fold(List<Fact> facts) {
    Region current = region;
    if (current == null) {
      since.addAll(facts);
    } else {
      facts.forEach(current::apply);
    }
  }

  /** Null while it is being made. */
  @Nullable Region region() {
    return region;
  }
}
