package nl.doorstroom.engine;

import nl.doorstroom.domain.RegionId;

/**
 * Which regions a node is to take when nobody keeps them. The others it follows: it reads what
 * their owner writes, and answers all that only asks.
 *
 * <p>It decides nothing but who tries: that a region has one writer is held by the journal.
 *
 * <p><b>Threads.</b> Asked from the context of any region; must not block.
 */
@FunctionalInterface
public interface Placement {

  /** That of a node alone: it takes whatever it can get. */
  Placement ALONE = region -> true;

  boolean takes(RegionId region);
}
