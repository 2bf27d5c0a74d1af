package nl.doorstroom.engine;

import io.vertx.core.Future;
import nl.doorstroom.domain.RegionId;

/**
 * What those who spread regions over nodes ask of the engine of one node.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call. All fail with {@link ExchangeException} as {@code UNKNOWN_REGION} for a region that is
 * neither kept nor followed here.
 */
public interface RegionKeeper {

  /** Follows {@code region} from now on, or takes it where placement says so. Never fails. */
  void attend(RegionId region);

  /** Looks again whether {@code region} is to be taken, without waiting for the next second. */
  void reconsider(RegionId region);

  /** The facts up to {@code position} are durable, as their writer says: time to read them. */
  void stirred(RegionId region, long position);

  /**
   * Makes a copy of {@code region} for a writer, and keeps it up with what is followed, so that
   * taking the region soon will be quick. The copy goes if the region is not taken.
   */
  Future<Void> prepare(RegionId region);

  /** Takes {@code region} now, whatever placement says. Fails as {@code NOT_HERE} if it cannot. */
  Future<Void> take(RegionId region);

  /**
   * Decides no more, finishes what is being written and gives {@code region} back, to follow it.
   * What comes meanwhile fails as {@code NOT_HERE}. Fails, and keeps trying to write, when what was
   * being written was lost.
   */
  Future<Void> handOver(RegionId region);
}
