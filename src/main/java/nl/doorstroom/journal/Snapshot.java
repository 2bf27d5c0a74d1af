package nl.doorstroom.journal;

import nl.doorstroom.domain.RegionState;

/** A region as it was after the fact at {@code state.position()}, whose hash was {@code hash}. */
public record Snapshot(RegionState state, Hash hash) {}
