package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCase;
import nl.doorstroom.domain.meetings.MeetingCommand;
import nl.doorstroom.domain.meetings.MeetingCommand.ArrangeCall;
import nl.doorstroom.domain.meetings.MeetingCommand.CancelMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.CloseMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.DecideCase;
import nl.doorstroom.domain.meetings.MeetingCommand.DrawAgenda;
import nl.doorstroom.domain.meetings.MeetingCommand.FixAgenda;
import nl.doorstroom.domain.meetings.MeetingCommand.MarkPresent;
import nl.doorstroom.domain.meetings.MeetingCommand.OpenMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PassMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PlanMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PutOnTable;
import nl.doorstroom.domain.meetings.MeetingCommand.RecordCall;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingEvent.AgendaFixed;
import nl.doorstroom.domain.meetings.MeetingEvent.CallArranged;
import nl.doorstroom.domain.meetings.MeetingEvent.CaseDecided;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingAttended;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingCancelled;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingClosed;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingOpened;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingPlanned;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.meetings.MeetingState;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferStage;

/**
 * Meetings of the table. What a decision does to a transfer is what its holder could have done, by
 * the same rules: there is no second way.
 *
 * <p>Beforehand members answer the questions that are put to them anyhow. A yes binds at once and
 * ends the question to others, so that no answer can wait for another's; a no of another is not
 * shown to who still has to answer. Once a place is kept nothing is left to talk about.
 */
final class MeetingRules implements MeetingCommand.Cases<Decision> {

  /** Furthest ahead that a meeting can be planned, in days. */
  private static final int DAYS_MAX = 366;

  private final Turn turn;
  private final Table table;
  private final Chair chair;
  private final MeetingCaseRules cases;

  MeetingRules(Turn turn, TransferRules transfers) {
    this.turn = turn;
    this.table = new Table(turn);
    this.chair = new Chair(table);
    this.cases = new MeetingCaseRules(turn, table, chair, transfers);
  }

  @Override
  public Decision planMeeting(PlanMeeting c) {
    OrganizationId owner = table.agreed().meeting().owner();
    OrganizationId leads = owner == null ? c.by() : owner;
    LocalDate day = turn.dateOf(c.startsAt());
    if (turn.partners().organization(c.by()) == null) {
      return notFound("by", c.by());
    }
    if (!table.agreed().actsFor(c.by(), leads)) {
      return notYours(c.by(), leads.value());
    }
    if (turn.isPast(c.startsAt()) || day.isAfter(turn.today().plusDays(DAYS_MAX))) {
      return invalid("startsAt", c.startsAt(), "from now, within " + DAYS_MAX + " days");
    }
    for (Meeting other : turn.meetings().meetings()) {
      if (other.state().isAhead() && turn.dateOf(other.startsAt()).equals(day)) {
        return other.startsAt().equals(c.startsAt()) && other.chair().equals(leads)
            ? Decision.accept()
            : refuse(
                Reason.ALREADY_EXISTS,
                "startsAt",
                c.startsAt(),
                "a day without a meeting; it has " + other.id().value());
      }
    }
    return Decision.accept(
        new MeetingPlanned(
            new MeetingId(turn.nextId()),
            c.startsAt(),
            table.agreed().meeting().minutes(),
            leads,
            c.actor(),
            agendaAt(day),
            day.plusDays(1).atStartOfDay(turn.zone()).toInstant()));
  }

  /** When work starts on the working day before, so that all of that day is there to answer in. */
  private Instant agendaAt(LocalDate day) {
    WorkingHours hours = turn.config().workingHours();
    Instant at =
        hours.workingDaysBefore(day, 1).atTime(hours.opens()).atZone(turn.zone()).toInstant();
    return at.isBefore(turn.now()) ? turn.now() : at;
  }

  @Override
  public Decision fixAgenda(FixAgenda c) {
    Meeting meeting = turn.meetings().meeting(c.meeting());
    if (meeting == null) {
      return Chair.unknown(c.meeting());
    }
    if (meeting.state() == MeetingState.AGENDA_FIXED) {
      return Decision.accept();
    }
    Decision refusal = first(chair.leads(meeting, c.by()), Chair.in(meeting, MeetingState.PLANNED));
    return refusal == null ? fixed(meeting) : refusal;
  }

  @Override
  public Decision drawAgenda(DrawAgenda c) {
    Meeting meeting = turn.meetings().meeting(c.meeting());
    if (meeting == null || meeting.state() != MeetingState.PLANNED) {
      return Decision.accept();
    }
    return turn.isPast(meeting.agendaAt())
        ? fixed(meeting)
        : invalid("meeting", meeting.id().value(), "not before " + meeting.agendaAt());
  }

  private Decision fixed(Meeting meeting) {
    return Decision.accept(new AgendaFixed(meeting.id(), MeetingAgenda.draw(turn)));
  }

