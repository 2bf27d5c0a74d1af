package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingRoutesIT {

  private static final String REFERRALS = BASE + "/referrals";
  private static final String POSITIONS = BASE + "/positions";

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
  void a_practice_refers_and_follows_by_its_verwijscode() {
    JsonNode made = region.gp().post(REFERRALS, referral()).expect(201).json();
    String byCode = REFERRALS + "/" + made.path("code").asText();
    assertThat(region.gp().get(byCode).expect(200).text("key"))
        .isEqualTo(made.path("referral").asText());
    assertThat(region.gp().get(REFERRALS).expect(200).json().findValuesAsText("key"))
        .contains(made.path("referral").asText());
    server.client("demo-gp@" + region.provider).get(byCode).expectProblem(404, "not-found");
    server.client("").get(byCode).expectProblem(403, "not-yours");
  }

  @Test
  void the_service_ticks_off_the_letter_and_may_refuse() {
    String id = region.gp().post(REFERRALS, referral()).expect(201).text("referral");
    region.gp().post(REFERRALS + "/" + id + "/letter").expectProblem(403, "not-yours");
    region.planner().post(REFERRALS + "/" + id + "/letter").expect(204);
    region
        .planner()
        .post(REFERRALS + "/" + id + "/refuse", "{\"reason\":\"TOO_HEAVY\"}")
        .expect(204);
    region.gp().post(REFERRALS + "/" + id + "/withdraw").expectProblem(409, "referral-ended");
  }

  @Test
  void a_practice_takes_its_referral_back() {
    String code = region.gp().post(REFERRALS, referral()).expect(201).text("code");
    region.gp().post(REFERRALS + "/" + code + "/withdraw").expect(204);
    region.gp().post(REFERRALS + "/222-222-3/withdraw").expectProblem(404, "not-found");
  }

  @Test
  void a_crisis_is_never_put_on_a_list() {
    JsonNode problem =
        region
            .planner()
            .post(POSITIONS, position("CRISIS"))
            .expectProblem(422, "crisis")
            .naming("urgency")
            .json();
    assertThat(problem.at("/route/0/name").asText()).isEqualTo("Crisisdienst");
  }

  @Test
  void the_own_reference_is_for_the_holder_only_and_can_be_erased() {
    String id = region.planner().post(POSITIONS, position("REGULAR")).expect(201).text("position");
    assertThat(row(region.planner(), id).path("reference").asText()).isEqualTo("EPD-118");
    assertThat(row(server.client("demo-administrator"), id).has("reference")).isFalse();
    assertThat(server.client("demo-planner@" + region.practice).get(POSITIONS).expect(200).json())
        .isEmpty();
    region.gp().get(POSITIONS).expectProblem(403, "not-yours");
    region.planner().delete(POSITIONS + "/" + id + "/reference").expect(204);
    assertThat(row(region.planner(), id).has("reference")).isFalse();
  }

  @Test
  void a_change_needs_the_version_that_was_seen() {
    String id = region.planner().post(POSITIONS, position("REGULAR")).expect(201).text("position");
    String path = POSITIONS + "/" + id;
    String urgency = "{\"urgency\":\"HIGH\"}";
    String seen = "\"" + row(region.planner(), id).path("version").asText() + "\"";
    region.planner().post(path + "/reprioritise", urgency).expectProblem(428, "if-match-missing");
    region.planner().with("If-Match", seen).post(path + "/reprioritise", urgency).expect(204);
    region
        .planner()
        .with("If-Match", seen)
        .post(path + "/close", "{\"reason\":\"WITHDREW\"}")
        .expectProblem(412, "stale-version");
    String now = "\"" + row(region.planner(), id).path("version").asText() + "\"";
    region
        .planner()
        .with("If-Match", now)
        .post(path + "/close", "{\"reason\":\"WITHDREW\"}")
        .expect(204);
    region
        .planner()
        .post(
            path + "/treatment",
            "{\"on\":\"" + LocalDate.now(ZoneId.of("Europe/Amsterdam")) + "\"}")
        .expectProblem(409, "position-closed");
  }

  @Test
  void someone_who_waits_is_given_a_place() {
    String id = region.planner().post(POSITIONS, position("PRIORITY")).expect(201).text("position");
    String slot = region.publish(region.drafts(1, "OWN_WAITING_LIST")).get(0);
    JsonNode claimed =
        region
            .planner()
            .post(BASE + "/slots/" + slot + "/claim", "{\"position\":\"" + id + "\"}")
            .expect(201)
            .json();
    assertThat(claimed.path("position").asText()).isEqualTo(id);
    assertThat(row(region.planner(), id).at("/booking/claim")).isEqualTo(claimed.path("claim"));
  }

  private static JsonNode row(TestClient client, String key) {
    for (JsonNode row : client.get(POSITIONS).expect(200).json()) {
      if (row.path("key").asText().equals(key)) {
        return row;
      }
    }
    throw new AssertionError("no position " + key);
  }

  private static String referral() {
    return """
        {"service":"%s","careQuestion":"ANXIETY","urgency":"REGULAR","ageClass":"18-34",
         "insurer":"zk","complexity":{"domains":["HOUSING"]}}
        """
        .formatted(region.service);
  }

  private static String position(String urgency) {
    return """
        {"service":"%s","phase":"INTAKE","careQuestion":"MOOD","urgency":"%s","ageClass":"35-49",
         "insurer":"zk","since":"%s","reference":"EPD-118"}
        """
        .formatted(
            region.service, urgency, LocalDate.now(ZoneId.of("Europe/Amsterdam")).minusDays(30));
  }
}
