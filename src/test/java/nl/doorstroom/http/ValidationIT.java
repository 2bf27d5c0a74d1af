package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ValidationIT {

  private static final String ORGANIZATIONS = "/api/v1/regions/groningen/organizations";
  private static final String SLOTS = "/api/v1/regions/groningen/slots";

  private static TestServer server;
  private static TestClient administrator;

  @BeforeAll
  static void start(@TempDir Path webroot) {
    server = TestServer.start(webroot);
    administrator = server.client("demo-administrator@x-1");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void names_the_field_the_value_and_what_was_expected() {
    expect("{\"kind\":\"GGZ_CORE\"}", "name", "nothing", "a value");
    expect(organization("\"kind\":\"BAKERY\""), "kind", "BAKERY", "one of GGZ_CORE, GGZ_OTHER");
    expect(organization("\"colour\":\"red\""), "colour", "red", "no such field");
    expect(organization("\"agb\":\"12\""), "agb", "12", "text of the form ^[0-9]{8}$");
    expect(organization("\"roles\":[\"POLICY\",\"X\"]"), "roles[1]", "X", "one of POLICY");
    expect("{\"name\":7,\"kind\":\"GGZ_CORE\"}", "name", "7", "string");
    expect("{\"name\":\"\",\"kind\":\"GGZ_CORE\"}", "name", "", "at least 1 characters");
  }

  @Test
  void names_the_item_of_a_bulk() {
    String item =
        """
        {"service":"x-1","kind":"INTAKE","start":"2026-01-12T09:00:00Z",
         "end":"2026-01-12T10:00:00Z","delivery":"ON_SITE","capacity":%s}
        """;
    String bulk = "{\"items\":[" + item.formatted(1) + "," + item.formatted(0) + "]}";
    JsonNode problem =
        administrator
            .post(SLOTS, bulk)
            .expectProblem(422, "invalid")
            .naming("items[1].capacity")
            .json();
    assertThat(problem.path("value").asText()).isEqualTo("0");
    assertThat(problem.path("expected").asText()).isEqualTo("at least 1");
    administrator
        .post(SLOTS, bulk.replace("2026-01-12T09", "2026-13-12T09"))
        .expectProblem(422, "invalid");
    administrator
        .post(SLOTS, bulk.replace("\"capacity\":0", "\"capacity\":1").replace("2026-01", "2026-13"))
        .expectProblem(422, "invalid")
        .naming("items[0].start");
  }

  @Test
  void a_body_that_is_not_json_is_told_where() {
    JsonNode problem =
        administrator
            .post(ORGANIZATIONS, "{\"name\":\"A\",\n  oops}")
            .expectProblem(400, "malformed-json")
            .json();
    assertThat(problem.path("line").asInt()).isEqualTo(2);
    assertThat(problem.path("column").asInt()).isPositive();
    administrator
        .post(ORGANIZATIONS, "{\"name\":\"A\",\"name\":\"B\"}")
        .expectProblem(400, "malformed-json");
    administrator.post(ORGANIZATIONS, "[".repeat(100)).expectProblem(400, "malformed-json");
    administrator.post(ORGANIZATIONS, "{} {}").expectProblem(400, "malformed-json");
  }

  @Test
  void text_that_the_journal_cannot_keep_is_refused() {
    administrator
        .post(ORGANIZATIONS, "{\"name\":\"a\\u0000b\",\"kind\":\"GGZ_CORE\"}")
        .expectProblem(422, "invalid")
        .naming("name");
    administrator
        .post(ORGANIZATIONS, "{\"name\":\"a\\ud800b\",\"kind\":\"GGZ_CORE\"}")
        .expectProblem(422, "invalid")
        .naming("name");
    administrator
        .post(ORGANIZATIONS, "{\"name\":\"a\\ud83d\\ude00b\",\"kind\":\"GGZ_CORE\"}")
        .expect(201);
  }

  @Test
  void a_command_needs_a_key() {
    String body = organization("\"agb\":\"12345678\"");
    for (String key : new String[] {"", "a#0", "met spatie", "x".repeat(101)}) {
      administrator.key(key).post(ORGANIZATIONS, body).expect(400).naming("Idempotency-Key");
    }
    administrator.key("").post(ORGANIZATIONS, body).expectProblem(400, "idempotency-key-missing");
  }

  @Test
  void a_parameter_that_is_not_allowed_is_named() {
    administrator.get(SLOTS + "?kind=PARTY").expectProblem(400, "invalid-parameter").naming("kind");
    administrator
        .get(SLOTS + "?from=yesterday")
        .expectProblem(400, "invalid-parameter")
        .naming("from");
  }

  @Test
  void a_body_is_asked_for_in_json_and_within_its_bound() {
    administrator.post(ORGANIZATIONS).expectProblem(422, "invalid");
    administrator
        .with("Content-Type", "text/csv")
        .post(ORGANIZATIONS, "a;b")
        .expectProblem(415, "unsupported-media-type");
    String large = "\"" + "x".repeat((int) HttpVerticle.BODY_MAX) + "\"";
    administrator.post(ORGANIZATIONS, "{\"name\":" + large + "}").expectProblem(413, "too-large");
  }

  private static String organization(String field) {
    return "{\"name\":\"A\","
        + (field.startsWith("\"kind\"") ? "" : "\"kind\":\"GGZ_CORE\",")
        + field
        + "}";
  }

  private static void expect(String body, String field, String value, String expected) {
    JsonNode problem =
        administrator.post(ORGANIZATIONS, body).expectProblem(422, "invalid").naming(field).json();
    assertThat(problem.path("value").asText()).isEqualTo(value);
    assertThat(problem.path("expected").asText()).startsWith(expected);
  }
}
