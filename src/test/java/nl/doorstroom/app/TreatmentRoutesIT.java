package nl.doorstroom.app;

import static nl.doorstroom.app.ScreensWorld.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** People in treatment who are moved, by HTTP: whose reference is whose, and what was seen. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TreatmentRoutesIT {

  private static TestServer server;

  private TableTown town;
  private String transfer = "";

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void propose() throws IOException {
    town = new TableTown(server::client);
    Map<String, Object> body = new HashMap<>();
    body.put("kind", "STEP_DOWN");
    body.put("service", town.holding);
    body.put("destination", "BASIC_GGZ");
    body.put("careQuestion", "MOOD");
    body.put("urgency", "REGULAR");
    body.put("ageClass", "35-49");
    body.put("reference", "EPD-4711");
    transfer =
        "/transfers/"
            + town.posted("planner@" + town.holder, "/transfers/in-treatment", body)
                .path("transfer")
                .asText();
  }

  @Test
  void the_reference_is_the_holders_until_it_is_erased_and_in_no_row_of_a_board() throws Exception {
    JsonNode own = listed("planner@" + town.holder);
    assertThat(own).hasSize(1);
    assertThat(own.get(0).path("reference").asText()).isEqualTo("EPD-4711");
    assertThat(own.get(0).path("kind").asText()).isEqualTo("STEP_DOWN");
    assertThat(own.get(0).at("/service/id").asText()).isEqualTo(town.holding);
    assertThat(listed("planner@" + town.first)).isEmpty();
    assertThat(listed("administrator").toString()).doesNotContain("EPD-4711");
    assertThat(
            server
                .client()
                .get("table-member@" + town.first, in("/transfers/in-treatment"))
                .status())
        .isEqualTo(403);
    assertThat(
            server
                .client()
                .get("planner@" + town.holder, in("/boards/transfers"))
                .body()
                .toString())
        .doesNotContain("EPD-4711");

    delete("planner@" + town.first);
    assertThat(listed("planner@" + town.holder).get(0).has("reference")).isTrue();
    delete("planner@" + town.holder);
    assertThat(listed("planner@" + town.holder).get(0).has("reference")).isFalse();
  }

  @Test
  void a_step_on_what_was_seen_is_refused_once_it_changed_and_says_what_it_is_now()
      throws Exception {
    String seen = version();
    assertThat(seen).isEqualTo(version());
    town.screened(transfer);
    Map<String, Object> end = Map.of("why", "WITHDRAWN");
    ExchangeClient.Reply stale =
        server.client().postSeen("planner@" + town.holder, in(transfer + "/end"), seen, end);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.body().path("type").asText()).endsWith("/stale-version");
    assertThat(stale.body().at("/current/stage").asText()).isEqualTo("SCREENED");
    assertThat("\"" + stale.body().path("version").asText() + "\"").isEqualTo(version());

    assertThat(
            server
                .client()
                .postSeen("planner@" + town.holder, in(transfer + "/end"), "seen", end)
                .status())
        .isEqualTo(400);
    assertThat(
            server
                .client()
                .postSeen("planner@" + town.first, in(transfer + "/end"), seen, end)
                .status())
        .isEqualTo(403);
    assertThat(
            server
                .client()
                .postSeen("planner@" + town.holder, in(transfer + "/end"), version(), end)
                .status())
        .isEqualTo(204);
  }

  private String version() throws IOException {
    JsonNode row = listed("planner@" + town.holder).get(0);
    return "\"" + row.path("version").asText() + "\"";
  }

  private JsonNode listed(String as) throws IOException {
    return server.client().get(as, in("/transfers/in-treatment")).body();
  }

  private void delete(String as) throws IOException {
    assertThat(server.client().delete(as, in(transfer + "/reference")).status()).isEqualTo(204);
  }

  private static String in(String path) {
    return REGION + path;
  }
}
