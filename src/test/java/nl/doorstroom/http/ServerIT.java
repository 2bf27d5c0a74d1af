package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards, sessions, pages, health, and what every answer carries. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerIT {

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
  void a_board_is_not_sent_again_while_it_stays_the_same() {
    String path = BASE + "/boards/waits";
    var first = server.client("").get(path).expect(200);
    assertThat(first.json().path("at").asText()).matches("[0-9a-f]{8}:\\d+:[0-9a-f]{8}");
    assertThat(first.json().path("rows").findValuesAsText("key")).contains(region.service);
    assertThat(first.header("cache-control")).isEqualTo("private, no-cache");
    assertThat(first.header("vary")).contains("Authorization, Cookie");
    TestClient again = server.client("").with("If-None-Match", first.header("etag"));
    again.get(path).expect(304);
    region.publish();
    again.get(path).expect(200);
  }

  @Test
  void each_answer_is_the_last_of_its_connection_while_it_is_about_to_stop() {
    TestClient client = server.client("");
    assertThat(client.get(BASE + "/boards/waits").expect(200).header("connection")).isEmpty();
    server.leaving.set(true);
    try {
      assertThat(client.get(BASE + "/boards/waits").expect(200).header("connection"))
          .isEqualTo("close");
      assertThat(client.get("/health/live").expect(200).header("connection")).isEqualTo("close");
    } finally {
      server.leaving.set(false);
    }
  }

  @Test
  void who_offers_to_go_over_to_http_2_is_answered_as_it_asked() throws Exception {
    var asked = HttpRequest.newBuilder(server.address(BASE + "/boards/waits")).build();
    var answer =
        HttpClient.newBuilder()
            .version(Version.HTTP_2)
            .build()
            .send(asked, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
  }

  @Test
  void a_board_is_for_those_who_may_see_it() {
    server.client("").get(BASE + "/boards/slots").expectProblem(403, "not-yours");
    region.gp().get(BASE + "/boards/slots").expect(200);
    region.gp().get(BASE + "/boards/positions").expectProblem(403, "not-yours");
    region.planner().get(BASE + "/boards/party").expectProblem(404, "not-found").naming("view");
    server.client("").get(BASE + "/boards/activity").expect(200);
  }

  @Test
  void a_board_can_be_seen_as_it_was_by_those_who_may_see_it_now() {
    var before = region.planner().get(BASE + "/boards/slots").expect(200).json();
    String slot = region.publish();
    String then = BASE + "/boards/slots?as-of=";

    var past = region.planner().get(then + before.path("offset").asLong()).expect(200).json();
    assertThat(past.path("rows").findValuesAsText("key"))
        .containsExactlyInAnyOrderElementsOf(before.path("rows").findValuesAsText("key"))
        .doesNotContain(slot);
    assertThat(past.path("at")).isEqualTo(before.path("at"));
    assertThat(
            region.planner().get(then + past.path("asOf").asText()).expect(200).json().path("rows"))
        .hasSize(past.path("rows").size());

    region.gp().get(then + "1").expectProblem(403, "not-yours");
    server.client("").get(BASE + "/boards/waits?as-of=1").expectProblem(403, "not-yours");
    region.planner().get(then + "yesterday").expectProblem(400, "invalid-parameter");
    for (String beyond : new String[] {"999999", "1999-12-31T00:00:00Z", "2999-12-31T00:00:00Z"}) {
      var refused = region.planner().get(then + beyond).expectProblem(422, "out-of-range").json();
      assertThat(refused.path("oldest").asLong()).isEqualTo(1);
      assertThat(refused.path("newest").asLong()).isGreaterThan(before.path("offset").asLong());
      assertThat(refused.path("oldestAt").asText()).isNotEmpty();
    }
  }

  @Test
  void a_read_waits_for_the_position_it_asks_for() {
    String position =
        region
            .planner()
            .post(BASE + "/slots", region.drafts(1).toString())
            .expect(200)
            .header("doorstroom-position");
    region.planner().get(BASE + "/slots?min-position=" + position).expect(200);
    var late = region.planner().get(BASE + "/slots?min-position=999999");
    assertThat(late.expectProblem(503, "behind").header("retry-after")).isNotEmpty();
    region
        .planner()
        .get(BASE + "/slots?min-position=soon")
        .expectProblem(400, "invalid-parameter")
        .naming("min-position");
  }

  @Test
  void a_large_board_is_compressed() {
    region.publish(20);
    var board = region.planner().with("Accept-Encoding", "gzip").get(BASE + "/boards/slots");
    assertThat(board.header("content-encoding")).isEqualTo("gzip");
    var small = region.planner().with("Accept-Encoding", "gzip").get("/health/live");
    assertThat(small.header("content-encoding")).isEmpty();
  }

  @Test
  void an_identity_that_cannot_be_believed_is_refused() {
    server.client("demo-king").get(BASE).expectProblem(401, "unauthorized");
    server
        .client("")
        .with("Authorization", "Basic eA==")
        .get(BASE)
        .expectProblem(401, "unauthorized");
    server
        .client("demo-planner")
        .with("X-Forwarded-For", "192.0.2.1")
        .get(BASE)
        .expectProblem(401, "unauthorized");
    server.client("demo-huisarts@" + region.practice).get(BASE + "/referrals").expect(200);
    server.client("demo-admin").get(BASE + "/referrals").expect(200);
  }

  @Test
  void a_browser_takes_a_role_and_puts_it_off() {
    JsonNode nobody = server.client("").get("/api/v1/session").expect(200).json();
    assertThat(nobody.path("role").asText()).isEqualTo("public");
    assertThat(nobody.path("demo").asBoolean()).isTrue();
    assertThat(nobody.path("roles"))
        .extracting(JsonNode::asText)
        .containsExactly("public", "gp", "planner", "table-member", "mediator", "administrator");
    var taken =
        server
            .client("")
            .post(
                "/api/v1/session",
                "{\"role\":\"planner\",\"organization\":\"" + region.provider + "\"}")
            .expect(200);
    assertThat(taken.json().at("/organization/name").asText()).isEqualTo("Ommelander GGZ");
    assertThat(taken.json().at("/organization/kind").asText()).isEqualTo("GGZ_CORE");
    String cookie = taken.header("set-cookie");
    assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict");
    TestClient browser = server.client("").with("Cookie", cookie.split(";", 2)[0]);
    assertThat(browser.get("/api/v1/session").expect(200).text("role")).isEqualTo("planner");
    browser.post(BASE + "/slots", region.drafts(1).toString()).expect(200);
    assertThat(browser.delete("/api/v1/session").expect(204).header("set-cookie"))
        .contains("Max-Age=0");
    server
        .client("")
        .post("/api/v1/session", "{\"role\":\"king\"}")
        .expectProblem(422, "invalid")
        .naming("role");
  }

  @Test
  void colleagues_of_one_organisation_are_people_of_their_own() {
    String taking = "{\"role\":\"planner\",\"organization\":\"" + region.provider + "\"";
    JsonNode first = server.client("").post("/api/v1/session", taking + "}").expect(200).json();
    var taken = server.client("").post("/api/v1/session", taking + ",\"person\":2}").expect(200);
    assertThat(first.path("person").asInt()).isEqualTo(1);
    assertThat(taken.json().path("person").asInt()).isEqualTo(2);
    assertThat(taken.json().path("organization")).isEqualTo(first.path("organization"));
    assertThat(taken.json().path("actor").asText()).isNotEqualTo(first.path("actor").asText());
    TestClient browser =
        server.client("").with("Cookie", taken.header("set-cookie").split(";", 2)[0]);
    assertThat(browser.get("/api/v1/session").expect(200).json()).isEqualTo(taken.json());
    String token = "demo-planner@" + region.provider;
    assertThat(server.client(token + "+2").get("/api/v1/session").expect(200).json())
        .isEqualTo(taken.json());
    assertThat(server.client(token).get("/api/v1/session").expect(200).text("actor"))
        .isEqualTo(first.path("actor").asText());
    for (String unknown : List.of(token + "+1", token + "+10", token + "+", "demo-planner+2")) {
      server.client(unknown).get(BASE).expectProblem(401, "unauthorized");
    }
    server
        .client("")
        .post("/api/v1/session", taking + ",\"person\":10}")
        .expectProblem(422, "invalid")
        .naming("person");
  }

  @Test
  void the_trace_of_who_asks_is_gone_on_with() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var answer =
        server
            .client("")
            .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .get("/api/v1/regions");
    assertThat(answer.header("traceresponse")).startsWith("00-" + trace + "-").endsWith("-01");
  }

  @Test
  void every_answer_carries_its_headers() {
    var answer = server.client("").with("X-Request-Id", "ann-1").get("/api/v1/regions");
    assertThat(answer.header("x-request-id")).isEqualTo("ann-1");
    assertThat(answer.header("api-version")).isEqualTo("1.0.0");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("referrer-policy")).isEqualTo("same-origin");
    assertThat(answer.header("content-security-policy")).startsWith("default-src 'none'");
    var unasked = server.client("").get("/api/v1/none").expectProblem(404, "not-found");
    assertThat(unasked.header("x-request-id")).isNotEmpty();
    server.client("").delete("/api/v1/regions").expectProblem(405, "method-not-allowed");
  }

  @Test
  void the_shell_lets_in_its_import_map_and_no_other_script() throws Exception {
    var shell = server.client("").get("/wachttijden").expect(200);
    String html = shell.response().body();
    String map = html.substring(html.indexOf("importmap\">") + 11, html.indexOf("</script>"));
    assertThat(map).contains("\"lit\"");
    byte[] hash =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(map.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(shell.header("content-security-policy"))
        .contains("'sha256-" + java.util.Base64.getEncoder().encodeToString(hash) + "'")
        .doesNotContain("script-src 'self' 'unsafe");
    String lit = Wire.MAPPER.readTree(map).at("/imports/lit").asText();
    var library = server.client("").get(lit).expect(200);
    assertThat(library.header("content-type")).contains("javascript");
    assertThat(library.header("cache-control")).contains("max-age=31536000");
    server.client("").get("/assets/app.js").expect(200);
    server.client("").get("/assets/none.js").expectProblem(404, "not-found");
    server.client("").get("/assets/../index.html").expect(404);
    server.client("").get("/_static/").expect(404);
  }

  @Test
  void the_contract_is_served_and_rendered_without_the_internet() {
    var contract = server.client("").get("/api/v1/openapi.yaml").expect(200);
    assertThat(contract.response().body()).startsWith("openapi: 3.1.0");
    assertThat(server.client("").get("/api/v1/asyncapi.yaml").expect(200).response().body())
        .startsWith("asyncapi: 3.0.0");
    String page = server.client("").get("/api").expect(200).response().body();
    var script = java.util.regex.Pattern.compile("src=\"(/[^\"]+)\"").matcher(page);
    int scripts = 0;
    while (script.find()) {
      server.client("").get(script.group(1)).expect(200);
      scripts++;
    }
    assertThat(scripts).isEqualTo(2);
    assertThat(page).doesNotContain("http://").doesNotContain("https://");
  }

  @Test
  void it_is_ready_when_there_is_no_reason_why_not() {
    server.client("").get("/health/live").expect(200);
    server.client("").get("/health/ready").expect(200);
    server.reasons.add("groningen: recovering");
    JsonNode down = server.client("").get("/health/ready").expect(503).json();
    assertThat(down.path("reasons").get(0).asText()).isEqualTo("groningen: recovering");
    server.reasons.clear();
    assertThat(server.client("").get("/metrics").expect(200).header("content-type"))
        .startsWith("text/plain");
  }

  @Test
  void files_postcodes_and_the_pace_of_the_demo_reach_their_rooms() {
    TestClient administrator =
        server.client("demo-administrator").with("Content-Type", "application/octet-stream");
    String path = "/api/v1/imports/nza-2016";
    assertThat(administrator.post(path, "Instelling;x\n").expect(200).text("rows")).isEqualTo("1");
    administrator.post(path, "nonsense").expectProblem(422, "file-refused");
    administrator.post(path, "Instelling".repeat(300_000)).expect(200);
    region
        .planner()
        .with("Content-Type", "application/octet-stream")
        .post(path, "x")
        .expectProblem(403, "not-yours");
    assertThat(server.client("").get("/api/v1/postcodes/9711").expect(200).text("municipality"))
        .isEqualTo("Groningen");
    server.client("").get("/api/v1/postcodes/9999").expectProblem(404, "not-found");
    server
        .client("")
        .get("/api/v1/postcodes/97")
        .expectProblem(400, "invalid-parameter")
        .naming("pc4");
    region.planner().post(BASE + "/demo", "{\"speed\":60}").expect(200);
    region
        .planner()
        .post(BASE + "/demo", "{\"speed\":0}")
        .expectProblem(422, "invalid")
        .naming("speed");
    server.client("").post(BASE + "/demo", "{\"paused\":true}").expectProblem(403, "not-yours");
  }
}
