package nl.doorstroom.journal.postgres.embedded;

/**
 * Told what the embedded PostgreSQL is doing, so that whoever waits can see it.
 *
 * <p><b>Threads.</b> Called from the thread that starts or stops the server and from the one that
 * watches it, now and then from both at once. Must not throw.
 */
@FunctionalInterface
public interface Progress {

  /** What is going on, in the order of a first start. */
  enum Step {
    UNPACKING,
    CREATING_CLUSTER,
    STOPPING_ORPHAN,
    STARTING,
    STARTED,
    DIED,
    STOPPING,
    STOPPED
  }

  /**
   * Tells that {@code step} is at {@code percent} (0-100; steps of unknown length give 0 at their
   * begin and 100 at their end), with a {@code line} for people.
   */
  void report(Step step, int percent, String line);
}
