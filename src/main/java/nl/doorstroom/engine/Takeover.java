package nl.doorstroom.engine;

import nl.doorstroom.domain.Region;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Tenure;

/**
 * What a writer starts from: the right to write, and all that was written before.
 *
 * @param region the writer's own, up to the fact whose hash is {@code hash}
 * @param askedAt the monotonic clock when the region was asked for, in nanoseconds
 */
record Takeover(Tenure tenure, Region region, Hash hash, RegionClock clock, long askedAt) {}
