package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static nl.doorstroom.http.SmallRegion.claim;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SlotRoutesIT {

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

  @Test
  void a_bulk_has_a_result_per_item() {
    ObjectNode bulk = region.drafts(3);
    ((ObjectNode) bulk.path("items").get(1)).put("service", "groningen-none");
    JsonNode result = region.planner().post(BASE + "/slots", bulk.toString()).expect(200).json();
    assertThat(result.path("created").asInt()).isEqualTo(2);
    assertThat(result.path("refused").asInt()).isEqualTo(1);
    assertThat(result.at("/results/1/problem/type").asText()).endsWith("/not-found");
    assertThat(result.at("/results/1/problem/field").asText()).isEqualTo("service");
    assertThat(result.at("/results/2/slot").asText()).isNotEmpty();
    assertThat(result.at("/results/2/allotment").asText()).isEqualTo("NEW_REFERRAL");
  }

  @Test
  void publishing_the_same_again_changes_nothing() {
    ObjectNode drafts = region.drafts(2);
    ((ObjectNode) drafts.path("items").get(0)).put("externalId", "a-1");
    ((ObjectNode) drafts.path("items").get(1)).put("externalId", "a-2");
    String bulk = drafts.toString();
    JsonNode first = region.planner().post(BASE + "/slots", bulk).expect(200).json();
    JsonNode second = region.planner().post(BASE + "/slots", bulk).expect(200).json();
    assertThat(second.path("unchanged").asInt()).isEqualTo(2);
    assertThat(second.at("/results/1/slot")).isEqualTo(first.at("/results/1/slot"));
  }

  @Test
  void all_or_nothing_names_the_item_in_the_way() {
    ObjectNode bulk = region.drafts(3).put("atomic", true);
    ((ObjectNode) bulk.path("items").get(2)).put("service", "groningen-none");
    JsonNode problem =
        region
            .planner()
            .post(BASE + "/slots", bulk.toString())
            .expectProblem(404, "not-found")
            .json();
    assertThat(problem.path("index").asInt()).isEqualTo(2);
    ((ObjectNode) bulk.path("items").get(2)).put("service", region.service);
    JsonNode done = region.planner().post(BASE + "/slots", bulk.toString()).expect(200).json();
    assertThat(done.path("created").asInt()).isEqualTo(3);
    assertThat(done.at("/results/2/slot").asText()).isNotEmpty();
  }

  @Test
  void a_dry_run_writes_nothing() {
    ObjectNode bulk = region.drafts(2).put("dryRun", true);
    JsonNode result = region.planner().post(BASE + "/slots", bulk.toString()).expect(200).json();
    assertThat(result.path("created").asInt()).isEqualTo(2);
    assertThat(result.at("/results/0/slot").isMissingNode()).isTrue();
    bulk.put("dryRun", false);
    JsonNode done = region.planner().post(BASE + "/slots", bulk.toString()).expect(200).json();
    assertThat(done.path("created").asInt()).isEqualTo(2);
  }

  @Test
  void the_board_can_be_filtered() {
    String slot = region.publish();
    JsonNode free =
        region
            .planner()
            .get(BASE + "/slots?kind=INTAKE&status=FREE&service=" + region.service)
            .expect(200)
            .json();
    assertThat(free.findValuesAsText("key")).contains(slot);
    JsonNode none =
        region.planner().get(BASE + "/slots?to=2020-01-01T00:00:00Z").expect(200).json();
    assertThat(none).isEmpty();
  }

  @Test
  void a_held_place_is_claimed_with_its_token_only() {
    String slot = region.publish();
    String path = BASE + "/slots/" + slot;
    JsonNode hold = region.gp().post(path + "/hold", "{}").expect(200).json();
    assertThat(hold.path("kind").asText()).isEqualTo("HOLD");
    region.gp().post(path + "/claim", claim("REGULAR")).expectProblem(409, "hold-required");
    String forged = hold.path("holdId").asText() + ".AAAA";
    region
        .gp()
        .post(path + "/claim", withHold(forged))
        .expectProblem(403, "not-yours")
        .naming("hold");
    JsonNode claimed =
        region.gp().post(path + "/claim", withHold(hold.path("hold").asText())).expect(201).json();
    assertThat(claimed.path("code").asText()).matches("\\w{3}-\\w{3}-\\w");
    assertThat(claimed.path("start").asText()).endsWith(".000Z");
    assertThat(
            region
                .gp()
                .get(BASE + "/referrals/" + claimed.path("code").asText())
                .expect(200)
                .text("key"))
        .isEqualTo(claimed.path("referral").asText());
  }

  private static String withHold(String token) {
    return "{\"hold\":\"" + token + "\",\"referral\":" + SmallRegion.referral("REGULAR") + "}";
  }

  @Test
  void a_hold_can_become_an_option_or_be_given_back() {
    String path = BASE + "/slots/" + region.publish();
    String token = region.gp().post(path + "/hold", "{}").expect(200).text("hold");
    JsonNode option =
        region
            .gp()
            .post(path + "/hold", "{\"option\":true,\"hold\":\"" + token + "\"}")
            .expect(200)
            .json();
    assertThat(option.path("kind").asText()).isEqualTo("OPTION");
    // Who has an option keeps the place already.
    assertThat(region.gp().post(path + "/hold", "{}").expect(200).json()).isEqualTo(option);
    region
        .gp()
        .post(path + "/release", "{\"hold\":\"" + option.path("hold").asText() + "\"}")
        .expect(204);
  }

  @Test
  void what_is_taken_is_taken() {
    String path = BASE + "/slots/" + region.publish() + "/claim";
    region.gp().post(path, claim("REGULAR")).expect(201);
    region.gp().post(path, claim("REGULAR")).expectProblem(409, "slot-taken");
  }

  @Test
  void a_repeat_has_one_effect_and_one_answer() {
    String path = BASE + "/slots/" + region.publish() + "/claim";
    TestClient gp = region.gp().key("once-" + path.hashCode());
    JsonNode first = gp.post(path, claim("REGULAR")).expect(201).json();
    JsonNode second = gp.post(path, claim("REGULAR")).expect(201).json();
    assertThat(second).isEqualTo(first);
    gp.post(path, claim("PRIORITY")).expectProblem(422, "key-reused");
  }

  @Test
  void a_crisis_is_refused_with_the_route_of_where_the_person_lives() {
    JsonNode problem =
        region
            .gp()
            .post(BASE + "/slots/" + region.publish() + "/claim", claim("CRISIS"))
            .expectProblem(422, "crisis")
            .json();
    assertThat(problem.at("/route/0/name").asText()).isEqualTo("Crisisdienst Oldambt");
    assertThat(problem.at("/route/0/telephone").asText()).isEqualTo("0597-000000");
  }

  @Test
  void either_a_referral_or_a_position() {
    String path = BASE + "/slots/" + region.publish() + "/claim";
    region.gp().post(path, "{\"hold\":\"x.y\"}").expectProblem(403, "not-yours");
    region
        .gp()
        .post(
            path,
            "{\"position\":\"groningen-1\",\"referral\":" + SmallRegion.referral("HIGH") + "}")
        .expectProblem(422, "invalid");
  }

  @Test
  void a_planner_withdraws_what_it_has_seen() {
    String path = BASE + "/slots/" + region.publish();
    String etag = region.planner().get(path).expect(200).header("etag");
    String reason = "{\"reason\":\"PLANNING_CHANGED\"}";
    region.planner().post(path + "/withdraw", reason).expectProblem(428, "if-match-missing");
    region
        .planner()
        .with("If-Match", "\"1\"")
        .post(path + "/withdraw", reason)
        .expectProblem(412, "stale-version");
    region
        .planner()
        .with("If-Match", "4")
        .post(path + "/withdraw", reason)
        .expectProblem(400, "invalid-parameter");
    region.planner().with("If-Match", etag).post(path + "/withdraw", reason).expect(204);
  }

  @Test
  void only_its_own_planner_plans() {
    String bulk = region.drafts(1).toString();
    region.gp().post(BASE + "/slots", bulk).expectProblem(403, "not-yours");
    server.client("").post(BASE + "/slots", bulk).expectProblem(403, "not-yours");
    server
        .client("demo-planner")
        .post(BASE + "/slots", bulk)
        .expectProblem(403, "organization-missing");
    JsonNode other =
        server
            .client("demo-planner@" + region.practice)
            .post(BASE + "/slots", bulk)
            .expect(200)
            .json();
    assertThat(other.at("/results/0/problem/type").asText()).endsWith("/not-yours");
    region
        .planner()
        .with("On-Behalf-Of", region.practice)
        .post(BASE + "/slots", bulk)
        .expectProblem(403, "not-yours");
    server
        .client("demo-administrator")
        .with("On-Behalf-Of", region.provider)
        .post(BASE + "/slots", bulk)
        .expect(200);
  }

  @Test
  void a_claim_moves_and_is_released() {
    List<String> slots = region.publish(2);
    JsonNode claimed =
        region
            .gp()
            .post(BASE + "/slots/" + slots.get(0) + "/claim", claim("HIGH"))
            .expect(201)
            .json();
    String claim = claimed.path("claim").asText();
    assertThat(
            region
                .planner()
                .post(
                    BASE + "/slots/" + slots.get(0) + "/reschedule",
                    "{\"claim\":\"" + claim + "\",\"to\":\"" + slots.get(1) + "\"}")
                .expect(200)
                .text("slot"))
        .isEqualTo(slots.get(1));
    String path = BASE + "/slots/" + slots.get(1);
    region
        .gp()
        .post(path + "/release", "{\"claim\":\"" + claim + "\"}")
        .expectProblem(422, "invalid")
        .naming("reason");
    region
        .gp()
        .post(path + "/release", "{\"claim\":\"" + claim + "\",\"reason\":\"REFERRER_WITHDREW\"}")
        .expect(204);
    region
        .planner()
        .post(path + "/outcome", "{\"claim\":\"" + claim + "\",\"outcome\":\"ATTENDED\"}")
        .expectProblem(409, "claim-ended");
  }
}
