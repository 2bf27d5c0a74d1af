package nl.doorstroom.journal.postgres;

import nl.doorstroom.domain.RegionId;

/** Told how far an export or an import is, from the thread that asked for it. Must not throw. */
@FunctionalInterface
public interface TransportProgress {

  /** The fact at {@code position} of {@code region} is done, of {@code last}. */
  void at(RegionId region, long position, long last);
}
