package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReminderRoutesIT {

  private static final String ADDRESSES = BASE + "/reminder-addresses";
  private static final String ADDING =
      "{\"address\":\"plan@example.nl\",\"language\":\"NL\",\"topics\":[\"STALE\",\"FEEDS\"]}";
  private static final String CHANGE = "{\"language\":\"EN\",\"topics\":[\"CLAIMS\"]}";

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
  void an_address_is_added_changed_asked_tried_and_removed() {
    TestClient planner = region.planner();
    String id = planner.post(ADDRESSES, ADDING).expect(201).text("id");
    assertThat(planner.get(ADDRESSES).expect(200).json().findValuesAsText("id")).contains(id);
    assertThat(planner.put(ADDRESSES + "/" + id, CHANGE).expect(200).text("language"))
        .isEqualTo("EN");
    planner.post(ADDRESSES + "/" + id + "/ask").expect(202);
    planner.post(ADDRESSES + "/" + id + "/test").expect(202);
    planner.delete(ADDRESSES + "/" + id).expect(204);
    planner.post(ADDRESSES + "/" + id + "/test").expectProblem(404, "not-found");
  }

  @Test
  void only_planners_of_the_organisation_and_administrators_see_it() {
    String id = region.planner().post(ADDRESSES, ADDING).expect(201).text("id");
    TestClient other = server.client("demo-planner@" + region.practice);
    assertThat(other.get(ADDRESSES).expect(200).json().path("addresses")).isEmpty();
    other.put(ADDRESSES + "/" + id, CHANGE).expectProblem(404, "not-found");
    other.delete(ADDRESSES + "/" + id).expectProblem(404, "not-found");
    other.post(ADDRESSES + "/" + id + "/test").expectProblem(404, "not-found");
    region.gp().get(ADDRESSES).expectProblem(403, "not-yours");
    server.client("demo-table-member").get(ADDRESSES).expectProblem(403, "not-yours");
    server.client("").post(ADDRESSES, ADDING).expectProblem(403, "not-yours");
    TestClient administrator = server.client("demo-administrator");
    administrator.get(ADDRESSES).expectProblem(403, "organization-missing");
    assertThat(
            administrator
                .with("On-Behalf-Of", region.provider)
                .get(ADDRESSES)
                .expect(200)
                .json()
                .findValuesAsText("id"))
        .contains(id);
    other.with("On-Behalf-Of", region.provider).get(ADDRESSES).expectProblem(403, "not-yours");
  }

  @Test
  void bad_input_is_named() {
    TestClient planner = region.planner();
    planner
        .post(ADDRESSES, ADDING.replace("STALE", "WEATHER"))
        .expectProblem(422, "invalid")
        .naming("topics[0]");
    planner
        .post(ADDRESSES, ADDING.replace("\"STALE\",\"FEEDS\"", ""))
        .expectProblem(422, "invalid")
        .naming("topics");
    planner
        .post(ADDRESSES, ADDING.replace("NL\"", "FR\""))
        .expectProblem(422, "invalid")
        .naming("language");
    planner
        .with("Idempotency-Key", "")
        .post(ADDRESSES, ADDING)
        .expectProblem(400, "idempotency-key-missing");
  }
}
