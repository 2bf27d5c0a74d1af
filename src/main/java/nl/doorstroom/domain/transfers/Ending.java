package nl.doorstroom.domain.transfers;

import java.time.Instant;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * How a transfer ended without being done.
 *
 * @param in the stage in which it ended
 * @param sentBack why a receiver sent someone back; null unless it did
 * @param restored the position on the holder's list with which someone waits on since the same day;
 *     null when they never left it
 */
public record Ending(
    TransferEnd why,
    TransferStage in,
    Instant at,
    @Nullable SendBackReason sentBack,
    @Nullable PositionId restored) {}
