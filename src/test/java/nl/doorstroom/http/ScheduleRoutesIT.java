package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static nl.doorstroom.http.SmallRegion.claim;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScheduleRoutesIT {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private final LocalDate monday =
      LocalDate.now(AMSTERDAM).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

  private static TestServer server;
  private static SmallRegion region;

  @BeforeAll
  static void start(@TempDir Path webroot) {
    server = TestServer.start(webroot);
    region = new SmallRegion(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Instant at(int day, int hour) {
    return monday.plusDays(day).atTime(LocalTime.of(hour, 0)).atZone(AMSTERDAM).toInstant();
  }

  /** A window of places at these hours of the first Monday. */
  private ObjectNode window(int... hours) {
    ObjectNode body = Wire.object();
    ArrayNode items = body.putArray("items");
    for (int hour : hours) {
      items
          .addObject()
          .put("service", region.service)
          .put("externalId", "w-" + hour)
          .put("kind", "INTAKE")
          .put("start", Wire.text(at(0, hour)))
          .put("end", Wire.text(at(0, hour + 1)))
          .put("delivery", "ON_SITE");
    }
    return body;
  }

  private String path(String code) {
    return BASE + "/schedules/" + code + "/slots?from=" + at(0, 0) + "&to=" + at(7, 0);
  }

  private TestClient seen(String etag) {
    return region.planner().with("If-Match", etag);
  }

  @Test
  void an_agenda_is_registered_once_and_changed_by_version() {
    String body = "{\"code\":\"a-1\",\"location\":\"" + region.location + "\",\"capacity\":2}";
    String id = region.planner().post(BASE + "/schedules", body).expect(201).text("id");
    assertThat(region.planner().post(BASE + "/schedules", body).expect(200).text("status"))
        .isEqualTo("unchanged");
    TestClient.Answered one = region.planner().get(BASE + "/schedules/a-1").expect(200);
    assertThat(one.json().path("capacity").asInt()).isEqualTo(2);
    String changed = body.replace(":2", ":3");
    seen("\"1\"")
        .put(BASE + "/schedules/" + id, changed)
        .expectProblem(412, "stale-version")
        .json();
    seen(one.header("etag")).put(BASE + "/schedules/a-1", changed).expect(200);
    assertThat(region.planner().get(BASE + "/schedules").expect(200).json().findValuesAsText("id"))
        .contains(id);
  }

  @Test
  void an_agenda_is_nobody_elses() {
    region.schedule("mine");
    TestClient other = server.client("demo-planner@" + region.practice);
    other.get(BASE + "/schedules/mine").expectProblem(404, "not-found");
    assertThat(other.get(BASE + "/schedules").expect(200).json()).isEmpty();
    region.gp().get(BASE + "/schedules").expectProblem(403, "not-yours");
    String body = "{\"code\":\"other\",\"location\":\"" + region.location + "\"}";
    other.post(BASE + "/schedules", body).expectProblem(403, "not-yours");
    region
        .planner()
        .post(BASE + "/schedules", "{\"code\":\"a name\",\"location\":\"x\"}")
        .expectProblem(422, "invalid")
        .naming("code");
    JsonNode all = server.client("demo-administrator").get(BASE + "/schedules").expect(200).json();
    assertThat(all.findValuesAsText("code")).contains("mine");
  }

  @Test
  void a_window_is_replaced_in_one_call() {
    region.schedule("w");
    String path = path("w");
    String etag = region.planner().get(path).expect(200).header("etag");
    TestClient.Answered first = seen(etag).put(path, window(9, 10, 11).toString()).expect(200);
    assertThat(first.json().at("/counts/created").asInt()).isEqualTo(3);
    assertThat(first.header("etag")).isEqualTo(region.planner().get(path).header("etag"));
    String taken = first.json().at("/results/1/slot").asText();
    String claim =
        region
            .gp()
            .post(BASE + "/slots/" + taken + "/claim", claim("REGULAR"))
            .expect(201)
            .text("claim");
    ObjectNode next = window(9, 10, 12);
    ((ObjectNode) next.path("items").get(0)).put("delivery", "ONLINE");
    ((ObjectNode) next.path("items").get(1)).put("delivery", "ONLINE");
    TestClient.Answered second = seen(first.header("etag")).put(path, next.toString()).expect(200);
    JsonNode results = second.json().path("results");
    assertThat(results.findValuesAsText("status"))
        .containsExactly("changed", "conflict", "created", "withdrawn");
    assertThat(results.at("/1/claim").asText()).isEqualTo(claim);
    assertThat(results.at("/3/externalId").asText()).isEqualTo("w-11");
    assertThat(second.json().path("version").asLong())
        .isEqualTo(region.planner().get(BASE + "/schedules/w").json().path("version").asLong());
    TestClient.Answered stale =
        seen(first.header("etag")).put(path, next.toString()).expectProblem(412, "stale-version");
    assertThat(stale.json().at("/current/code").asText()).isEqualTo("w");
    assertThat(stale.header("etag")).isEqualTo(second.header("etag"));
    JsonNode same = seen("*").put(path, next.toString()).expect(200).json();
    assertThat(same.at("/counts/unchanged").asInt()).isEqualTo(2);
    assertThat(same.at("/counts/conflict").asInt()).isOne();
  }

  @Test
  void a_window_that_cannot_be_is_refused_whole() {
    region.schedule("r");
    String path = path("r");
    region.planner().put(path, window(9).toString()).expectProblem(428, "if-match-missing");
    ObjectNode body = window(9, 10);
    ((ObjectNode) body.path("items").get(1)).remove("externalId");
    JsonNode problem = seen("*").put(path, body.toString()).expectProblem(422, "invalid").json();
    assertThat(problem.path("index").asInt()).isOne();
    assertThat(problem.path("field").asText()).isEqualTo("items[1].externalId");
    seen("*")
        .put(BASE + "/schedules/r/slots?from=yesterday&to=" + at(7, 0), body.toString())
        .expectProblem(400, "invalid-parameter")
        .naming("from");
    seen("*").put(path("none"), window(9).toString()).expectProblem(404, "not-found");
    String id = region.planner().get(BASE + "/schedules/r").text("id");
    server
        .client("demo-planner@" + region.practice)
        .with("If-Match", "*")
        .put(path(id), "{\"items\":[]}")
        .expectProblem(403, "not-yours");
    assertThat(region.planner().get(path).expect(200).json()).isEmpty();
  }

  @Test
  void of_two_sources_of_one_window_one_is_told() throws Exception {
    region.schedule("race");
    String path = path("race");
    for (int round = 0; round < 5; round++) {
      TestClient planner = seen(region.planner().get(path).expect(200).header("etag"));
      List<CompletableFuture<TestClient.Answered>> racers = new ArrayList<>();
      for (int who = 0; who < 2; who++) {
        ObjectNode body = window(14 + who);
        ((ObjectNode) body.path("items").get(0)).put("externalId", "race-" + round + "-" + who);
        racers.add(planner.sendLater("PUT", path, body.toString()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (CompletableFuture<TestClient.Answered> racer : racers) {
        statuses.add(racer.get(30, TimeUnit.SECONDS).status());
      }
      assertThat(statuses).containsExactlyInAnyOrder(200, 412);
      assertThat(region.planner().get(path).json()).filteredOn(ScheduleRoutesIT::stands).hasSize(1);
    }
  }

  private static boolean stands(JsonNode row) {
    return !row.path("state").asText().equals("WITHDRAWN");
  }

  @Test
  void a_colleague_is_ill_and_is_not() {
    region.schedule("ill");
    ObjectNode body = window(15, 16);
    ((ObjectNode) body.path("items").get(0)).put("externalId", "ill-1");
    ((ObjectNode) body.path("items").get(1)).put("externalId", "ill-2");
    JsonNode slots = seen("*").put(path("ill"), body.toString()).expect(200).json();
    region
        .gp()
        .post(BASE + "/slots/" + slots.at("/results/0/slot").asText() + "/claim", claim("REGULAR"))
        .expect(201);
    String clear = BASE + "/schedules/ill/clear";
    String days = "{\"from\":\"" + at(0, 0) + "\",\"to\":\"" + at(7, 0) + "\",\"reason\":\"%s\"}";
    region
        .planner()
        .post(clear, days.formatted("TIRED"))
        .expectProblem(422, "invalid")
        .naming("reason");
    region.gp().post(clear, days.formatted("PRACTITIONER_ABSENT")).expectProblem(403, "not-yours");
    JsonNode cleared =
        region.planner().post(clear, days.formatted("PRACTITIONER_ABSENT")).expect(200).json();
    assertThat(cleared.path("withdrawn").asInt()).isOne();
    assertThat(cleared.path("toMove").asInt()).isOne();
    assertThat(region.planner().post(clear, days.formatted("OTHER")).expect(200).json())
        .isEqualTo(Wire.object().put("withdrawn", 0).put("toMove", 0));
    String undo = BASE + "/clearances/" + cleared.path("clearance").asText() + "/undo";
    server.client("demo-planner@" + region.practice).post(undo).expectProblem(403, "not-yours");
    JsonNode undone = region.planner().post(undo).expect(200).json();
    assertThat(undone.path("restored").asInt()).isOne();
    assertThat(undone.path("staying").asInt()).isOne();
    region.planner().post(BASE + "/clearances/x/undo").expectProblem(404, "not-found");
  }

  @Test
  void a_pattern_is_looked_at_and_published() {
    ObjectNode body =
        Wire.object()
            .put("rrule", "FREQ=WEEKLY;COUNT=3")
            .put("start", monday + "T09:00")
            .put("end", monday + "T10:00")
            .put("skipHolidays", true)
            .put("dryRun", true);
    body.putObject("item")
        .put("service", region.anotherService("Patroon"))
        .put("kind", "INTAKE")
        .put("delivery", "ON_SITE");
    body.putArray("exceptions").add(monday.plusWeeks(1).toString());
    String path = BASE + "/slots/recurrence";
    JsonNode look = region.planner().post(path, body.toString()).expect(200).json();
    assertThat(look.path("created").asInt()).isEqualTo(2);
    assertThat(look.at("/results/0/start").asText()).isEqualTo(Wire.text(at(0, 9)));
    assertThat(look.path("holidays")).hasSize(1);
    assertThat(look.at("/results/0/slot").isMissingNode()).isTrue();
    body.put("dryRun", false);
    TestClient planner = region.planner().key("pattern-once");
    JsonNode done = planner.post(path, body.toString()).expect(200).json();
    assertThat(done.path("created").asInt()).isEqualTo(2);
    assertThat(planner.post(path, body.toString()).expect(200).json()).isEqualTo(done);
    body.put("rrule", "FREQ=NEVER");
    region.planner().post(path, body.toString()).expectProblem(422, "invalid").naming("rrule");
    body.put("rrule", "FREQ=WEEKLY").put("end", monday + "T08:00");
    region.planner().post(path, body.toString()).expectProblem(422, "invalid").naming("end");
    body.put("end", monday + "T10:00").put("zone", "Mars");
    region.planner().post(path, body.toString()).expectProblem(422, "invalid").naming("zone");
    region.gp().post(path, body.toString()).expectProblem(403, "not-yours");
  }

  @Test
  void last_week_is_copied_once() {
    String service = region.anotherService("Weken");
    ObjectNode drafts = region.drafts(2, "OWN_WAITING_LIST", service);
    for (int i = 0; i < 2; i++) {
      ((ObjectNode) drafts.path("items").get(i))
          .put("start", Wire.text(at(i, 9)))
          .put("end", Wire.text(at(i, 10)));
    }
    region.publish(drafts);
    String path = BASE + "/slots/copy-week";
    ObjectNode body =
        Wire.object()
            .put("service", service)
            .put("from", monday.toString())
            .put("to", monday.plusWeeks(1).toString())
            .put("dryRun", true);
    assertThat(copied(body, "created")).isEqualTo(2);
    body.put("dryRun", false);
    JsonNode done = region.planner().post(path, body.toString()).expect(200).json();
    assertThat(done.path("created").asInt()).isEqualTo(2);
    assertThat(done.at("/results/1/start").asText()).isEqualTo(Wire.text(at(8, 9)));
    assertThat(done.at("/results/1/allotment").asText()).isEqualTo("OWN_WAITING_LIST");
    assertThat(copied(body, "unchanged")).isEqualTo(2);
    body.put("to", monday.plusWeeks(40).toString());
    JsonNode far = region.planner().post(path, body.toString()).expect(200).json();
    assertThat(far.path("refused").asInt()).isEqualTo(2);
    assertThat(far.at("/results/0/problem/type").asText()).endsWith("/beyond-horizon");
    body.put("to", monday.plusDays(1).toString());
    region.planner().post(path, body.toString()).expectProblem(422, "invalid").naming("to");
    body.put("to", monday.toString()).put("from", monday.plusWeeks(5).toString());
    region.planner().post(path, body.toString()).expectProblem(422, "invalid").naming("from");
    server
        .client("demo-planner@" + region.practice)
        .post(
            path,
            body.put("from", monday.toString())
                .put("to", monday.plusWeeks(2).toString())
                .toString())
        .expectProblem(422, "invalid");
  }

  private int copied(ObjectNode body, String status) {
    return region
        .planner()
        .post(BASE + "/slots/copy-week", body.toString())
        .expect(200)
        .json()
        .path(status)
        .asInt();
  }
}
