package nl.doorstroom.http;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.grid.EncodedRow;
import nl.doorstroom.grid.View;
import org.jspecify.annotations.Nullable;

/** Places as their planner sees them: published, seen, withdrawn, and what became of them. */
final class SlotRoutes {

  SlotRoutes(Operations on, Publishing publishing) {
    on.on("publishSlots", Permission.PLAN_SLOTS, publishing::publish);
    on.on("listSlots", Permission.SEE_SLOTS, SlotRoutes::list);
    on.on("getSlot", Permission.SEE_SLOTS, SlotRoutes::get);
    on.on("withdrawSlot", Permission.PLAN_SLOTS, SlotRoutes::withdraw);
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
    return call.read(
        grid -> {
          Slot slot = grid.region().slots().slot(id);
          EncodedRow row = Rows.find(grid.board(View.SLOTS, call.mask()).rows(), id.value());
          if (slot == null || row == null) {
            throw new ProblemException(
                Problem.of(404, "not-found", "No such place", "slot: " + id.value()));
          }
          return Rows.reply(row, slot.version());
        });
  }

  private static Future<Reply> withdraw(Call call) {
    WithdrawBody body = call.body(WithdrawBody.class);
    SlotId slot = call.id(SlotId::new);
    return call.submit(new WithdrawSlot(slot, body.reason(), call.by(), call.ifMatch()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> recordOutcome(Call call) {
    OutcomeBody body = call.body(OutcomeBody.class);
    SlotId slot = call.id(SlotId::new);
    return call.submit(new RecordOutcome(slot, body.claim(), body.outcome(), call.by()))
        .map(done -> Reply.nothing());
  }

  private record WithdrawBody(WithdrawReason reason) {}

  private record OutcomeBody(ClaimId claim, Outcome outcome) {}

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
