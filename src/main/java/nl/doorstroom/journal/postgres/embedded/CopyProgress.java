package nl.doorstroom.journal.postgres.embedded;

/** Told how far a backup or a restore is, from the thread that makes it, often. Must not throw. */
@FunctionalInterface
public interface CopyProgress {

  /** What is going on, and what its length is counted in. */
  enum Phase {
    /** Bytes. */
    COPYING,
    /** Bytes, read again and held against what they should be. */
    VERIFYING,
    /** Files of the write-ahead log; there may be fewer to do than was thought. */
    RECOVERING
  }

  void report(Phase phase, long done, long total);
}
