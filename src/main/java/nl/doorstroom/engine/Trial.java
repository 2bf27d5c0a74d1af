package nl.doorstroom.engine;

import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.domain.RequestDigest;

/**
 * A copy of a region, to see what would become of it: what is decided here happens here only, and
 * is never written or shown.
 *
 * <p><b>Threads.</b> Not thread-safe. Making one of a large region takes a second: on a worker.
 */
public final class Trial {

  private static final ActorToken NOBODY = new ActorToken("trial");

  private final Region region;

  public Trial(RegionState state) {
    this.region = Region.restore(state);
  }

  /** The copy, for reading. */
  public Region region() {
    return region;
  }

  /** Decides {@code command} as the region would at {@code now}, and has it happen here. */
  public Decision decide(Command command, Instant now) {
    Decision decision = region.decide(command, now);
    if (decision instanceof Decision.Accepted accepted) {
      CommandId id = new CommandId("trial/" + region.position());
      for (Event event : accepted.events()) {
        region.apply(new Fact(region.position() + 1, now, NOBODY, id, RequestDigest.NONE, event));
      }
    }
    return decision;
  }
}
