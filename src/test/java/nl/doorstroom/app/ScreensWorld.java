package nl.doorstroom.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A demonstration, browsers on it, one service with its provider, and a practice. */
final class ScreensWorld implements AutoCloseable {

  static final String REGION = "/api/v1/regions/groningen";
  static final int[] DESK = Chromium.SIZES[0];

  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  final TestServer server;
  final Chromium chromium;
  String service = "";
  String provider = "";
  String location = "";
  String practice = "";

  private ScreensWorld(TestServer server) {
    this.server = server;
    this.chromium = Chromium.open(server.client().base());
  }

  static ScreensWorld open() throws Exception {
    return on(TestServer.start());
  }

  /** One on {@code server}, which ends with it. */
  static ScreensWorld on(TestServer server) throws Exception {
    ScreensWorld world = new ScreensWorld(server);
    for (JsonNode row : world.rows("waits")) {
      if (row.get("name").asText().equals("Angst- en stemmingsklachten")
          && row.get("organization").get("name").asText().equals("De Brugwachter")) {
        world.service = row.get("key").asText();
        world.provider = row.get("organization").get("id").asText();
        world.location = row.get("location").get("id").asText();
      }
    }
    JsonNode all = world.server.client().get("administrator", REGION + "/organizations").body();
    for (JsonNode each : all) {
      if (each.get("kind").asText().equals("GP_PRACTICE")) {
        world.practice = each.get("id").asText();
      }
    }
    // What the demonstration does by itself would be in between.
    world.posted("administrator", "/demo", Map.of("paused", true));
    Page planner = world.planner("/planning");
    world.confirmWithin(planner, 0);
    close(planner);
    return world;
  }

  /** Ends it, and fails when a page complained on its console. */
  @Override
  public void close() {
    try {
      assertThat(chromium.complaints()).isEmpty();
    } finally {
      chromium.close();
      server.close();
    }
  }

  Page planner(String path) {
    Page planner = chromium.as("planner", provider, DESK);
    planner.navigate(path);
    assertThat(planner.locator(".page-head")).isVisible();
    return planner;
  }

  /** The agenda in the week after the one that it shows first. */
  Page agenda() {
    Page planner = planner("/planning/agenda");
    planner.locator(".week-nav button").last().click();
    assertThat(planner.locator("agenda-calendar [aria-busy=false]")).isVisible();
    return planner;
  }

  static void close(Page... pages) {
    for (Page page : pages) {
      page.context().close();
    }
  }

  static Locator slotAt(Page page, String time) {
    return page.locator("agenda-calendar [data-slot]:has(.entry-time:text-is('" + time + "'))");
  }

  Iterable<JsonNode> rows(String view) throws IOException {
    return server.client().get("administrator", REGION + "/boards/" + view).body().get("rows");
  }

  /** Of the week after the one that is in sight, at a time when nothing else is planned. */
  static ZonedDateTime monday(String time) {
    return LocalDate.now(ZONE)
        .plusDays(2)
        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        .atTime(LocalTime.parse(time))
        .atZone(ZONE);
  }

  String publish(ZonedDateTime start, String allotment) throws IOException {
    return publish(start, Map.of("allotment", allotment));
  }

  /** A quarter of an hour, with what else is set of it. */
  String publish(ZonedDateTime start, Map<String, Object> more) throws IOException {
    Map<String, Object> item = new HashMap<>();
    item.put("service", service);
    item.put("kind", "INTAKE");
    item.put("start", start.toInstant().toString());
    item.put("end", start.plus(Duration.ofMinutes(15)).toInstant().toString());
    item.put("allotment", "NEW_REFERRAL");
    item.put("delivery", "ON_SITE");
    item.put("override", "OTHER");
    item.putAll(more);
    JsonNode answer = posted("planner@" + provider, "/slots", Map.of("items", List.of(item)));
    return answer.get("results").get(0).get("slot").asText();
  }

  /** Claims a place for a new referral, and gives its verwijscode. */
  String claim(String slot) throws IOException {
    Map<String, Object> referral =
        Map.of("careQuestion", "ANXIETY", "urgency", "REGULAR", "ageClass", "35-49");
    return posted("gp@" + practice, "/slots/" + slot + "/claim", Map.of("referral", referral))
        .get("code")
        .asText();
  }

  JsonNode posted(String identity, String path, Object body) throws IOException {
    ExchangeClient.Reply reply = server.client().post(identity, REGION + path, body);
    assertThat(reply.status()).as("%s", reply.body()).isBetween(200, 201);
    return reply.body();
  }

  /** Sets within how many working hours claims are to be confirmed; 0 for not at all. */
  void confirmWithin(Page planner, int hours) {
    planner.evaluate(
        """
        async ([service, hours]) => {
          const path = `/api/v1/regions/groningen/healthcare-services/${service}/access`;
          const known = await fetch(path);
          const answer = await fetch(path, {
            method: "PUT",
            headers: {
              "Content-Type": "application/json",
              "Idempotency-Key": crypto.randomUUID(),
              "If-Match": known.headers.get("ETag"),
            },
            body: JSON.stringify(hours > 0 ? { confirmWithin: hours } : {}),
          });
          if (!answer.ok) throw new Error(await answer.text());
        }
        """,
        List.of(service, hours));
  }
}
