package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ClearingId;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand.ClearSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.RegisterSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.UndoClearing;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleChanged;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleCleared;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleRegistered;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToMove;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToStay;
import nl.doorstroom.domain.slots.SlotEvent.SlotRestored;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** Agendas: registered, seen, cleared when a colleague is ill. */
final class ScheduleRoutes {

  static final Own<ScheduleId, Schedule> SCHEDULES =
      new Own<>(
          ScheduleId::new,
          (region, id) -> region.schedules().schedule(id),
          (region, owner, code) -> region.schedules().schedule(owner, code),
          Schedule::organization);

  /** How the rules name what the contract calls otherwise. */
  private static final Map<String, String> NAMES = Map.of("externalId", "code");

  ScheduleRoutes(Operations on) {
    on.on("listSchedules", Permission.SEE_PLANNING, ScheduleRoutes::list);
    on.on("getSchedule", Permission.SEE_PLANNING, ScheduleRoutes::get);
    on.on("registerSchedule", Permission.PLAN_SLOTS, ScheduleRoutes::register);
    on.on("changeSchedule", Permission.PLAN_SLOTS, ScheduleRoutes::change);
    on.on("clearSchedule", Permission.PLAN_SLOTS, ScheduleRoutes::clear);
    on.on("undoClearance", Permission.PLAN_SLOTS, ScheduleRoutes::undo);
  }

  private static Future<Reply> list(Call call) {
    return call.read(
            grid ->
                grid.region().schedules().schedules().stream()
                    .filter(schedule -> SCHEDULES.isVisible(schedule, call))
                    .map(ScheduleRoutes::show)
                    .toList())
        .map(Reply::ok);
  }

  private static Future<Reply> get(Call call) {
    return call.read(grid -> versioned(SCHEDULES.visible(grid.region(), call)));
  }

  /** The schedule of {@code id} with its version; null when there is none. */
  static @Nullable Reply versioned(Grid grid, ScheduleId id) {
    Schedule schedule = grid.region().schedules().schedule(id);
    return schedule == null ? null : versioned(schedule);
  }

  private static Reply versioned(Schedule schedule) {
    return Reply.versioned(show(schedule), schedule.version());
  }

  private static ObjectNode show(Schedule schedule) {
    return Wire.object()
        .put("id", schedule.id().value())
        .put("code", schedule.details().externalId())
        .put("organization", schedule.organization().value())
        .put("location", schedule.details().location().value())
        .put("capacity", schedule.details().capacity())
        .put("active", schedule.details().active())
        .put("version", schedule.version());
  }

  private static Future<Reply> register(Call call) {
    ScheduleBody body = call.body(ScheduleBody.class);
    OrganizationId by = call.by();
    return call.submit(new RegisterSchedule(body.id(), body.details(), by, null))
        .recover(refused -> Future.failedFuture(Problems.renamed(refused, NAMES)))
        .compose(done -> call.readAfter(done, grid -> registered(grid, by, body, done)));
  }

  private static Future<Reply> change(Call call) {
    ScheduleBody body = call.body(ScheduleBody.class);
    OrganizationId by = call.by();
    long version = call.ifMatch();
    return SCHEDULES
        .read(call, version)
        .compose(
            schedule ->
                call.submit(
                    new RegisterSchedule(schedule.id(), body.details(), by, version),
                    grid -> versioned(grid, schedule.id())))
        .recover(refused -> Future.failedFuture(Problems.renamed(refused, NAMES)))
        .compose(done -> call.readAfter(done, grid -> registered(grid, by, body, done)));
  }

  private static Reply registered(
      Grid grid, OrganizationId by, ScheduleBody body, Answer.Accepted done) {
    ScheduleRegistered created = Events.first(done, ScheduleRegistered.class);
    if (created != null) {
      return Reply.created(
          Wire.object().put("id", created.schedule().value()).put("status", "created"));
    }
    ScheduleChanged changed = Events.first(done, ScheduleChanged.class);
    if (changed != null) {
      return Reply.ok(Wire.object().put("id", changed.schedule().value()).put("status", "changed"));
    }
    ObjectNode unchanged = Wire.object().put("status", "unchanged");
    Schedule schedule = grid.region().schedules().schedule(by, body.code());
    return Reply.ok(schedule == null ? unchanged : unchanged.put("id", schedule.id().value()));
  }

  private static Future<Reply> clear(Call call) {
    ClearBody body = call.body(ClearBody.class);
    OrganizationId by = call.by();
    return SCHEDULES
        .read(call, null)
        .compose(
            schedule ->
                call.submit(
                    new ClearSchedule(schedule.id(), body.from(), body.to(), body.reason(), by)))
        .map(
            done -> {
              ObjectNode node = Wire.object();
              ScheduleCleared cleared = Events.first(done, ScheduleCleared.class);
              if (cleared != null) {
                node.put("clearance", cleared.clearing().value());
              }
              int withdrawn = cleared == null ? 0 : cleared.withdrawn().size();
              return Reply.ok(
                  node.put("withdrawn", withdrawn).put("toMove", count(done, ClaimToMove.class)));
            });
  }

  private static Future<Reply> undo(Call call) {
    ClearingId id = call.id(ClearingId::new);
    return call.submit(new UndoClearing(id, call.by()))
        .map(
            done ->
                Reply.ok(
                    Wire.object()
                        .put("restored", count(done, SlotRestored.class))
                        .put("staying", count(done, ClaimToStay.class))));
  }

  private static long count(Answer.Accepted done, Class<? extends Event> type) {
    return done.events().stream().filter(type::isInstance).count();
  }

  /** As the contract has an agenda. */
  private record ScheduleBody(
      @Nullable ScheduleId id,
      String code,
      LocationId location,
      @Nullable Integer capacity,
      @Nullable Boolean active) {
    Schedule.Details details() {
      return new Schedule.Details(
          location, code, capacity == null ? 1 : capacity, active == null || active);
    }
  }

  private record ClearBody(Instant from, Instant to, WithdrawReason reason) {}
}
