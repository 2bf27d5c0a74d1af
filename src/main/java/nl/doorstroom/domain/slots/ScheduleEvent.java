package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.partners.OrganizationId;

/** What happened to agendas. */
public sealed interface ScheduleEvent extends Event {
  /** A new agenda. */
  record ScheduleRegistered(
      ScheduleId schedule, OrganizationId organization, Schedule.Details details)
      implements ScheduleEvent {
    @Override
    public EventType type() {
      return EventType.SCHEDULE_REGISTERED;
    }
  }

  /** All details of an agenda, as they now are. */
  record ScheduleChanged(ScheduleId schedule, Schedule.Details details) implements ScheduleEvent {
    @Override
    public EventType type() {
      return EventType.SCHEDULE_CHANGED;
    }
  }

  /**
   * A part of it was replaced; {@code kept} were claimed or kept for someone and stay as they were.
   */
  record WindowReplaced(ScheduleId schedule, Instant from, Instant to, List<SlotId> kept)
      implements ScheduleEvent {
    @Override
    public EventType type() {
      return EventType.WINDOW_REPLACED;
    }
  }

  /** Nobody can come in a part of it; what is withdrawn and what is to move follows. */
  record ScheduleCleared(
      ClearingId clearing,
      ScheduleId schedule,
      Instant from,
      Instant to,
      WithdrawReason reason,
      List<SlotId> withdrawn,
      List<SlotId> moving)
      implements ScheduleEvent {
    @Override
    public EventType type() {
      return EventType.SCHEDULE_CLEARED;
    }
  }

  /** A clearing was taken back: of {@code open} all that is free can be taken again. */
  record ClearingUndone(ClearingId clearing, List<SlotId> open) implements ScheduleEvent {
    @Override
    public EventType type() {
      return EventType.CLEARING_UNDONE;
    }
  }
}
