package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps true what is shown: confirmations, capacity, access, measures and feeds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpkeepRoutesIT {

  private static final String SERVICES = BASE + "/healthcare-services";

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

  private static TestClient other() {
    return server.client("demo-planner@" + region.practice);
  }

  @Test
  void all_or_some_services_are_confirmed() {
    region.anotherService("Nog een");
    String some = "{\"services\":[\"" + region.service + "\"]}";
    String path = SERVICES + "/confirm";
    assertThat(region.planner().post(path, some).expect(200).json().path("confirmed").asInt())
        .isOne();
    JsonNode all = region.planner().post(path, "{\"services\":[]}").expect(200).json();
    assertThat(all.path("confirmed").asInt()).isGreaterThan(1);
    other().post(path, some).expectProblem(403, "not-yours");
    region.gp().post(path, some).expectProblem(403, "not-yours");
    region
        .planner()
        .post(path, "{\"services\":[\"groningen-none\"]}")
        .expectProblem(404, "not-found")
        .naming("services");
  }

  @Test
  void capacity_is_declared_for_a_while() {
    String path = SERVICES + "/" + region.service + "/capacity";
    JsonNode declared =
        region
            .planner()
            .put(path, "{\"state\":\"LIMITED\",\"perWeek\":2,\"couldOpen\":1,\"days\":7}")
            .expect(200)
            .json();
    assertThat(declared.path("perWeek").asInt()).isEqualTo(2);
    assertThat(declared.path("validUntil").asText()).isNotEmpty();
    region
        .planner()
        .put(path, "{\"state\":\"CLOSED_UNTIL\"}")
        .expectProblem(422, "invalid")
        .naming("closedUntil");
    region
        .planner()
        .put(path, "{\"state\":\"BUSY\"}")
        .expectProblem(422, "invalid")
        .naming("state");
    other().put(path, "{\"state\":\"ROOM\"}").expectProblem(403, "not-yours");
  }

  @Test
  void access_is_tried_out_and_set_by_version() {
    String service = region.anotherService("Verdeling");
    String path = SERVICES + "/" + service + "/access";
    region.publish(region.drafts(4, "NEW_REFERRAL", service));
    String wanted =
        """
        {"division":{"NEW_REFERRAL":50,"OWN_WAITING_LIST":50},"perWeek":{"HIGH_URGENCY":1},
         "releaseRules":[{"allotment":"NEW_REFERRAL","workingDays":5}],
         "confirmWithin":16,"offerFreed":true}
        """;
    JsonNode effect = region.planner().post(path + "/preview", wanted).expect(200).json();
    assertThat(effect.path("places").asDouble()).isEqualTo(4);
    assertThat(effect.at("/before/NEW_REFERRAL").asDouble()).isEqualTo(4);
    assertThat(effect.at("/after/HIGH_URGENCY").asDouble()).isOne();
    assertThat(effect.at("/after/OWN_WAITING_LIST").asDouble()).isEqualTo(1.5);
    TestClient.Answered before = region.planner().get(path).expect(200);
    assertThat(before.json().path("division")).isEmpty();
    region.planner().put(path, wanted).expectProblem(428, "if-match-missing");
    TestClient.Answered set =
        region.planner().with("If-Match", before.header("etag")).put(path, wanted).expect(200);
    assertThat(set.json().path("confirmWithin").asInt()).isEqualTo(16);
    assertThat(set.json().at("/releaseRules/0/workingDays").asInt()).isEqualTo(5);
    TestClient.Answered stale =
        region
            .planner()
            .with("If-Match", before.header("etag"))
            .put(path, "{}")
            .expectProblem(412, "stale-version");
    assertThat(stale.json().at("/current/confirmWithin").asInt()).isEqualTo(16);
    assertThat(stale.header("etag")).isEqualTo(set.header("etag"));
    region
        .planner()
        .with("If-Match", set.header("etag"))
        .put(path, wanted.replace(":50}", ":40}"))
        .expectProblem(422, "invalid")
        .naming("division");
    other().get(path).expectProblem(403, "not-yours");
    other().post(path + "/preview", wanted).expectProblem(403, "not-yours");
    other().with("If-Match", set.header("etag")).put(path, wanted).expectProblem(403, "not-yours");
  }

  @Test
  void changing_what_a_service_offers_leaves_how_it_plans() {
    String service = region.anotherService("Blijft");
    region.access(service, "{\"confirmWithin\":8}").expect(200);
    TestClient.Answered shown = region.planner().get(SERVICES + "/" + service).expect(200);
    assertThat(shown.json().has("planning")).isFalse();
    String body =
        """
        {"location":"%s","name":"Blijft zo","category":"GGZ_TREATMENT","careQuestions":["MOOD"]}
        """
            .formatted(region.location);
    region
        .planner()
        .with("If-Match", shown.header("etag"))
        .put(SERVICES + "/" + service, body)
        .expect(200);
    JsonNode access = region.planner().get(SERVICES + "/" + service + "/access").expect(200).json();
    assertThat(access.path("confirmWithin").asInt()).isEqualTo(8);
    JsonNode stale =
        region
            .planner()
            .with("If-Match", shown.header("etag"))
            .put(SERVICES + "/" + service, body.replace("zo", "niet"))
            .expectProblem(412, "stale-version")
            .json();
    assertThat(stale.at("/current/name").asText()).isEqualTo("Blijft zo");
  }

  @Test
  void a_measure_is_recorded_once_and_ends() {
    String path = BASE + "/measures";
    String body =
        "{\"service\":\""
            + region.service
            + "\",\"kind\":\"EXTRA_INTAKES\",\"from\":\"2026-02-01\",\"placesPerWeek\":3}";
    String id = region.planner().post(path, body).expect(201).text("id");
    assertThat(region.planner().post(path, body).expect(200).text("id")).isEqualTo(id);
    region
        .planner()
        .post(path, body.replace(":3", ":0"))
        .expectProblem(422, "invalid")
        .naming("placesPerWeek");
    other().post(path, body).expectProblem(403, "not-yours");
    assertThat(other().get(path).expect(200).json()).isEmpty();
    assertThat(server.client("demo-table-member").get(path).expect(200).json()).isNotEmpty();
    region.gp().get(path).expectProblem(403, "not-yours");
    other().post(path + "/" + id + "/end", "{}").expectProblem(403, "not-yours");
    region.planner().post(path + "/" + id + "/end", "{}").expect(204);
    region
        .planner()
        .post(path + "/" + id + "/end", "{\"on\":\"2100-01-01\"}")
        .expectProblem(422, "invalid")
        .naming("on");
  }

  @Test
  void a_feed_is_agreed_reports_and_ends() {
    String path = BASE + "/feeds";
    String body = "{\"code\":\"epd\",\"kind\":\"SLOTS\",\"intervalMinutes\":60}";
    String id = region.planner().post(path, body).expect(201).text("id");
    assertThat(region.planner().post(path, body).expect(200).text("status")).isEqualTo("unchanged");
    TestClient.Answered feed = region.planner().get(path + "/epd").expect(200);
    assertThat(feed.json().path("services")).isNotEmpty();
    region
        .planner()
        .post(path + "/epd/reported", "{\"sourceAt\":\"2026-01-01T00:00:00Z\"}")
        .expect(204);
    region
        .planner()
        .post(path + "/epd/reported", "{\"sourceAt\":\"2100-01-01T00:00:00Z\"}")
        .expectProblem(422, "invalid")
        .naming("sourceAt");
    JsonNode stale =
        region
            .planner()
            .with("If-Match", feed.header("etag"))
            .put(path + "/" + id, body.replace("60", "90"))
            .expectProblem(412, "stale-version")
            .json();
    assertThat(stale.at("/current/sourceAt").asText()).startsWith("2026-01-01");
    region
        .planner()
        .with("If-Match", "\"" + stale.path("version").asLong() + "\"")
        .put(path + "/" + id, body.replace("60", "90"))
        .expect(200);
    other().get(path + "/" + id).expectProblem(404, "not-found");
    other().post(path + "/" + id + "/end").expectProblem(403, "not-yours");
    assertThat(other().get(path).expect(200).json()).isEmpty();
    region.planner().post(path + "/epd/end").expect(204);
    assertThat(region.planner().get(path).expect(200).json()).isEmpty();
  }
}
