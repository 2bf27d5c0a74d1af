package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand.ReplaceWindow;
import nl.doorstroom.domain.slots.ScheduleEvent.WindowReplaced;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.SlotChanged;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.EncodedRow;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.View;
import org.jspecify.annotations.Nullable;

/** A part of an agenda as its source has it: seen, and replaced in one call. */
final class WindowRoutes {

  WindowRoutes(Operations on) {
    on.on("getWindow", Permission.SEE_PLANNING, WindowRoutes::get);
    on.on("replaceWindow", Permission.PLAN_SLOTS, WindowRoutes::replace);
  }

  private static Future<Reply> get(Call call) {
    Instant from = call.requiredInstant("from");
    Instant to = call.requiredInstant("to");
    return call.read(
        grid -> {
          Schedule schedule = ScheduleRoutes.SCHEDULES.visible(grid.region(), call);
          Set<String> wanted =
              grid.region().slots().of(schedule.id(), from, to).stream()
                  .map(slot -> slot.id().value())
                  .collect(Collectors.toSet());
          List<EncodedRow> rows =
              grid.board(View.SLOTS, call.mask()).rows().stream()
                  .filter(row -> wanted.contains(row.key()))
                  .toList();
          return new Reply(200, Rows.array(rows), Map.of("ETag", etag(schedule.version())));
        });
  }

  private static String etag(long version) {
    return "\"" + version + "\"";
  }

  private static Future<Reply> replace(Call call) {
    List<SlotDraft> drafts =
        call.body(WindowBody.class).items().stream().map(SlotBody::draft).toList();
    Instant from = call.requiredInstant("from");
    Instant to = call.requiredInstant("to");
    OrganizationId by = call.by();
    Long version = call.ifMatchOrAny();
    return ScheduleRoutes.SCHEDULES
        .read(call, version)
        .compose(
            schedule ->
                call.submit(
                        new ReplaceWindow(schedule.id(), from, to, drafts, by, version),
                        grid -> ScheduleRoutes.versioned(grid, schedule.id()))
                    .recover(refused -> Future.failedFuture(Problems.withIndex(refused)))
                    .compose(
                        done ->
                            call.readAfter(
                                done,
                                grid ->
                                    new Results(grid, done)
                                        .reply(drafts, seen(grid, schedule, version, done)))));
  }

  /**
   * The version from which the caller goes on: the one that this very call led to, so that what
   * another did right after it is not overlooked.
   */
  private static long seen(
      Grid grid, Schedule schedule, @Nullable Long asked, Answer.Accepted done) {
    if (!done.events().isEmpty()) {
      return done.position();
    }
    Schedule now = grid.region().schedules().schedule(schedule.id());
    return asked != null ? asked : now == null ? schedule.version() : now.version();
  }

  private record WindowBody(List<SlotBody> items) {}

  private record Key(HealthcareServiceId service, String externalId) {}

  /** What became of each item, as it follows from the events and the state they led to. */
  private static final class Results {

    private static final Comparator<SlotId> BY_ID = Comparator.comparing(SlotId::value);

    private final Grid grid;
    private final Map<Key, SlotId> created = new HashMap<>();
    private final Set<SlotId> changed = new HashSet<>();
    private final Set<SlotId> kept = new HashSet<>();
    private final Set<SlotId> withdrawn = new HashSet<>();
    private final ArrayNode results = Wire.MAPPER.createArrayNode();
    private final ObjectNode counts = Wire.object();

    Results(Grid grid, Answer.Accepted done) {
      this.grid = grid;
      for (Event event : done.events()) {
        if (event instanceof SlotPublished e && e.externalId() != null) {
          created.put(new Key(e.service(), e.externalId()), e.slot());
        } else if (event instanceof SlotChanged e) {
          changed.add(e.slot());
        } else if (event instanceof SlotWithdrawn e) {
          withdrawn.add(e.slot());
        } else if (event instanceof WindowReplaced e) {
          kept.addAll(e.kept());
        }
      }
      for (String status : List.of("created", "changed", "unchanged", "withdrawn", "conflict")) {
        counts.put(status, 0);
      }
    }

    Reply reply(List<SlotDraft> drafts, long version) {
      for (int i = 0; i < drafts.size(); i++) {
        item(i, drafts.get(i));
      }
      withdrawn.stream().sorted(BY_ID).forEach(slot -> missing("withdrawn", slot));
      kept.stream().sorted(BY_ID).forEach(slot -> missing("conflict", slot));
      ObjectNode body = Wire.object();
      body.set("results", results);
      body.set("counts", counts);
      body.put("version", version);
      Buffer encoded = Wire.encode(body);
      return new Reply(200, encoded, Map.of("ETag", etag(version)));
    }

    private void item(int index, SlotDraft draft) {
      Key key = new Key(draft.service(), String.valueOf(draft.externalId()));
      Slot slot = grid.region().slots().slot(key.service(), key.externalId());
      SlotId fresh = created.get(key);
      SlotId id = fresh != null ? fresh : slot == null ? null : slot.id();
      String status = fresh != null ? "created" : id == null ? "unchanged" : status(id);
      ObjectNode result = result(status).put("index", index).put("externalId", key.externalId());
      if (id != null) {
        show(result, status, id);
        kept.remove(id);
      }
    }

    private String status(SlotId id) {
      if (changed.contains(id)) {
        return "changed";
      }
      return kept.contains(id) ? "conflict" : "unchanged";
    }

    /** A place that the window does not have. */
    private void missing(String status, SlotId id) {
      Slot slot = grid.region().slots().slot(id);
      ObjectNode result = result(status);
      if (slot != null && slot.externalId() != null) {
        result.put("externalId", slot.externalId());
      }
      show(result, status, id);
    }

    private void show(ObjectNode result, String status, SlotId id) {
      result.put("slot", id.value());
      Slot slot = grid.region().slots().slot(id);
      if (status.equals("conflict") && slot != null && !slot.claims().isEmpty()) {
        result.put("claim", slot.claims().get(0).id().value());
      }
    }

    private ObjectNode result(String status) {
      counts.put(status, counts.path(status).asInt() + 1);
      return results.addObject().put("status", status);
    }
  }
}
