package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.access.Problem;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** What became, or would become, of each place of a bulk, in order, with counts. */
final class PublishResults {

  private final Grid grid;
  private final boolean timed;
  private final ArrayNode results = Wire.MAPPER.createArrayNode();
  private int created;
  private int unchanged;
  private int refused;

  /**
   * @param timed whether each result says when its place is
   */
  PublishResults(Grid grid, boolean timed) {
    this.grid = grid;
    this.timed = timed;
  }

  /** What became of one place that was published by itself. */
  void answered(SlotDraft draft, Answer answer) {
    if (answer instanceof Answer.Refused no) {
      refused(draft, ofOneItem(no.rejection()));
    } else if (answer instanceof Answer.Accepted yes) {
      accepted(draft, Events.first(yes, SlotPublished.class));
    }
  }

  /** What became of places that were published together. */
  void together(List<SlotDraft> drafts, Answer.Accepted answer) {
    Deque<SlotPublished> published = published(answer.events());
    drafts.forEach(draft -> accepted(draft, next(published, draft)));
  }

  /** What would become of places that are published together. */
  void preview(List<SlotDraft> drafts, Decision decision) {
    if (decision instanceof Decision.Rejected no) {
      Problem problem =
          drafts.size() == 1 ? ofOneItem(no.rejection()) : Problems.of(no.rejection());
      drafts.forEach(draft -> refused(draft, problem));
    } else if (decision instanceof Decision.Accepted yes) {
      Deque<SlotPublished> published = published(yes.events());
      for (SlotDraft draft : drafts) {
        SlotPublished event = next(published, draft);
        if (event == null) {
          accepted(draft, null);
        } else {
          created++;
          result("created", draft).put("allotment", event.allotment().name());
        }
      }
    }
  }

  /** {@code slot} stands there already. */
  void standing(SlotDraft draft, Slot slot) {
    unchanged++;
    result("unchanged", draft)
        .put("slot", slot.id().value())
        .put("allotment", slot.allotment().name());
  }

  /** {@code published} is null when the place stood already. */
  private void accepted(SlotDraft draft, @Nullable SlotPublished published) {
    if (published != null) {
      created++;
      result("created", draft)
          .put("slot", published.slot().value())
          .put("allotment", published.allotment().name());
      return;
    }
    Slot slot =
        draft.externalId() == null
            ? null
            : grid.region().slots().slot(draft.service(), draft.externalId());
    if (slot == null) {
      unchanged++;
      result("unchanged", draft);
    } else {
      standing(draft, slot);
    }
  }

  /** The field as it is named within the item. */
  private static Problem ofOneItem(Rejection rejection) {
    Problem problem = Problems.of(rejection);
    return problem.members().get("field") instanceof String field
        ? problem.with("field", field.replaceFirst("^items\\[0\\]\\.", ""))
        : problem;
  }

  private void refused(SlotDraft draft, Problem problem) {
    refused++;
    result("refused", draft).set("problem", Problems.body(problem));
  }

  private ObjectNode result(String status, SlotDraft draft) {
    ObjectNode result = results.addObject().put("index", results.size() - 1).put("status", status);
    return timed
        ? result.put("start", Wire.text(draft.start())).put("end", Wire.text(draft.end()))
        : result;
  }

  ObjectNode body() {
    ObjectNode body = Wire.object();
    body.set("results", results);
    return body.put("created", created).put("unchanged", unchanged).put("refused", refused);
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