  @Override
  public Decision cancelMeeting(CancelMeeting c) {
    Meeting meeting = turn.meetings().meeting(c.meeting());
    if (meeting == null) {
      return Chair.unknown(c.meeting());
    }
    Decision notChair = chair.leads(meeting, c.by());
    if (notChair != null || meeting.state() == MeetingState.CANCELLED) {
      return notChair == null ? Decision.accept() : notChair;
    }
    Decision refusal = Chair.in(meeting, MeetingState.PLANNED, MeetingState.AGENDA_FIXED);
    return refusal == null ? Decision.accept(new MeetingCancelled(meeting.id())) : refusal;
  }

  @Override
  public Decision openMeeting(OpenMeeting c) {
    Meeting meeting = turn.meetings().meeting(c.meeting());
    if (meeting == null) {
      return Chair.unknown(c.meeting());
    }
    Decision notChair = chair.leads(meeting, c.by());
    if (notChair != null || meeting.state() == MeetingState.OPEN) {
      return notChair == null ? Decision.accept() : notChair;
    }
    Decision refusal =
        first(
            Chair.in(meeting, MeetingState.AGENDA_FIXED),
            turn.dateOf(meeting.startsAt()).equals(turn.today())
                ? null
                : refuse(
                    Reason.MEETING_STAGE,
                    "meeting",
                    meeting.id().value(),
                    "on " + turn.dateOf(meeting.startsAt())));
    if (refusal != null) {
      return refusal;
    }
    List<Event> events = new ArrayList<>();
    events.add(new MeetingOpened(meeting.id(), c.actor()));
    for (MeetingCase each : meeting.cases()) {
      Transfer transfer = table.find(each.transfer());
      if (transfer != null && MeetingCaseRules.PLACED.contains(transfer.stage())) {
        settle(meeting, transfer, events);
      }
    }
    return Decision.accept(events);
  }

  /** All were of one mind: what is left is that the client is told, as far as that was not done. */
  private void settle(Meeting meeting, Transfer transfer, List<Event> events) {
    events.add(
        new CaseDecided(meeting.id(), transfer.id(), MeetingDecision.PLACED, Set.of(), true, null));
    if (transfer.stage() == TransferStage.ACCEPTED) {
      events.add(
          new CallArranged(
              meeting.id(),
              transfer.id(),
              transfer.subject().holder(),
              turn.config().workingHours().workingDayAfter(turn.today())));
    }
  }

  @Override
  public Decision markPresent(MarkPresent c) {
    Meeting meeting = turn.meetings().meeting(c.meeting());
    if (meeting == null) {
      return Chair.unknown(c.meeting());
    }
    if (turn.partners().organization(c.organization()) == null) {
      return notFound("organization", c.organization());
    }
    boolean own = table.agreed().actsFor(c.by(), c.organization());
    Decision refusal =
        first(own ? null : chair.leads(meeting, c.by()), Chair.in(meeting, MeetingState.OPEN));
    if (refusal != null) {
      return refusal;
    }
    return meeting.present().contains(c.organization()) == c.present()
        ? Decision.accept()
        : Decision.accept(new MeetingAttended(meeting.id(), c.organization(), c.present()));
  }

  @Override
  public Decision closeMeeting(CloseMeeting c) {
    Meeting meeting = turn.meetings().meeting(c.meeting());
    if (meeting == null) {
      return Chair.unknown(c.meeting());
    }
    Decision notChair = chair.leads(meeting, c.by());
    if (notChair != null || meeting.state() == MeetingState.CLOSED) {
      return notChair == null ? Decision.accept() : notChair;
    }
    Decision refusal = first(Chair.in(meeting, MeetingState.OPEN), Chair.callArranged(meeting));
    return refusal == null ? Decision.accept(new MeetingClosed(meeting.id())) : refusal;
  }

  @Override
  public Decision passMeeting(PassMeeting c) {
    Meeting meeting = turn.meetings().meeting(c.meeting());
    if (meeting == null || !meeting.state().isAhead()) {
      return Decision.accept();
    }
    if (!turn.isPast(meeting.overAt())) {
      return invalid("meeting", meeting.id().value(), "not before " + meeting.overAt());
    }
    return meeting.state() == MeetingState.OPEN
        ? Decision.accept(new MeetingClosed(meeting.id()))
        : Decision.accept(new MeetingCancelled(meeting.id()));
  }

  @Override
  public Decision putOnTable(PutOnTable command) {
    return cases.decide(command);
  }

  @Override
  public Decision decideCase(DecideCase command) {
    return cases.decide(command);
  }

  @Override
  public Decision arrangeCall(ArrangeCall command) {
    return cases.decide(command);
  }

  @Override
  public Decision recordCall(RecordCall command) {
    return cases.decide(command);
  }
}
