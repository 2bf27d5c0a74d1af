package nl.doorstroom.domain.slots;

import java.time.Instant;

/** From {@code at} a place that is left is meant for {@code to}. */
public record Release(Allotment to, Instant at) {}
