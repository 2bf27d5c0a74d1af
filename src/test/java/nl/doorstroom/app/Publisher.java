package nl.doorstroom.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A script of one organisation that publishes places, as many as it is told. */
final class Publisher {

  private static final Duration LENGTH = Duration.ofMinutes(45);

  private final AtomicInteger numbers = new AtomicInteger();
  private final ExchangeClient client;
  private final String service;
  private final String planner;

  Publisher(ExchangeClient client) throws IOException {
    this.client = client;
    JsonNode treatment = treatment(client);
    service = treatment.path("key").asText();
    planner = "planner@" + treatment.path("organization").path("id").asText();
  }

  String planner() {
    return planner;
  }

  /** All of {@code count} places in one command, a week ahead. */
  ExchangeClient.Reply publish(int count) {
    Instant start = nextWeek();
    return publish(count, true, number -> start);
  }

  /** As {@link #publish(int)}, each in a command of its own. */
  ExchangeClient.Reply publishEach(int count) {
    Instant start = nextWeek();
    return publish(count, false, number -> start);
  }

  /** Places in one command that begin when {@code start} says. */
  List<String> publishFor(int count, IntFunction<Instant> start) {
    ExchangeClient.Reply reply = publish(count, true, start);
    if (!reply.isAccepted()) {
      throw new IllegalStateException(reply.toString());
    }
    List<String> slots = new ArrayList<>();
    reply.body().path("results").forEach(result -> slots.add(result.path("slot").asText()));
    return slots;
  }

  private static Instant nextWeek() {
    return Instant.now()
        .truncatedTo(ChronoUnit.DAYS)
        .plus(Duration.ofDays(9))
        .plus(Duration.ofHours(10));
  }

  private ExchangeClient.Reply publish(int count, boolean atomic, IntFunction<Instant> start) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant from = start.apply(i).truncatedTo(ChronoUnit.MILLIS);
      Map<String, Object> item = new HashMap<>();
      item.put("service", service);
      item.put("externalId", "script-" + numbers.incrementAndGet());
      item.put("kind", "INTAKE");
      item.put("start", from.toString());
      item.put("end", from.plus(LENGTH).toString());
      item.put("allotment", "NEW_REFERRAL");
      item.put("delivery", "ON_SITE");
      item.put("override", "OTHER");
      items.add(item);
    }
    try {
      return client.post(
          planner, ScreensWorld.REGION + "/slots", Map.of("items", items, "atomic", atomic));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static JsonNode treatment(ExchangeClient client) throws IOException {
    for (JsonNode row :
        client.get("administrator", ScreensWorld.REGION + "/boards/waits").body().path("rows")) {
      if (row.path("category").asText().equals("GGZ_TREATMENT") && row.path("stops").isEmpty()) {
        return row;
      }
    }
    throw new IllegalStateException("no treatment is offered");
  }
}
