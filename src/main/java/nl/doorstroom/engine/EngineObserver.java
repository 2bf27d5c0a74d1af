package nl.doorstroom.engine;

import java.time.Duration;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.journal.JournalException;

/**
 * Told what the engine does, for meters and alerts.
 *
 * <p><b>Threads.</b> Called on the context of the region; must not block and must not throw.
 */
public interface EngineObserver {

  /** Looks away. */
  EngineObserver NONE = new EngineObserver() {};

  /** A batch of {@code events} became durable, {@code took} after it was sent. */
  default void appended(RegionId region, int events, Duration took) {}

  default void refused(RegionId region, Rejection.Reason reason) {}

  /** A deadline was decided {@code late} after it fell due. */
  default void deadlineDecided(RegionId region, Duration late) {}

  /**
   * Deadlines stopped, or go on: the writer's clock is {@code drift} away from the database's, a
   * deadline could not be decided, or not every node could read what came of it. While they are
   * stopped someone has to look.
   */
  default void deadlinesStopped(RegionId region, boolean stopped, Duration drift) {}

  /** The region answers, {@code took} after recovery began, having folded {@code facts}. */
  default void recovered(RegionId region, Duration took, long facts) {}

  /** The writer was thrown away. */
  default void writerLost(RegionId region, JournalException.Kind kind) {}
}
