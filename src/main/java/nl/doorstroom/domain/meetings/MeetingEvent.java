package nl.doorstroom.domain.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.meetings.MeetingCase.AgendaItem;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/** What happened in and around meetings of the transfertafel. */
public sealed interface MeetingEvent extends Event {

  MeetingId meeting();

  /** It has a day. */
  record MeetingPlanned(
      MeetingId meeting,
      Instant startsAt,
      int minutes,
      OrganizationId chair,
      ActorToken actor,
      Instant agendaAt,
      Instant overAt)
      implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.MEETING_PLANNED;
    }
  }

  /** Who is to be talked about is known from now on. */
  record AgendaFixed(MeetingId meeting, List<AgendaItem> items) implements MeetingEvent {
    public AgendaFixed {
      items = List.copyOf(items);
    }

    @Override
    public EventType type() {
      return EventType.AGENDA_FIXED;
    }
  }

  /** It is not held. */
  record MeetingCancelled(MeetingId meeting) implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.MEETING_CANCELLED;
    }
  }

  /** The chair opened it, and is there. */
  record MeetingOpened(MeetingId meeting, ActorToken actor) implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.MEETING_OPENED;
    }
  }

  /** An organisation is there, or no longer. */
  record MeetingAttended(MeetingId meeting, OrganizationId organization, boolean present)
      implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.MEETING_ATTENDED;
    }
  }

  /** All look at this case from now on; at none when {@code transfer} is null. */
  record CasePutOnTable(MeetingId meeting, @Nullable TransferId transfer) implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.CASE_PUT_ON_TABLE;
    }
  }

  /**
   * What was decided. What that does to the transfer is told by an event of its own.
   *
   * @param beforehand whether it was settled before the meeting; then there is no actor
   */
  record CaseDecided(
      MeetingId meeting,
      TransferId transfer,
      MeetingDecision decision,
      Set<HealthcareServiceId> services,
      boolean beforehand,
      @Nullable ActorToken actor)
      implements MeetingEvent {
    public CaseDecided {
      services = Set.copyOf(services);
    }

    @Override
    public EventType type() {
      return EventType.CASE_DECIDED;
    }
  }

  /** Who calls the client, and on which day at the latest. */
  record CallArranged(MeetingId meeting, TransferId transfer, OrganizationId by, LocalDate on)
      implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.CALL_ARRANGED;
    }
  }

  /** The client was called. */
  record CallMade(MeetingId meeting, TransferId transfer) implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.CALL_MADE;
    }
  }

  /** It is over. */
  record MeetingClosed(MeetingId meeting) implements MeetingEvent {
    @Override
    public EventType type() {
      return EventType.MEETING_CLOSED;
    }
  }
}
