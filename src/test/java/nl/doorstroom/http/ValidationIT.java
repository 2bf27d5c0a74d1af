package nl.doorstroom.http;

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
  void names_a_missing_field() {
    administrator.post(ORGANIZATIONS, "{\"kind\":\"GGZ_CORE\"}").expectProblem(422, "invalid");
  }

  @Test
  void names_a_value_that_is_not_of_the_list() {
    administrator
        .post(ORGANIZATIONS, "{\"name\":\"A\",\"kind\":\"BAKERY\"}")
        .expectProblem(422, "invalid")
        .naming("kind");
  }

  @Test
  void names_an_unknown_field() {
    administrator
        .post(ORGANIZATIONS, "{\"name\":\"A\",\"kind\":\"GGZ_CORE\",\"colour\":\"red\"}")
        .expectProblem(422, "invalid")
        .naming("colour");
  }

  @Test
  void names_a_value_deep_in_a_bulk() {
    administrator
        .post(
            SLOTS,
            "{\"items\":[{\"service\":\"x-1\",\"kind\":\"INTAKE\",\"start\":\"2026-01-12T09:00:00Z\",\"end\":\"2026-01-12T10:00:00Z\",\"delivery\":\"ON_SITE\",\"capacity\":0}]}")
        .expectProblem(422, "invalid")
        .naming("items[0].capacity");
  }

  @Test
  void wrong_type() {
    administrator
        .post(ORGANIZATIONS, "{\"name\":7,\"kind\":\"GGZ_CORE\"}")
        .expectProblem(422, "invalid")
        .naming("name");
  }

  @Test
  void pattern() {
    administrator
        .post(ORGANIZATIONS, "{\"name\":\"A\",\"agb\":\"12\",\"kind\":\"GGZ_CORE\"}")
        .expectProblem(422, "invalid")
        .naming("agb");
  }

  @Test
  void missing_key() {
    administrator
        .key("")
        .post(ORGANIZATIONS, "{\"name\":\"A\",\"kind\":\"GGZ_CORE\"}")
        .expectProblem(400, "idempotency-key-missing");
  }

  @Test
  void bad_parameter() {
    administrator.get(SLOTS + "?kind=PARTY").expectProblem(400, "invalid-parameter").naming("kind");
  }

  @Test
  void no_body() {
    administrator.post(ORGANIZATIONS).expectProblem(422, "invalid");
  }

  @Test
  void other_type() {
    administrator
        .with("Content-Type", "text/csv")
        .post(ORGANIZATIONS, "a;b")
        .expectProblem(415, "unsupported-media-type");
  }
}
