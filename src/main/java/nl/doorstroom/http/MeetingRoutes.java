package nl.doorstroom.http;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCommand.ArrangeCall;
import nl.doorstroom.domain.meetings.MeetingCommand.CancelMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.CloseMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.DecideCase;
import nl.doorstroom.domain.meetings.MeetingCommand.FixAgenda;
import nl.doorstroom.domain.meetings.MeetingCommand.MarkPresent;
import nl.doorstroom.domain.meetings.MeetingCommand.OpenMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PlanMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PutOnTable;
import nl.doorstroom.domain.meetings.MeetingCommand.RecordCall;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingPlanned;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** Meetings of the table: planned, led, attended, and what comes of them. */
final class MeetingRoutes {

  MeetingRoutes(Operations on) {
    on.on("planMeeting", Permission.LEAD_MEETINGS, MeetingRoutes::plan);
    on.on("fixAgenda", Permission.LEAD_MEETINGS, MeetingRoutes::fix);
    on.on("cancelMeeting", Permission.LEAD_MEETINGS, MeetingRoutes::cancel);
    on.on("openMeeting", Permission.LEAD_MEETINGS, MeetingRoutes::open);
    on.on("markPresent", Permission.ATTEND_MEETINGS, MeetingRoutes::attend);
    on.on("putOnTable", Permission.LEAD_MEETINGS, MeetingRoutes::put);
    on.on("decideCase", Permission.LEAD_MEETINGS, MeetingRoutes::decide);
    on.on("arrangeCall", Permission.LEAD_MEETINGS, MeetingRoutes::arrange);
    on.on("recordCall", Permission.ATTEND_MEETINGS, MeetingRoutes::called);
    on.on("closeMeeting", Permission.LEAD_MEETINGS, MeetingRoutes::close);
  }

  private static Future<Reply> plan(Call call) {
    Instant startsAt = call.body(PlanBody.class).startsAt();
    return call.submit(new PlanMeeting(startsAt, call.by(), call.actor()))
        .compose(done -> call.readAfter(done, grid -> planned(done, grid, startsAt)))
        .map(meeting -> Reply.created(Wire.object().put("meeting", meeting.value())));
  }

  /** That which was planned; the one that already was, when nothing happened. */
  private static MeetingId planned(Answer.Accepted done, Grid grid, Instant startsAt) {
    MeetingPlanned planned = Events.first(done, MeetingPlanned.class);
    return planned != null
        ? planned.meeting()
        : grid.region().meetings().meetings().stream()
            .filter(m -> m.state().isAhead() && m.startsAt().equals(startsAt))
            .map(Meeting::id)
            .findFirst()
            .orElseThrow();
  }

  private static Future<Reply> fix(Call call) {
    return done(call, new FixAgenda(meeting(call), call.by()));
  }

  private static Future<Reply> cancel(Call call) {
    return done(call, new CancelMeeting(meeting(call), call.by()));
  }

  private static Future<Reply> open(Call call) {
    return done(call, new OpenMeeting(meeting(call), call.by(), call.actor()));
  }

  private static Future<Reply> attend(Call call) {
    PresenceBody body = call.body(PresenceBody.class);
    OrganizationId by = call.by();
    OrganizationId who = body.organization() == null ? by : body.organization();
    return done(call, new MarkPresent(meeting(call), who, body.present(), by));
  }

  private static Future<Reply> put(Call call) {
    return done(
        call, new PutOnTable(meeting(call), call.body(TableBody.class).transfer(), call.by()));
  }

  private static Future<Reply> decide(Call call) {
    DecisionBody body = call.body(DecisionBody.class);
    Set<HealthcareServiceId> services = body.services() == null ? Set.of() : body.services();
    return done(
        call,
        new DecideCase(
            meeting(call), transfer(call), body.decision(), services, call.by(), call.actor()));
  }

  private static Future<Reply> arrange(Call call) {
    CallBody body = call.body(CallBody.class);
    return done(
        call,
        new ArrangeCall(meeting(call), transfer(call), body.organization(), body.on(), call.by()));
  }

  private static Future<Reply> called(Call call) {
    return done(call, new RecordCall(meeting(call), transfer(call), call.by()));
  }

  private static Future<Reply> close(Call call) {
    return done(call, new CloseMeeting(meeting(call), call.by()));
  }

  private static Future<Reply> done(Call call, Command command) {
    return call.submit(command).map(done -> Reply.nothing());
  }

  private static MeetingId meeting(Call call) {
    return call.id(MeetingId::new);
  }

  private static TransferId transfer(Call call) {
    return call.id("transfer", TransferId::new);
  }

  /** As the contract has them. */
  private record PlanBody(Instant startsAt) {}

  private record PresenceBody(@Nullable OrganizationId organization, boolean present) {}

  private record TableBody(@Nullable TransferId transfer) {}

  private record DecisionBody(
      MeetingDecision decision, @Nullable Set<HealthcareServiceId> services) {}

  private record CallBody(OrganizationId organization, LocalDate on) {}
}
