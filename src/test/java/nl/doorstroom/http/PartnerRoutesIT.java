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
class PartnerRoutesIT {

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
  void a_region_tells_what_it_agreed_and_how_true_its_picture_is() {
    JsonNode shown = server.client("").get(BASE).expect(200).json();
    assertThat(shown.path("name").asText()).isEqualTo("Groningen");
    assertThat(shown.at("/terms/hold").asText()).isEqualTo("PT5M");
    assertThat(shown.at("/status/writable").asBoolean()).isTrue();
    assertThat(shown.at("/status/confirmed").asText()).endsWith("Z");
    assertThat(shown.path("ageClasses").get(0).has("youth")).isFalse();
    server.client("").get("/api/v1/regions/drenthe").expectProblem(404, "not-found");
    assertThat(
            server
                .client("")
                .get("/api/v1/regions")
                .expect(200)
                .json()
                .get(0)
                .path("nature")
                .asText())
        .isEqualTo("DEMONSTRATION");
  }

  @Test
  void only_an_administrator_configures() {
    String config = TestServer.resource("region-config.json");
    region.planner().put(BASE + "/config", config).expectProblem(403, "not-yours");
    TestClient administrator = server.client("demo-administrator");
    administrator.put(BASE + "/config", config).expect(200);
    administrator
        .put(BASE + "/config", config.replace("PT5M", "PT20M"))
        .expectProblem(422, "invalid")
        .naming("terms");
    administrator
        .put(BASE + "/config", config.replace("\"horizonDays\": 56", "\"horizonDays\": 1"))
        .expectProblem(422, "invalid")
        .naming("horizonDays");
  }

  @Test
  void an_organisation_is_found_by_its_external_id() {
    TestClient administrator = server.client("demo-administrator");
    String body = "{\"name\":\"A\",\"kind\":\"GGZ_OTHER\",\"externalId\":\"e-1\"}";
    String id = administrator.post(BASE + "/organizations", body).expect(201).text("id");
    JsonNode again = administrator.post(BASE + "/organizations", body).expect(200).json();
    assertThat(again.path("status").asText()).isEqualTo("unchanged");
    assertThat(again.path("id").asText()).isEqualTo(id);
    JsonNode changed =
        administrator
            .post(BASE + "/organizations", body.replace("\"A\"", "\"B\""))
            .expect(200)
            .json();
    assertThat(changed.path("status").asText()).isEqualTo("changed");
    assertThat(changed.path("id").asText()).isEqualTo(id);
  }

  @Test
  void a_change_needs_the_version_that_was_seen() {
    TestClient administrator = server.client("demo-administrator");
    String body = "{\"name\":\"C\",\"kind\":\"GGZ_OTHER\"}";
    String path =
        BASE + "/organizations/" + administrator.post(BASE + "/organizations", body).text("id");
    String etag = administrator.get(path).expect(200).header("etag");
    String other = body.replace("\"C\"", "\"D\"");
    administrator.put(path, other).expectProblem(428, "if-match-missing");
    administrator.with("If-Match", etag).put(path, other).expect(200);
    administrator.with("If-Match", etag).put(path, body).expectProblem(412, "stale-version");
    administrator.get(BASE + "/organizations/none").expectProblem(404, "not-found");
  }

  @Test
  void a_planner_declares_for_its_own_organisation_only() {
    String body = "{\"name\":\"X\",\"organization\":\"" + region.practice + "\"}";
    region.planner().post(BASE + "/locations", body).expectProblem(403, "not-yours");
    server.client("demo-administrator").post(BASE + "/locations", body).expect(201);
    server
        .client("demo-planner@" + region.practice)
        .post(BASE + "/healthcare-services/" + region.service + "/confirm")
        .expectProblem(403, "not-yours");
  }

  @Test
  void a_service_is_confirmed_and_its_waits_reported() {
    String path = BASE + "/healthcare-services/" + region.service;
    String confirmedAt = region.planner().post(path + "/confirm").expect(200).text("confirmedAt");
    assertThat(confirmedAt).endsWith("Z");
    String waits =
        "{\"waits\":{\"INTAKE\":{\"days\":21,\"asOf\":\""
            + LocalDate.now(ZoneId.of("Europe/Amsterdam"))
            + "\",\"n\":14}}}";
    region.planner().post(path + "/reported-waits", waits).expect(200);
    assertThat(region.gp().get(path).expect(200).json().at("/reported/INTAKE/days").asInt())
        .isEqualTo(21);
  }

  @Test
  void a_stop_is_announced_seen_and_lifted() {
    String stop =
        """
        {"scope":{"service":"%s","careQuestions":["TRAUMA"]},"reason":"STAFF_SHORTAGE",
         "from":"%s"}
        """
            .formatted(region.service, LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusDays(1));
    String id = region.planner().post(BASE + "/admission-stops", stop).expect(201).text("id");
    JsonNode again = region.planner().post(BASE + "/admission-stops", stop).expect(200).json();
    assertThat(again.path("id").asText()).isEqualTo(id);
    JsonNode shown = server.client("").get(BASE + "/admission-stops").expect(200).json().get(0);
    String seen = "\"" + shown.path("version").asText() + "\"";
    String lift = BASE + "/admission-stops/" + id + "/lift";
    region.planner().post(lift).expectProblem(428, "if-match-missing");
    region.planner().with("If-Match", seen).post(lift).expect(204);
    region.planner().with("If-Match", seen).post(lift).expect(204);
  }
}
