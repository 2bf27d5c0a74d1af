package nl.doorstroom.engine;

import java.time.Duration;
import java.util.List;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
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

  /** What became of a command. */
  enum Outcome {
    /** It changed something. */
    ACCEPTED,
    /** It was already so, or had been answered before. */
    UNCHANGED,
    REFUSED,
    /** It has no answer: the writer was lost, or this command broke it. */
    FAILED
  }

  /** A command was answered, {@code took} after it came in. */
  default void answered(RegionId region, Outcome outcome, Duration took) {}

  /**
   * {@code facts} are durable, and {@code region} is what they led to: for reading, in this call.
   */
  default void committed(Region region, List<Fact> facts) {}

  /** A snapshot was kept, {@code took} after it was begun; or was not. */
  default void snapshotKept(RegionId region, boolean kept, Duration took) {}

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
