package nl.doorstroom.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.engine.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Publishing places in bulk: a result per item, or all or nothing, or only a look at what would
 * happen.
 */
final class Publishing {

  private final InstantSource clock;

  /**
   * @param clock tells what a dry run takes for now
   */
  Publishing(InstantSource clock) {
    this.clock = clock;
  }

  /** Publishes what the body of {@code call} has. */
  Future<Reply> publish(Call call) {
    BulkBody body = call.body(BulkBody.class);
    JsonNode items = call.body().path("items");
    List<Item> all = new ArrayList<>();
    for (int i = 0; i < body.items().size(); i++) {
      all.add(new Item(body.items().get(i).draft(), items.get(i), null));
    }
    return publish(call, new Bulk(all, body.dryRun(), body.atomic(), false)).map(Reply::ok);
  }

  /** Publishes {@code bulk}, and tells what became of it as the contract has it. */
  Future<ObjectNode> publish(Call call, Bulk bulk) {
    OrganizationId by = call.by();
    if (bulk.dryRun()) {
      return preview(call, bulk, by);
    }
    return bulk.atomic() ? publishTogether(call, bulk, by) : publishEach(call, bulk, by);
  }

  private static Future<ObjectNode> publishEach(Call call, Bulk bulk, OrganizationId by) {
    List<Future<Answer>> asked = new ArrayList<>();
    for (int i = 0; i < bulk.items().size(); i++) {
      Item item = bulk.items().get(i);
      if (item.standing() == null) {
        PublishSlots command = new PublishSlots(List.of(item.draft()), by);
        asked.add(call.submitItem(i, item.body(), command));
      }
    }
    if (asked.isEmpty()) {
      return call.read(grid -> results(new PublishResults(grid, bulk.timed()), bulk, List.of()));
    }
    return Future.join(asked)
        .compose(
            done -> {
              List<Answer> answers = done.list();
              Answer last = answers.get(answers.size() - 1);
              return call.readAfter(
                  last, grid -> results(new PublishResults(grid, bulk.timed()), bulk, answers));
            });
  }

  private static ObjectNode results(PublishResults results, Bulk bulk, List<Answer> answers) {
    int answered = 0;
    for (Item item : bulk.items()) {
      if (item.standing() == null) {
        results.answered(item.draft(), answers.get(answered++));
      } else {
        results.standing(item.draft(), item.standing());
      }
    }
    return results.body();
  }

  private static Future<ObjectNode> publishTogether(Call call, Bulk bulk, OrganizationId by) {
    List<SlotDraft> drafts = bulk.drafts();
    return call.submit(new PublishSlots(drafts, by))
        .recover(refused -> Future.failedFuture(Problems.withIndex(refused)))
        .compose(
            done ->
                call.readAfter(
                    done,
                    grid -> {
                      PublishResults results = new PublishResults(grid, bulk.timed());
                      results.together(drafts, done);
                      return results.body();
                    }));
  }

  private Future<ObjectNode> preview(Call call, Bulk bulk, OrganizationId by) {
    return call.read(
        grid -> {
          Region region = grid.region();
          Instant asOf = asOf(region);
          PublishResults results = new PublishResults(grid, bulk.timed());
          if (bulk.atomic()) {
            List<SlotDraft> drafts = bulk.drafts();
            results.preview(drafts, region.decide(new PublishSlots(drafts, by), asOf));
            return results.body();
          }
          for (Item item : bulk.items()) {
            if (item.standing() == null) {
              List<SlotDraft> drafts = List.of(item.draft());
              results.preview(drafts, region.decide(new PublishSlots(drafts, by), asOf));
            } else {
              results.standing(item.draft(), item.standing());
            }
          }
          return results.body();
        });
  }

  /** What is now to {@code region}: never before its last fact. */
  Instant asOf(Region region) {
    Instant now = clock.instant();
    Instant lastAt = region.lastAt();
    return lastAt == null || now.isAfter(lastAt) ? now : lastAt;
  }

  /** As the contract has a bulk. */
  private record BulkBody(List<SlotBody> items, boolean dryRun, boolean atomic) {}

  /**
   * One place of a bulk.
   *
   * @param body what it is known by when the request is sent again
   * @param standing the place that stands there already, which is left; null when none is known
   */
  record Item(SlotDraft draft, JsonNode body, @Nullable Slot standing) {}

  /**
   * Places that are published in one request.
   *
   * @param atomic all or none; only where none is known to stand
   * @param timed whether the caller is told when each is
   */
  record Bulk(List<Item> items, boolean dryRun, boolean atomic, boolean timed) {
    Bulk {
      items = List.copyOf(items);
    }

    List<SlotDraft> drafts() {
      return items.stream().map(Item::draft).toList();
    }
  }
}
