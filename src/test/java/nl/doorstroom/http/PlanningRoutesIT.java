package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static nl.doorstroom.http.SmallRegion.claim;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
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

/** Places of one planner's day: changed, confirmed, offered, and what became of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanningRoutesIT {

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

  private static String etag(String path) {
    return region.planner().get(path).expect(200).header("etag");
  }

  private static String move(Instant to) {
    return Wire.object()
        .put("start", Wire.text(to))
        .put("end", Wire.text(to.plusSeconds(600)))
        .toString();
  }

  @Test
  void a_place_has_all_that_its_planner_says_of_it() {
    ObjectNode bulk = region.drafts(1);
    ObjectNode item = (ObjectNode) bulk.path("items").get(0);
    item.put("lastMinute", true).put("schedule", region.schedule("all-of-it"));
    item.putObject("restriction").putArray("insurers").add("zk");
    item.putArray("releases").addObject().put("allotment", "NEW_REFERRAL").put("workingDays", 0);
    String slot = region.publish(bulk).get(0);
    region.planner().get(BASE + "/slots/" + slot).expect(200);
    ((ObjectNode) item.path("restriction")).putArray("insurers").add("nobody");
    JsonNode refused = region.planner().post(BASE + "/slots", bulk.toString()).expect(200).json();
    JsonNode problem = refused.at("/results/0/problem");
    assertThat(problem.path("field").asText()).isEqualTo("restriction.insurers");
    assertThat(problem.path("value").asText()).isEqualTo("'nobody'");
    assertThat(problem.path("expected").asText()).isEqualTo("a code of the region");
  }

  @Test
  void a_place_at_night_needs_a_reason() {
    ObjectNode bulk = region.drafts(1);
    ObjectNode item = (ObjectNode) bulk.path("items").get(0);
    Instant start = Instant.parse(item.path("start").asText()).plusSeconds(14 * 3600);
    item.put("start", Wire.text(start)).put("end", Wire.text(start.plusSeconds(600)));
    JsonNode refused = region.planner().post(BASE + "/slots", bulk.toString()).expect(200).json();
    assertThat(refused.at("/results/0/problem/type").asText()).endsWith("/slot-at-night");
    item.put("override", "EVENING_CLINIC");
    assertThat(region.publish(bulk).get(0)).isNotEmpty();
  }

  @Test
  void what_is_left_out_of_a_change_stays() {
    String path = BASE + "/slots/" + region.publish();
    JsonNode before = region.planner().get(path).expect(200).json();
    Instant later = Instant.parse(before.path("start").asText()).plusSeconds(3600);
    TestClient.Answered changed =
        region.planner().with("If-Match", etag(path)).send("PATCH", path, move(later)).expect(200);
    assertThat(changed.json().path("start").asText()).isEqualTo(Wire.text(later));
    assertThat(changed.json().path("delivery")).isEqualTo(before.path("delivery"));
    assertThat(changed.json().path("allotment")).isEqualTo(before.path("allotment"));
    assertThat(changed.header("etag")).isEqualTo(etag(path));
  }

  @Test
  void a_change_of_what_another_changed_is_answered_with_how_it_is_now() {
    String path = BASE + "/slots/" + region.publish();
    String seen = etag(path);
    Instant start = Instant.parse(region.planner().get(path).text("start"));
    String theirs = Wire.text(start.plusSeconds(3600));
    TestClient planner = region.planner().with("If-Match", seen);
    planner.send("PATCH", path, move(start.plusSeconds(3600))).expect(200);
    TestClient.Answered stale =
        planner
            .send("PATCH", path, move(start.plusSeconds(7200)))
            .expectProblem(412, "stale-version");
    assertThat(stale.json().at("/current/start").asText()).isEqualTo(theirs);
    assertThat(stale.header("etag")).isEqualTo("\"" + stale.json().path("version").asLong() + "\"");
    region
        .planner()
        .with("If-Match", stale.header("etag"))
        .send("PATCH", path, move(start.plusSeconds(7200)))
        .expect(200);
  }

  @Test
  void of_two_planners_who_change_the_same_at_once_one_is_told() throws Exception {
    String path = BASE + "/slots/" + region.publish();
    TestClient planner = region.planner().with("If-Match", etag(path));
    Instant start = Instant.parse(region.planner().get(path).text("start"));
    for (int round = 1; round <= 10; round++) {
      String now = etag(path);
      List<CompletableFuture<TestClient.Answered>> racers = new ArrayList<>();
      for (int who = 0; who < 2; who++) {
        String body = move(start.plusSeconds(600L * (2 * round + who)));
        racers.add(planner.with("If-Match", now).sendLater("PATCH", path, body));
      }
      List<Integer> statuses = new ArrayList<>();
      for (CompletableFuture<TestClient.Answered> racer : racers) {
        statuses.add(racer.get(30, TimeUnit.SECONDS).status());
      }
      assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }
  }

  @Test
  void a_change_needs_the_version_and_something_to_change() {
    String path = BASE + "/slots/" + region.publish();
    String body = "{\"capacity\":2}";
    region.planner().send("PATCH", path, body).expectProblem(428, "if-match-missing");
    TestClient planner = region.planner().with("If-Match", etag(path));
    planner.send("PATCH", path, "{}").expectProblem(422, "invalid");
    planner.send("PATCH", path, "{\"capacity\":0}").expectProblem(422, "invalid");
    planner.send("PATCH", path, "{\"kind\":\"INTAKE\"}").expectProblem(422, "invalid");
    planner
        .send("PATCH", path, "{\"end\":\"2020-01-01T00:00:00Z\"}")
        .expectProblem(422, "invalid")
        .naming("end");
    region.gp().with("If-Match", "\"1\"").send("PATCH", path, body).expectProblem(403, "not-yours");
    server
        .client("demo-planner@" + region.practice)
        .with("If-Match", etag(path))
        .send("PATCH", path, body)
        .expectProblem(403, "not-yours");
    region
        .planner()
        .with("If-Match", "\"1\"")
        .send("PATCH", BASE + "/slots/groningen-none", body)
        .expectProblem(404, "not-found");
    server
        .client("demo-administrator")
        .with("On-Behalf-Of", region.provider)
        .with("If-Match", etag(path))
        .send("PATCH", path, body)
        .expect(200);
  }

  @Test
  void a_place_leaves_its_agenda_by_null() {
    ObjectNode bulk = region.drafts(1);
    String schedule = region.schedule("leaves");
    ((ObjectNode) bulk.path("items").get(0)).put("schedule", schedule);
    String path = BASE + "/slots/" + region.publish(bulk).get(0);
    String window =
        BASE + "/schedules/leaves/slots?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z";
    assertThat(region.planner().get(window).expect(200).json()).hasSize(1);
    region
        .planner()
        .with("If-Match", etag(path))
        .send("PATCH", path, "{\"schedule\":null}")
        .expect(200);
    assertThat(region.planner().get(window).expect(200).json()).isEmpty();
  }

  @Test
  void a_place_is_marked_last_minute_whatever_its_version() {
    String path = BASE + "/slots/" + region.publish() + "/last-minute";
    TestClient planner = region.planner().key("last-" + path.hashCode());
    String first = planner.post(path).expect(200).header("etag");
    assertThat(planner.post(path).expect(200).header("etag")).isEqualTo(first);
    region.gp().post(path).expectProblem(403, "not-yours");
    region
        .planner()
        .post(BASE + "/slots/groningen-none/last-minute")
        .expectProblem(404, "not-found");
  }

  @Test
  void a_claim_that_must_be_confirmed_is_confirmed_or_declined() {
    String service = region.anotherService("Te bevestigen");
    region.access(service, "{\"confirmWithin\":16}").expect(200);
    List<String> claims = new ArrayList<>();
    List<String> slots = region.publish(region.drafts(2, "NEW_REFERRAL", service));
    for (String slot : slots) {
      claims.add(
          region
              .gp()
              .post(BASE + "/slots/" + slot + "/claim", claim("REGULAR"))
              .expect(201)
              .text("claim"));
    }
    String first = BASE + "/slots/" + slots.get(0) + "/claims/" + claims.get(0);
    String second = BASE + "/slots/" + slots.get(1) + "/claims/" + claims.get(1);
    region.gp().post(first + "/confirm").expectProblem(403, "not-yours");
    region.planner().post(first + "/confirm").expect(204);
    region.planner().post(first + "/confirm").expect(204);
    region
        .planner()
        .post(first + "/decline", "{\"reason\":\"NO_CONTRACT\"}")
        .expectProblem(409, "claim-final")
        .naming("claim");
    region
        .planner()
        .post(second + "/decline", "{\"reason\":\"NOT_IN_TIME\"}")
        .expectProblem(422, "invalid")
        .naming("reason");
    region
        .planner()
        .post(second + "/decline", "{\"reason\":\"BECAUSE\"}")
        .expectProblem(422, "invalid")
        .naming("reason");
    region.planner().post(second + "/decline", "{\"reason\":\"NO_CONTRACT\"}").expect(204);
    region.planner().post(second + "/confirm").expectProblem(409, "claim-ended");
    region
        .planner()
        .post(BASE + "/slots/" + slots.get(0) + "/claims/groningen-none/confirm")
        .expectProblem(404, "not-found")
        .naming("claim");
  }

  @Test
  void an_outcome_is_taken_back() {
    String path = BASE + "/slots/" + region.publish();
    String claim = region.gp().post(path + "/claim", claim("HIGH")).expect(201).text("claim");
    String undo = "{\"claim\":\"" + claim + "\",\"outcome\":null}";
    String cancelled = "{\"claim\":\"" + claim + "\",\"outcome\":\"CANCELLED\"}";
    region.planner().post(path + "/outcome", cancelled).expect(204);
    assertThat(region.planner().get(path).expect(200).json().path("free").asInt()).isOne();
    region.gp().post(path + "/outcome", undo).expectProblem(403, "not-yours");
    region.planner().post(path + "/outcome", undo).expect(204);
    assertThat(region.planner().get(path).expect(200).json().path("free").asInt()).isZero();
    region
        .planner()
        .post(path + "/outcome", "{\"claim\":\"" + claim + "\"}")
        .expectProblem(422, "invalid")
        .naming("outcome");
    region
        .planner()
        .post(path + "/outcome", "{\"claim\":\"" + claim + "\",\"outcome\":\"ATTENDED\"}")
        .expectProblem(422, "invalid")
        .naming("outcome");
  }

  @Test
  void a_place_is_offered_call_by_call() {
    String service = region.anotherService("Aanbieden");
    List<String> positions = List.of(region.waiting(service), region.waiting(service));
    String slot = region.publish(region.drafts(1, "OWN_WAITING_LIST", service)).get(0);
    String path = BASE + "/slots/" + slot + "/offerings";
    region.gp().post(path, "{}").expectProblem(403, "not-yours");
    region.planner().post(path, "{\"breadth\":21}").expectProblem(422, "invalid").naming("breadth");
    JsonNode offering = region.planner().post(path, "{\"hours\":4}").expect(201).json();
    assertThat(offering.path("state").asText()).isEqualTo("RUNNING");
    assertThat(offering.path("offers")).hasSize(1);
    assertThat(offering.at("/offers/0/position").asText()).isEqualTo(positions.get(0));
    JsonNode no = answer(offering.at("/offers/0/offer").asText(), "NO");
    assertThat(no.at("/offers/0/state").asText()).isEqualTo("NO");
    assertThat(no.at("/offers/1/state").asText()).isEqualTo("MADE");
    String second = no.at("/offers/1/offer").asText();
    assertThat(answer(second, "NOT_REACHED").at("/offers/1/notReached").asInt()).isOne();
    JsonNode yes = answer(second, "YES");
    assertThat(yes.path("state").asText()).isEqualTo("TAKEN");
    assertThat(yes.path("endedReason").asText()).isEqualTo("TAKEN");
    assertThat(yes.path("claim").asText()).isNotEmpty();
    region
        .planner()
        .post(BASE + "/offers/" + second + "/answer", "{\"answer\":\"NO\"}")
        .expectProblem(409, "offer-ended");
    region
        .planner()
        .post(BASE + "/offers/groningen-none/answer", "{\"answer\":\"NO\"}")
        .expectProblem(404, "not-found");
    server
        .client("demo-planner@" + region.practice)
        .post(BASE + "/offers/" + second + "/answer", "{\"answer\":\"NO\"}")
        .expectProblem(403, "not-yours");
  }

  private static JsonNode answer(String offer, String answer) {
    return region
        .planner()
        .post(BASE + "/offers/" + offer + "/answer", "{\"answer\":\"" + answer + "\"}")
        .expect(200)
        .json();
  }

  @Test
  void an_offering_is_stopped() {
    String service = region.anotherService("Stoppen");
    region.waiting(service);
    String slot = region.publish(region.drafts(1, "OWN_WAITING_LIST", service)).get(0);
    String id =
        region
            .planner()
            .post(BASE + "/slots/" + slot + "/offerings", "{}")
            .expect(201)
            .text("offering");
    String path = BASE + "/offerings/" + id + "/stop";
    server.client("demo-planner@" + region.practice).post(path).expectProblem(403, "not-yours");
    assertThat(region.planner().post(path).expect(200).text("state")).isEqualTo("STOPPED");
    region.planner().post(BASE + "/offerings/groningen-none/stop").expectProblem(404, "not-found");
  }
}
