package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.List;

/**
 * A part of a schedule in which nobody can come (a colleague is ill).
 *
 * @param withdrawn slots that were free and were withdrawn by it
 * @param moving slots whose claims were marked as to move by it
 * @param undone whether it was taken back
 */
public record Clearing(
    ClearingId id,
    ScheduleId schedule,
    Instant from,
    Instant to,
    WithdrawReason reason,
    List<SlotId> withdrawn,
    List<SlotId> moving,
    Instant at,
    boolean undone,
    long version) {
  public Clearing {
    withdrawn = List.copyOf(withdrawn);
    moving = List.copyOf(moving);
  }
}
