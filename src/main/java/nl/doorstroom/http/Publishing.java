package nl.doorstroom.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/**
 * Publishing places in bulk: a result per item, or all or nothing, or only a look at what would
 * happen.
 */
final class Publishing {

  /** The item that is in the way of all, as {@link Problems} names it. */
  private static final Pattern INDEX = Pattern.compile("items\\[(\\d+)\\].*");

  private final InstantSource clock;

  /**
   * @param clock tells what a dry run takes for now
   */
  Publishing(InstantSource clock) {
    this.clock = clock;
  }

  Future<Reply> publish(Call call) {
    Bulk bulk = call.body(Bulk.class);
    OrganizationId by = call.by();
    if (bulk.dryRun()) {
      return preview(call, bulk, by);
    }
    return bulk.atomic() ? publishTogether(call, bulk, by) : publishEach(call, bulk, by);
  }

  private static Future<Reply> publishEach(Call call, Bulk bulk, OrganizationId by) {
    JsonNode items = call.body().path("items");
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < bulk.items().size(); i++) {
      PublishSlots command = new PublishSlots(List.of(bulk.items().get(i).draft()), by);
      answers.add(call.submitItem(i, items.get(i), command));
    }
    return Future.join(answers)
        .compose(
            done -> {
              List<Answer> all = done.list();
              Answer last = all.get(all.size() - 1);
              return call.readAfter(last, grid -> new Results(grid).each(bulk, all));
            });
  }

  private static Future<Reply> publishTogether(Call call, Bulk bulk, OrganizationId by) {
    return call.submit(new PublishSlots(bulk.drafts(), by))
        .recover(refused -> Future.failedFuture(withIndex(refused)))
        .compose(done -> call.readAfter(done, grid -> new Results(grid).together(bulk, done)));
  }

  private Future<Reply> preview(Call call, Bulk bulk, OrganizationId by) {
    return call.read(
        grid -> {
          Region region = grid.region();
          Instant now = clock.instant();
          Instant lastAt = region.lastAt();
          Instant asOf = lastAt == null || now.isAfter(lastAt) ? now : lastAt;
          List<List<Item>> commands =
              bulk.atomic()
                  ? List.of(bulk.items())
                  : bulk.items().stream().map(item -> List.of(item)).toList();
          Results results = new Results(grid);
          for (List<Item> command : commands) {
            List<SlotDraft> drafts = command.stream().map(Item::draft).toList();
            results.preview(drafts, region.decide(new PublishSlots(drafts, by), asOf));
          }
          return results.reply();
        });
  }

  /** The same refusal, with the index of the item that is in the way. */
  private static Throwable withIndex(Throwable refused) {
    if (refused instanceof ProblemException e
        && e.problem().members().get("field") instanceof String field) {
      Matcher matcher = INDEX.matcher(field);
      if (matcher.matches()) {
        return new ProblemException(e.problem().with("index", Integer.parseInt(matcher.group(1))));
      }
    }
    return refused;
  }

  /** As the contract has a bulk. */
  private record Bulk(List<Item> items, boolean dryRun, boolean atomic) {
    List<SlotDraft> drafts() {
      return items.stream().map(Item::draft).toList();
    }
  }

  private record Item(
      HealthcareServiceId service,
      @Nullable String externalId,
      SlotKind kind,
      Instant start,
      Instant end,
      @Nullable Integer capacity,
      @Nullable Allotment allotment,
      Delivery delivery) {
    SlotDraft draft() {
      return new SlotDraft(
          service,
          externalId,
          kind,
          start,
          end,
          capacity == null ? 1 : capacity,
          allotment,
          delivery);
    }
  }

  /** What became of each item, in order, with counts. */
  private static final class Results {

    private final Grid grid;
    private final ArrayNode results = Wire.MAPPER.createArrayNode();
    private int created;
    private int unchanged;
    private int refused;

    Results(Grid grid) {
      this.grid = grid;
    }

    Reply each(Bulk bulk, List<Answer> answers) {
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i) instanceof Answer.Refused no) {
          refused(ofOneItem(no.rejection()));
        } else if (answers.get(i) instanceof Answer.Accepted yes) {
          accepted(bulk.items().get(i).draft(), Events.first(yes, SlotPublished.class));
        }
      }
      return reply();
    }

    Reply together(Bulk bulk, Answer.Accepted answer) {
      Deque<SlotPublished> published = published(answer.events());
      bulk.drafts().forEach(draft -> accepted(draft, next(published, draft)));
      return reply();
    }

    void preview(List<SlotDraft> drafts, Decision decision) {
      if (decision instanceof Decision.Rejected no) {
        Problem problem =
            drafts.size() == 1 ? ofOneItem(no.rejection()) : Problems.of(no.rejection());
        drafts.forEach(draft -> refused(problem));
      } else if (decision instanceof Decision.Accepted yes) {
        Deque<SlotPublished> published = published(yes.events());
        for (SlotDraft draft : drafts) {
          SlotPublished event = next(published, draft);
          if (event == null) {
            accepted(draft, null);
          } else {
            created++;
            next("created").put("allotment", event.allotment().name());
          }
        }
      }
    }

    /** {@code published} is null when the place stood already. */
    private void accepted(SlotDraft draft, @Nullable SlotPublished published) {
      if (published != null) {
        created++;
        next("created")
            .put("slot", published.slot().value())
            .put("allotment", published.allotment().name());
        return;
      }
      unchanged++;
      ObjectNode node = next("unchanged");
      grid.region().slots().of(draft.service()).stream()
          .filter(slot -> !slot.withdrawn())
          .filter(slot -> draft.externalId() != null)
          .filter(slot -> Objects.equals(slot.externalId(), draft.externalId()))
          .findFirst()
          .ifPresent(
              slot ->
                  node.put("slot", slot.id().value()).put("allotment", slot.allotment().name()));
    }

    /** The field as it is named within the item. */
    private static Problem ofOneItem(Rejection rejection) {
      Problem problem = Problems.of(rejection);
      return problem.members().get("field") instanceof String field
          ? problem.with("field", field.replaceFirst("^items\\[0\\]\\.", ""))
          : problem;
    }

    private void refused(Problem problem) {
      refused++;
      next("refused").set("problem", Problems.body(problem));
    }

    private ObjectNode next(String status) {
      return results.addObject().put("index", results.size() - 1).put("status", status);
    }

    Reply reply() {
      ObjectNode body = Wire.object();
      body.set("results", results);
      return Reply.ok(
          body.put("created", created).put("unchanged", unchanged).put("refused", refused));
    }

    private static Deque<SlotPublished> published(List<? extends Event> events) {
      Deque<SlotPublished> published = new ArrayDeque<>();
      for (Event event : events) {
        if (event instanceof SlotPublished e) {
          published.add(e);
        }
      }
      return published;
    }

    /** Events come in the order of the drafts; a draft that stands already has none. */
    private static @Nullable SlotPublished next(Deque<SlotPublished> published, SlotDraft draft) {
      SlotPublished first = published.peek();
      return first != null
              && first.service().equals(draft.service())
              && Objects.equals(first.externalId(), draft.externalId())
              && first.start().equals(draft.start())
          ? published.remove()
          : null;
    }
  }
}
