package nl.doorstroom.grid;

import static nl.doorstroom.grid.Boards.fields;
import static nl.doorstroom.grid.Boards.seen;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.transfers.CrossingCommand.DeclineArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.ReceiveCrossing;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.CrossingQuestion;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is seen by whom of who may come from another region. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrossingMasksTest {

  private static final CrossingId COMES = new CrossingId("friesland-9");

  private final TestRegion region = new TestRegion();
  private final OrganizationId zuid = region.organization("Zuid");
  private final OrganizationId noord = region.organization("Noord");

  private void asked() {
    HealthcareServiceId service =
        region.region().partners().services().stream()
            .filter(s -> s.organization().equals(zuid))
            .findFirst()
            .orElseThrow()
            .id();
    region.accept(
        new ReceiveCrossing(
            COMES,
            new RegionId("friesland"),
            new TransferId("friesland-8"),
            service,
            new CrossingQuestion(
                Destination.GGZ,
                WaitPhase.INTAKE,
                new Request(
                    CareQuestion.MOOD, Urgency.PRIORITY, "18-34", "VGZ", null, Complexity.NONE),
                false,
                "2026-W02")));
  }

  private Map<String, JsonNode> transfers(Role role, OrganizationId organization) {
    return seen(region, View.TRANSFERS, new Mask(role, organization));
  }

  private JsonNode row(Role role, OrganizationId organization) {
    return Objects.requireNonNull(transfers(role, organization).get(COMES.value()), COMES.value());
  }

  @Test
  void the_receiver_is_told_the_question_and_nobody_of_whom() {
    asked();
    JsonNode row = row(Role.PLANNER, zuid);
    assertThat(fields(row))
        .containsExactlyInAnyOrder(
            "key",
            "own",
            "asked",
            "destination",
            "stage",
            "entered",
            "holder",
            "case",
            "asks",
            "due",
            "outside",
            "version");
    assertThat(fields(row.path("case")))
        .isEqualTo(
            Set.of(
                "careQuestion",
                "phase",
                "urgency",
                "ageClass",
                "insurer",
                "complexity",
                "sinceWeek"));
    assertThat(row.at("/holder/id").asText()).isEqualTo("friesland");
    assertThat(row.at("/due/mine").asBoolean()).isTrue();
  }

  @Test
  void the_table_sees_it_and_planners_and_practices_of_others_do_not() {
    asked();
    JsonNode table = row(Role.TABLE_MEMBER, noord);
    assertThat(table.at("/due/mine").asBoolean()).isFalse();
    assertThat(table.has("case")).isTrue();
    assertThat(transfers(Role.PLANNER, noord)).isEmpty();
    assertThat(transfers(Role.GP, region.organization("Praktijk Een"))).isEmpty();
  }

  @Test
  void once_answered_the_case_is_seen_by_nobody_and_after_two_months_nothing_is() {
    asked();
    region.accept(new DeclineArrival(COMES, "geen-plek", zuid, new ActorToken("cas")));
    for (Role role : new Role[] {Role.PLANNER, Role.TABLE_MEMBER}) {
      assertThat(row(role, zuid).has("case")).isFalse();
      assertThat(row(role, zuid).at("/outside/reason").asText()).isEqualTo("geen-plek");
    }
    region.pass(Duration.ofDays(70));
    assertThat(transfers(Role.PLANNER, zuid)).isEmpty();
  }
}
