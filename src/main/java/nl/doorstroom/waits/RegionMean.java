package nl.doorstroom.waits;

/**
 * How long people waited for an intake at all services of one kind together. It rests only on
 * services whose own mean anyone may know, and is told in whole days and tens of people, so that it
 * tells of no service what is suppressed there and changes seldom.
 *
 * @param days whole days
 * @param n at least so many people, rounded down to tens
 */
public record RegionMean(int days, int n) {}
