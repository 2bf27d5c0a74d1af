package nl.doorstroom.waits;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCase;
import nl.doorstroom.domain.meetings.MeetingCommand;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingState;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import org.jspecify.annotations.Nullable;

/** What a {@link RandomRegion} may do in its meetings: mostly what comes next. */
final class RandomMeetings {

  private static final ActorToken CHAIR = new ActorToken("chair");

  /** What ends a transfer is seldom decided, so that many get far. */
  private static final List<MeetingDecision> OFTEN =
      Stream.concat(
              Stream.of(MeetingDecision.values()),
              Stream.of(MeetingDecision.values()).filter(d -> d != MeetingDecision.STOP))
          .toList();

  private final RandomRegion random;

  RandomMeetings(RandomRegion random) {
    this.random = random;
  }

  /** A meeting does not take days: several things happen in a row. */
  @Nullable Command meet() {
    for (int more = random.upTo(7); more > 0; more--) {
      Command command = next();
      if (command != null) {
        random.submit(command);
      }
    }
    return next();
  }

  private @Nullable Command next() {
    List<Meeting> all = List.copyOf(random.region().meetings().meetings());
    List<Meeting> ahead = all.stream().filter(m -> m.state().isAhead()).toList();
    if (ahead.isEmpty()) {
      return random.upTo(2) == 0 || all.isEmpty() ? plan() : called(random.pick(all));
    }
    Meeting meeting = random.pick(ahead);
    if (random.upTo(40) == 0) {
      return new MeetingCommand.CancelMeeting(meeting.id(), meeting.chair());
    }
    return switch (meeting.state()) {
      case PLANNED -> new MeetingCommand.FixAgenda(meeting.id(), meeting.chair());
      case AGENDA_FIXED -> new MeetingCommand.OpenMeeting(meeting.id(), meeting.chair(), CHAIR);
      case OPEN -> held(meeting);
      case CLOSED, CANCELLED -> null;
    };
  }

  /** Seldom when there is nobody to talk about. */
  private @Nullable Command plan() {
    boolean sought =
        random.region().transfers().transfers().stream()
            .anyMatch(
                t -> t.stage() == TransferStage.CONSENTED || t.stage() == TransferStage.OFFERED);
    if (!sought && random.upTo(30) > 0) {
      return null;
    }
    return new MeetingCommand.PlanMeeting(
        random.now().plus(Duration.ofMinutes(1 + random.upTo(600))),
        random.ownerOf(random.pick(random.services()).id()),
        CHAIR);
  }

  private @Nullable Command called(Meeting meeting) {
    return meeting.cases().stream()
        .filter(c -> c.call() != null && c.call().isOpen())
        .findAny()
        .map(c -> called(meeting, c))
        .orElse(null);
  }

  private static @Nullable Command called(Meeting meeting, MeetingCase about) {
    return about.call() == null
        ? null
        : new MeetingCommand.RecordCall(meeting.id(), about.transfer(), about.call().by());
  }

  private @Nullable Command held(Meeting meeting) {
    if (meeting.state() != MeetingState.OPEN || meeting.cases().isEmpty()) {
      return new MeetingCommand.CloseMeeting(meeting.id(), meeting.chair());
    }
    TransferId now = meeting.onTable();
    MeetingCase about = now == null ? null : meeting.of(now);
    if (about != null && about.lacksCall()) {
      return call(meeting, about);
    }
    Command called = random.upTo(4) == 0 ? called(meeting) : null;
    if (called != null) {
      return called;
    }
    return switch (random.upTo(6)) {
      case 0 -> {
        OrganizationId who = random.practice();
        yield new MeetingCommand.MarkPresent(meeting.id(), who, random.upTo(3) > 0, who);
      }
      case 1 ->
          random.upTo(4) == 0
              ? new MeetingCommand.CloseMeeting(meeting.id(), meeting.chair())
              : null;
      case 2, 3 -> decide(meeting, now);
      default ->
          new MeetingCommand.PutOnTable(
              meeting.id(), random.pick(meeting.cases()).transfer(), meeting.chair());
    };
  }

  private @Nullable Command call(Meeting meeting, MeetingCase about) {
    Transfer transfer = random.region().transfers().transfer(about.transfer());
    return transfer == null
        ? null
        : new MeetingCommand.ArrangeCall(
            meeting.id(),
            about.transfer(),
            transfer.subject().holder(),
            random.today().plusDays(random.upTo(5)),
            meeting.chair());
  }

  private @Nullable Command decide(Meeting meeting, @Nullable TransferId about) {
    if (about == null) {
      return null;
    }
    MeetingDecision decision = random.pick(OFTEN);
    Set<HealthcareServiceId> services =
        decision == MeetingDecision.PUT_TO ? Set.of(random.pick(random.services()).id()) : Set.of();
    return new MeetingCommand.DecideCase(
        meeting.id(), about, decision, services, meeting.chair(), CHAIR);
  }
}
