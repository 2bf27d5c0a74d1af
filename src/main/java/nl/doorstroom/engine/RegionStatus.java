package nl.doorstroom.engine;

import java.time.Instant;

/**
 * How true the picture of a region is.
 *
 * @param position of the last fact folded
 * @param confirmed when the journal last confirmed that nothing is missing, by the database's clock
 * @param writable whether commands are decided at present
 */
public record RegionStatus(long position, Instant confirmed, boolean writable) {}
