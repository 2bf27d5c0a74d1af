package nl.doorstroom.app;

import static nl.doorstroom.app.TwoRegions.HERE;
import static nl.doorstroom.app.TwoRegions.THERE;
import static nl.doorstroom.app.TwoRegions.id;
import static nl.doorstroom.app.TwoRegions.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Transfers to another region by HTTP, as both regions do them, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrossingRoutesIT {

  private TestServer server = starting();
  private final TwoRegions regions = new TwoRegions(() -> server.client());

  private static TestServer starting() {
    try {
      return TestServer.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  void setUp() throws IOException {
    regions.setUp();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void one_leaves_a_region_and_is_helped_in_another() throws Exception {
    String position = regions.waiting();
    String transfer = regions.outside(position);
    String crossing = regions.asked(transfer);
    String slot = regions.accepted(transfer, crossing);
    assertThat(regions.here(position)).isEqualTo(1);
    assertThat(regions.free(slot)).isZero();

    regions.done(HERE, regions.holder, transfer + "/choose", "on", regions.today());
    regions.awaitRow(
        "planner@" + regions.receiver, THERE, crossing, row -> state(row).equals("CONFIRMED"));

    assertThat(regions.here(position)).isZero();
    assertThat(regions.there(slot)).isEqualTo(1);
    JsonNode left = regions.row("planner@" + regions.holder, HERE, "transfers", id(transfer));
    assertThat(state(left)).isEqualTo("DEPARTED");
    assertThat(left.path("stage").asText()).isEqualTo("BOOKED");
    assertThat(left.at("/escalations/2/outcome").asText()).isEqualTo("MEDIATED");
    String arrived = "/arrivals/" + crossing;
    regions.done(HERE, regions.holder, transfer + "/hand-over", "on", regions.today());
    regions.done(THERE, regions.receiver, arrived + "/take-responsibility", "on", regions.today());
    regions.awaitRow(
        "planner@" + regions.holder,
        HERE,
        id(transfer),
        row -> row.path("stage").asText().equals("DONE"));
    assertThat(regions.there(slot)).isEqualTo(1);
  }

  @Test
  void what_goes_over_the_wire_there_is_what_the_mask_allows() throws Exception {
    String crossing = regions.asked(regions.outside(regions.waiting()));
    JsonNode asked = regions.row("planner@" + regions.receiver, THERE, "transfers", crossing);
    assertThat(asked.at("/case/urgency").asText()).isEqualTo("PRIORITY");
    assertThat(asked.at("/case/sinceWeek").asText()).isEqualTo("2026-W02");
    assertThat(asked.at("/due/mine").asBoolean()).isTrue();
    assertThat(asked.at("/outside/region").asText()).isEqualTo(HERE);
    for (String hidden : new String[] {"/case/area", "/case/since", "/position", "/consent"}) {
      assertThat(asked.at(hidden).isMissingNode()).as(hidden).isTrue();
    }
    assertThat(asked.toString()).doesNotContain(regions.holder, regions.holding, "Ommelander");
    String other = "planner@" + regions.holder;
    assertThat(regions.row(other, THERE, "transfers", crossing).isMissingNode()).isTrue();
    JsonNode table = regions.row("table-member@" + regions.receiver, THERE, "transfers", crossing);
    assertThat(table.at("/case/careQuestion").asText()).isEqualTo("MOOD");
  }

  @Test
  void a_no_from_there_is_known_here_and_costs_nothing() throws Exception {
    String position = regions.waiting();
    String transfer = regions.outside(position);
    String arrival = "/arrivals/" + regions.asked(transfer);
    regions.refused(
        THERE, regions.receiver, arrival + "/decline", 422, "invalid", "reason", "zomaar");
    regions.done(THERE, regions.receiver, arrival + "/decline", "reason", "geen-plek");
    JsonNode row =
        regions.awaitRow(
            "planner@" + regions.holder, HERE, id(transfer), r -> state(r).equals("ENDED"));
    assertThat(row.at("/outside/reason").asText()).isEqualTo("geen-plek");
    assertThat(row.path("stage").asText()).isEqualTo("CONSENTED");
    assertThat(regions.here(position)).isEqualTo(1);
    regions.asked(transfer);
  }

  @Test
  void a_consent_that_is_withdrawn_gives_the_place_there_back() throws Exception {
    String position = regions.waiting();
    String transfer = regions.outside(position);
    String crossing = regions.asked(transfer);
    String slot = regions.accepted(transfer, crossing);
    regions.done(
        HERE, regions.holder, transfer + "/consent", "state", "WITHDRAWN", "on", regions.today());
    regions.awaitRow(
        "planner@" + regions.receiver, THERE, crossing, row -> state(row).equals("ENDED"));
    assertThat(regions.free(slot)).isEqualTo(1);
    assertThat(regions.here(position)).isEqualTo(1);
  }

  @Test
  void a_question_is_taken_back_before_it_is_answered() throws Exception {
    String transfer = regions.outside(regions.waiting());
    String crossing = regions.asked(transfer);
    regions.done(HERE, regions.holder, transfer + "/crossings/" + crossing + "/withdraw");
    regions.awaitRow(
        "planner@" + regions.receiver, THERE, crossing, row -> state(row).equals("ENDED"));
    regions.refused(
        THERE,
        regions.receiver,
        "/arrivals/" + crossing + "/accept",
        409,
        "ask-ended",
        "slot",
        regions.place());
  }

  @Test
  void bad_questions_are_refused_with_what_was_expected() throws Exception {
    String asking = regions.outside(regions.waiting()) + "/crossings";
    JsonNode nowhere =
        regions.refused(
            HERE, regions.holder, asking, 422, "invalid", "region", "utopia", "service", "x-1");
    assertThat(nowhere.path("field").asText()).isEqualTo("region");
    assertThat(nowhere.path("value").asText()).isEqualTo("utopia");
    JsonNode nobody =
        regions.refused(
            HERE, regions.holder, asking, 404, "not-found", "region", THERE, "service", "x-1");
    assertThat(nobody.path("field").asText()).isEqualTo("service");
    regions.refused(
        HERE, regions.holder, asking, 422, "invalid", "region", HERE, "service", regions.holding);
    regions.refused(
        THERE, regions.receiver, "/arrivals/x-1/accept", 404, "not-found", "slot", "x-2");
  }
}
