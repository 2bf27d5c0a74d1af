package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Meetings of the table by HTTP: who may do what, and what is told to whom. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MeetingRoutesIT {

  private static TestServer server;

  private TableCases cases;
  private String chair = "";
  private String planner = "";
  private String meeting = "";

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void plan() throws IOException {
    cases = new TableCases(server.client());
    cases.endMeetings();
    chair = "table-member@" + cases.holder;
    planner = "planner@" + cases.receiver;
  }

  @AfterEach
  void endMeetings() throws IOException {
    cases.endMeetings();
  }

  @Test
  void only_members_of_the_table_lead_and_planners_attend() throws IOException {
    cases.consented("HIGH", 20);
    refused(planner, "/meetings", 403, "not-yours", Map.of("startsAt", soon()));
    meeting = cases.meeting();
    String path = "/meetings/" + meeting;
    refused(planner, path + "/open", 403, "not-yours", Map.of());
    refused("table-member@" + cases.receiver, path + "/open", 403, "not-yours", Map.of());
    cases.post(chair, path + "/open", Map.of());
    cases.post(planner, path + "/presence", Map.of("present", true));
    refused("gp", path + "/presence", 403, "not-yours", Map.of("present", true));
    assertThat(cases.row(chair, meeting).path("present").findValuesAsText("id"))
        .containsExactly(cases.holder, cases.receiver);
  }

  @Test
  void bad_input_is_refused_with_the_field_and_what_was_expected() throws IOException {
    String[] asked = cases.asked("HIGH", 20);
    JsonNode past =
        refused(chair, "/meetings", 422, "invalid", Map.of("startsAt", "2020-01-01T10:00:00Z"));
    assertThat(past.path("field").asText()).isEqualTo("startsAt");
    refused(chair, "/meetings/nothing/open", 404, "not-found", Map.of());
    meeting = cases.meeting();
    String path = "/meetings/" + meeting;
    refused(chair, path + "/table", 409, "meeting-stage", Map.of("transfer", asked[0]));
    cases.post(chair, path + "/open", Map.of());
    cases.post(chair, path + "/table", Map.of("transfer", asked[0]));
    String about = path + "/cases/" + asked[0];
    JsonNode nobody =
        refused(chair, about + "/decision", 422, "invalid", Map.of("decision", "PUT_TO"));
    assertThat(nobody.path("field").asText()).isEqualTo("services");
    refused(chair, about + "/decision", 409, "transfer-stage", Map.of("decision", "PLACED"));
    refused(
        chair,
        about + "/call",
        409,
        "meeting-stage",
        Map.of("organization", cases.holder, "on", TableCases.today().toString()));
  }

  @Test
  void what_is_decided_is_done_in_the_name_of_the_holder_and_left_to_do() throws IOException {
    String transfer = cases.consented("HIGH", 20);
    meeting = cases.meeting();
    String path = "/meetings/" + meeting;
    cases.post(chair, path + "/open", Map.of());
    cases.post(chair, path + "/table", Map.of("transfer", transfer));
    String about = path + "/cases/" + transfer;
    Map<String, Object> putTo = Map.of("decision", "PUT_TO", "services", List.of(cases.receiving));
    String key = UUID.randomUUID().toString();
    for (int time = 0; time < 2; time++) {
      assertThat(
              server
                  .client()
                  .post(chair, TableCases.REGION + about + "/decision", putTo, key)
                  .status())
          .isEqualTo(204);
    }
    refused(chair, path + "/table", 409, "meeting-stage", Map.of());
    cases.post(
        chair,
        about + "/call",
        Map.of("organization", cases.holder, "on", TableCases.today().plusDays(1).toString()));
    cases.post(chair, path + "/close", Map.of());
    JsonNode seen = caseOf(chair, transfer);
    assertThat(seen.at("/verdict/decision").asText()).isEqualTo("PUT_TO");
    assertThat(seen.at("/call/by/id").asText()).isEqualTo(cases.holder);
    assertThat(caseOf(planner, transfer).at("/verdict/decision").asText()).isEqualTo("PUT_TO");
    cases.post("planner@" + cases.holder, about + "/call/made", Map.of());
    assertThat(caseOf(chair, transfer).at("/call").has("madeAt")).isTrue();
  }

  @Test
  void anyone_may_know_whom_to_turn_to() throws IOException {
    JsonNode agreed = server.client().get("public", TableCases.REGION).body().at("/table/meeting");
    assertThat(agreed.path("contact").asText()).isNotEmpty();
    assertThat(agreed.path("meets").asText()).isNotEmpty();
    assertThat(server.client().get("public", TableCases.REGION + "/boards/meetings").status())
        .isEqualTo(403);
  }

  private static String soon() {
    return Instant.now().plusSeconds(60).toString();
  }

  private JsonNode caseOf(String identity, String transfer) throws IOException {
    for (JsonNode each : cases.row(identity, meeting).path("cases")) {
      if (each.path("transfer").asText().equals(transfer)) {
        return each;
      }
    }
    throw new AssertionError("not on the agenda, or not seen: " + transfer);
  }

  private JsonNode refused(String identity, String path, int status, String slug, Object body)
      throws IOException {
    ExchangeClient.Reply reply = cases.reply(identity, path, body);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(status);
    assertThat(reply.body().path("type").asText()).endsWith("/" + slug);
    return reply.body();
  }
}
