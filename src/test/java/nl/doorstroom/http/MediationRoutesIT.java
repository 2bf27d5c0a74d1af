package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single questions to the table, as who asks and who answers follow them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MediationRoutesIT {

  private static final String MEDIATIONS = BASE + "/mediations";
  private static final String BOARD = BASE + "/boards/mediations";
  private static final String QUESTION =
      """
      {"careQuestion":"MOOD","urgency":"PRIORITY","ageClass":"18-34","insurer":"zk"}
      """;
  private static final String ANSWER = "/answer";

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

  private static TestClient table() {
    return server.client("demo-table-member@" + region.provider);
  }

  private static String asked() {
    return region.gp().post(MEDIATIONS, QUESTION).expect(201).text("mediation");
  }

  private static JsonNode row(TestClient client, String key) {
    for (JsonNode row : client.get(BOARD).expect(200).json().path("rows")) {
      if (row.path("key").asText().equals(key)) {
        return row;
      }
    }
    throw new AssertionError("not on the board: " + key);
  }

  private static String refersTo(String service) {
    return "{\"advice\":\"REFER_TO_SERVICE\",\"service\":\"" + service + "\"}";
  }

  @Test
  void a_practice_asks_and_sees_what_the_table_answers() {
    String key = asked();
    JsonNode open = row(region.gp(), key);
    assertThat(open.path("mine").asBoolean()).isTrue();
    assertThat(open.path("until").asText()).isNotEmpty();
    assertThat(open.path("answer").isMissingNode()).isTrue();
    assertThat(row(table(), key).path("by").path("name").asText()).isEqualTo("Praktijk");

    table().post(MEDIATIONS + "/" + key + ANSWER, refersTo(region.service)).expect(204);

    JsonNode answered = row(region.gp(), key);
    assertThat(answered.at("/answer/advice").asText()).isEqualTo("REFER_TO_SERVICE");
    assertThat(answered.at("/answer/service/id").asText()).isEqualTo(region.service);
    assertThat(answered.at("/answer/leadMinutes").asInt()).isNotNegative();
    table().post(MEDIATIONS + "/" + key + ANSWER, refersTo(region.service)).expect(204);
    table()
        .post(MEDIATIONS + "/" + key + ANSWER, "{\"advice\":\"CONSULTATION\"}")
        .expectProblem(409, "ask-ended");
  }

  @Test
  void who_asked_does_not_answer() {
    String key = region.planner().post(MEDIATIONS, QUESTION).expect(201).text("mediation");
    table()
        .post(MEDIATIONS + "/" + key + ANSWER, "{\"advice\":\"CONSULTATION\"}")
        .expectProblem(403, "four-eyes");
    region
        .gp()
        .post(MEDIATIONS + "/" + key + ANSWER, "{\"advice\":\"CONSULTATION\"}")
        .expectProblem(403, "not-yours");
  }

  @Test
  void a_question_is_taken_back_by_who_asked_it() {
    String key = asked();
    region.planner().post(MEDIATIONS + "/" + key + "/withdraw", "").expectProblem(403, "not-yours");
    region.gp().post(MEDIATIONS + "/" + key + "/withdraw", "").expect(204);
    assertThat(row(table(), key).path("withdrawnAt").asText()).isNotEmpty();
    table()
        .post(MEDIATIONS + "/" + key + ANSWER, "{\"advice\":\"CONSULTATION\"}")
        .expectProblem(409, "ask-ended");
  }

  @Test
  void what_is_wrong_in_a_question_or_an_answer_is_named() {
    String key = asked();
    region
        .gp()
        .post(MEDIATIONS, QUESTION.replace("18-34", "0-3"))
        .expectProblem(422, "invalid")
        .naming("ageClass");
    region
        .gp()
        .post(MEDIATIONS, QUESTION.replace("PRIORITY", "CRISIS"))
        .expectProblem(422, "crisis");
    table()
        .post(MEDIATIONS + "/" + key + ANSWER, "{\"advice\":\"REFER_TO_SERVICE\"}")
        .expectProblem(422, "invalid")
        .naming("service");
    table()
        .post(MEDIATIONS + "/" + key + ANSWER, refersTo("groningen-none"))
        .expectProblem(404, "not-found")
        .naming("service");
    table()
        .post(MEDIATIONS + "/groningen-none" + ANSWER, "{\"advice\":\"CONSULTATION\"}")
        .expectProblem(404, "not-found");
  }

  private static TestClient mediator(String kind) {
    String id =
        server
            .client("demo-administrator")
            .post(BASE + "/organizations", "{\"name\":\"Naast u\",\"kind\":\"" + kind + "\"}")
            .expect(201)
            .text("id");
    return server.client("demo-mediator@" + id);
  }

  @Test
  void a_mediator_asks_follows_and_takes_back_its_own_and_sees_no_other() {
    TestClient support = mediator("CLIENT_SUPPORT");
    TestClient insurer = mediator("INSURER");
    String key = support.post(MEDIATIONS, QUESTION).expect(201).text("mediation");
    assertThat(row(support, key).path("mine").asBoolean()).isTrue();
    assertThat(row(table(), key).path("by").path("name").asText()).isEqualTo("Naast u");
    for (TestClient other : List.of(insurer, region.gp(), region.planner())) {
      assertThat(other.get(BOARD).expect(200).json().toString()).doesNotContain(key);
      other.post(MEDIATIONS + "/" + key + "/withdraw", "").expectProblem(403, "not-yours");
    }
    assertThat(support.get(BOARD).expect(200).json().toString()).doesNotContain(asked());

    table().post(MEDIATIONS + "/" + key + ANSWER, refersTo(region.service)).expect(204);
    assertThat(row(support, key).at("/answer/advice").asText()).isEqualTo("REFER_TO_SERVICE");
    assertThat(row(support, key).at("/answer/leadMinutes").asInt()).isNotNegative();

    String second = insurer.post(MEDIATIONS, QUESTION).expect(201).text("mediation");
    insurer.post(MEDIATIONS + "/" + second + "/withdraw", "").expect(204);
    assertThat(row(insurer, second).path("withdrawnAt").asText()).isNotEmpty();
  }

  @Test
  void a_mediator_may_do_nothing_else() {
    TestClient support = mediator("CLIENT_SUPPORT");
    String key = asked();
    for (String view :
        List.of("slots", "referrals", "positions", "cases", "meetings", "schedules", "feeds")) {
      support.get(BASE + "/boards/" + view).expectProblem(403, "not-yours");
    }
    assertThat(support.get(BASE + "/boards/transfers").expect(200).json().path("rows")).isEmpty();
    support.get(BASE + "/boards/waits").expect(200);
    for (String path : List.of("/suggestions", "/transfer-figures", "/measures")) {
      support.get(BASE + path).expectProblem(403, "not-yours");
    }
    support
        .post(MEDIATIONS + "/" + key + ANSWER, "{\"advice\":\"CONSULTATION\"}")
        .expectProblem(403, "not-yours");
    support
        .post(BASE + "/transfers", "{\"position\":\"groningen-none\",\"destination\":\"GGZ\"}")
        .expectProblem(403, "not-yours");
  }

  @Test
  void mediators_ask_for_insurers_and_client_support_and_nobody_else_does() {
    String provider = region.provider;
    server
        .client("demo-mediator@" + provider)
        .post(MEDIATIONS, QUESTION)
        .expectProblem(403, "not-yours")
        .naming("organization");
    TestClient insurer = mediator("INSURER");
    String key = insurer.post(MEDIATIONS, QUESTION).expect(201).text("mediation");
    String id = row(insurer, key).path("by").path("id").asText();
    for (String role : List.of("planner", "gp")) {
      TestClient other = server.client("demo-" + role + "@" + id);
      other.post(MEDIATIONS, QUESTION).expectProblem(403, "not-yours").naming("organization");
      other.post(MEDIATIONS + "/" + key + "/withdraw", "").expectProblem(403, "not-yours");
      assertThat(other.get(BOARD).expect(200).json().path("rows")).isEmpty();
    }
    server
        .client("demo-mediator")
        .post(MEDIATIONS, QUESTION)
        .expectProblem(403, "organization-missing");
    server
        .client("demo-mediator@groningen-none")
        .post(MEDIATIONS, QUESTION)
        .expectProblem(404, "not-found")
        .naming("by");
  }

  @Test
  void nobody_else_sees_that_there_is_one() {
    String key = asked();
    assertThat(region.planner().get(BOARD).expect(200).json().toString()).doesNotContain(key);
    server.client("").get(BOARD).expectProblem(403, "not-yours");
  }
}
