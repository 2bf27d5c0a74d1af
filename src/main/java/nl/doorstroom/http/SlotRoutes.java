package nl.doorstroom.http;

import io.vertx.core.Future;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.ChangeSlot;
import nl.doorstroom.domain.slots.SlotCommand.ConfirmClaim;
import nl.doorstroom.domain.slots.SlotCommand.DeclineClaim;
import nl.doorstroom.domain.slots.SlotCommand.EraseOutcome;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.grid.EncodedRow;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.View;
import org.jspecify.annotations.Nullable;

/** Places as their planner sees them: published, seen, withdrawn, and what became of them. */
final class SlotRoutes {

  /** How often a mark is tried when others change the same place at the same time. */
  private static final int ATTEMPTS = 5;

  SlotRoutes(Operations on, Publishing publishing) {
    on.on("publishSlots", Permission.PLAN_SLOTS, publishing::publish);
    on.on("listSlots", Permission.SEE_SLOTS, SlotRoutes::list);
    on.on("getSlot", Permission.SEE_SLOTS, SlotRoutes::get);
    on.on("changeSlot", Permission.PLAN_SLOTS, SlotRoutes::change);
    on.on("markLastMinute", Permission.PLAN_SLOTS, SlotRoutes::markLastMinute);
    on.on("withdrawSlot", Permission.PLAN_SLOTS, SlotRoutes::withdraw);
    on.on("confirmClaim", Permission.PLAN_SLOTS, SlotRoutes::confirm);
    on.on("declineClaim", Permission.PLAN_SLOTS, SlotRoutes::decline);
    on.on("recordOutcome", Permission.PLAN_SLOTS, SlotRoutes::recordOutcome);
  }

  private static Future<Reply> list(Call call) {
    Filter filter = Filter.of(call);
    return call.read(
            grid -> {
              List<EncodedRow> rows = grid.board(View.SLOTS, call.mask()).rows();
              if (filter.isEmpty()) {
                return rows;
              }
              Set<String> wanted = filter.keys(grid.region());
              return rows.stream().filter(row -> wanted.contains(row.key())).toList();
            })
        .map(rows -> new Reply(200, Rows.array(rows), java.util.Map.of()));
  }

  private static Future<Reply> get(Call call) {
    SlotId id = call.id(SlotId::new);
    return call.read(grid -> requireShown(grid, call, id));
  }

  private static Reply requireShown(Grid grid, Call call, SlotId id) {
    Reply reply = show(grid, call, id);
    if (reply == null) {
      throw unknown(id);
    }
    return reply;
  }

  /** The place as the caller may see it; null when it may not or there is none. */
  private static @Nullable Reply show(Grid grid, Call call, SlotId id) {
    Slot slot = grid.region().slots().slot(id);
    EncodedRow row = Rows.find(grid.board(View.SLOTS, call.mask()).rows(), id.value());
    return slot == null || row == null ? null : Rows.reply(row, slot.version());
  }

  private static Slot known(Grid grid, SlotId id) {
    Slot slot = grid.region().slots().slot(id);
    if (slot == null) {
      throw unknown(id);
    }
    return slot;
  }

  private static ProblemException unknown(SlotId id) {
    return new ProblemException(
        Problem.of(404, "not-found", "No such place", "slot: " + id.value()).with("field", "id"));
  }

  private static Future<Reply> change(Call call) {
    SlotChange change = call.body(SlotChange.class);
    SlotId id = call.id(SlotId::new);
    OrganizationId by = call.by();
    long version = call.ifMatch();
    return call.readSeen(version, grid -> change.of(known(grid, id), call.body()))
        .compose(
            to -> call.submit(new ChangeSlot(id, to, by, version), grid -> show(grid, call, id)))
        .compose(done -> call.readAfter(done, grid -> requireShown(grid, call, id)));
  }

  private static Future<Reply> markLastMinute(Call call) {
    return markLastMinute(call, call.id(SlotId::new), call.by(), ATTEMPTS);
  }

  /** Nothing else of the place changes, so what another changes meanwhile is not in the way. */
  private static Future<Reply> markLastMinute(
      Call call, SlotId id, OrganizationId by, int attempts) {
    return call.read(grid -> known(grid, id))
        .compose(
            slot ->
                call.submit(
                    new ChangeSlot(
                        id, SlotChange.LAST_MINUTE.of(slot, call.body()), by, slot.version())))
        .compose(done -> call.readAfter(done, grid -> requireShown(grid, call, id)))
        .recover(
            refused ->
                attempts > 1
                        && refused instanceof ProblemException e
                        && e.problem().status() == HttpURLConnection.HTTP_PRECON_FAILED
                    ? markLastMinute(call, id, by, attempts - 1)
                    : Future.failedFuture(refused));
  }

  private static Future<Reply> withdraw(Call call) {
    WithdrawBody body = call.body(WithdrawBody.class);
    SlotId slot = call.id(SlotId::new);
    return call.submit(
            new WithdrawSlot(slot, body.reason(), call.by(), call.ifMatch()),
            grid -> show(grid, call, slot))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> recordOutcome(Call call) {
    OutcomeBody body = call.body(OutcomeBody.class);
    SlotId slot = call.id(SlotId::new);
    OrganizationId by = call.by();
    return call.submit(
            body.outcome() == null
                ? new EraseOutcome(slot, body.claim(), by)
                : new RecordOutcome(slot, body.claim(), body.outcome(), by))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> confirm(Call call) {
    SlotId slot = call.id(SlotId::new);
    ClaimId claim = call.id("claim", ClaimId::new);
    return call.submit(new ConfirmClaim(slot, claim, call.by())).map(done -> Reply.nothing());
  }

  private static Future<Reply> decline(Call call) {
    DeclineReason reason = call.body(DeclineBody.class).reason();
    SlotId slot = call.id(SlotId::new);
    ClaimId claim = call.id("claim", ClaimId::new);
    return call.submit(new DeclineClaim(slot, claim, reason, call.by()))
        .map(done -> Reply.nothing());
  }

  private record WithdrawBody(WithdrawReason reason) {}

  private record OutcomeBody(ClaimId claim, @Nullable Outcome outcome) {}

  private record DeclineBody(DeclineReason reason) {}

  /** What the caller asks to see of the board; null is everything. */
  private record Filter(
      @Nullable String service,
      @Nullable SlotKind kind,
      @Nullable String status,
      @Nullable Instant from,
      @Nullable Instant to) {

    static Filter of(Call call) {
      String kind = call.query("kind");
      return new Filter(
          call.query("service"),
          kind == null ? null : SlotKind.valueOf(kind),
          call.query("status"),
          call.instant("from"),
          call.instant("to"));
    }

    boolean isEmpty() {
      return service == null && kind == null && status == null && from == null && to == null;
    }

    Set<String> keys(Region region) {
      return (service == null
              ? region.slots().slots().stream()
              : region.slots().of(new HealthcareServiceId(service)).stream())
          .filter(slot -> kind == null || slot.kind() == kind)
          .filter(slot -> status == null || status.equals(state(slot)))
          .filter(slot -> from == null || !slot.start().isBefore(from))
          .filter(slot -> to == null || slot.start().isBefore(to))
          .map(slot -> slot.id().value())
          .collect(Collectors.toSet());
    }

    private static String state(Slot slot) {
      if (slot.withdrawn()) {
        return "WITHDRAWN";
      }
      if (slot.started()) {
        return "STARTED";
      }
      if (slot.free() > 0) {
        return "FREE";
      }
      return slot.holds().isEmpty() ? "TAKEN" : "HELD";
    }
  }
}
