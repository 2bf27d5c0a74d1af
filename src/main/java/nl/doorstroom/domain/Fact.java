package nl.doorstroom.domain;

import java.time.Instant;

/**
 * One event with its place in the history of its region.
 *
 * @param position from 1, without gaps
 * @param at when it was decided, in whole milliseconds, never before the fact before it
 */
public record Fact(
    long position,
    Instant at,
    ActorToken actor,
    CommandId command,
    RequestDigest digest,
    Event event) {}
