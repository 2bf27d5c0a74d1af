package nl.doorstroom.grid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.transfers.MediationAdvice;
import nl.doorstroom.domain.transfers.MediationCommand;
import nl.doorstroom.domain.transfers.MediationEvent;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What of a single question to the table is seen by whom, field by field. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MediationMasksTest {

  private static final Set<String> OPEN =
      Set.of(
          "key",
          "mine",
          "by",
          "careQuestion",
          "urgency",
          "ageClass",
          "insurer",
          "area",
          "complexity",
          "askedAt",
          "until",
          "overdue",
          "version");

  private final TestRegion region = new TestRegion();
  private final OrganizationId noord = region.organization("Noord");
  private final OrganizationId een = region.organization("Praktijk Een");
  private final Mask practice = new Mask(Role.GP, een);
  private final Mask table = new Mask(Role.TABLE_MEMBER, noord);

  private OrganizationId register(String name, OrganizationKind kind) {
    return region
        .accept(
            new PartnerCommand.RegisterOrganization(null, TestRegion.details(name, kind), null),
            PartnerEvent.OrganizationRegistered.class)
        .organization();
  }

  private MediationId ask() {
    return ask(een);
  }

  private MediationId ask(OrganizationId by) {
    return region
        .accept(
            new MediationCommand.AskMediation(
                new Request(
                    CareQuestion.MOOD,
                    Urgency.PRIORITY,
                    "18-34",
                    "VGZ",
                    "Groningen",
                    Complexity.NONE),
                by,
                new ActorToken("anne")),
            MediationEvent.MediationAsked.class)
        .mediation();
  }

  private JsonNode seen(MediationId id, Mask mask) {
    return requireNonNull(
        Boards.seen(region, View.MEDIATIONS, mask).get(id.value()), mask.toString());
  }

  private List<Mask> whoSees(MediationId id) {
    List<Mask> who = new ArrayList<>();
    for (Mask mask : Boards.masks(region)) {
      if (Boards.seen(region, View.MEDIATIONS, mask).containsKey(id.value())) {
        who.add(mask);
      }
    }
    return who;
  }

  private void represents(OrganizationId represented, OrganizationId by) {
    TableAgreements d = TableAgreements.DEFAULT;
    region.accept(
        new PartnerCommand.ConfigureRegion(
            TestRegion.config("Test", 5, List.of("Centraal"))
                .with(
                    new TableAgreements(
                        false,
                        null,
                        d.declineReasons(),
                        d.terms(),
                        d.consentDays(),
                        d.referredAnew(),
                        d.indicated(),
                        List.of(new TableAgreements.Representation(represented, by)),
                        d.confirmDays(),
                        d.taskDays()))));
  }

  @Test
  void who_asked_sees_all_of_it_and_the_table_all_but_the_gemeente() {
    MediationId id = ask();
    assertThat(Boards.fields(seen(id, practice))).isEqualTo(OPEN);
    assertThat(seen(id, practice).get("area").asText()).isEqualTo("Groningen");
    assertThat(seen(id, practice).get("mine").asBoolean()).isTrue();
    assertThat(seen(id, table).path("area").asText()).isNotEqualTo("Groningen");
    assertThat(seen(id, table).get("mine").asBoolean()).isFalse();
  }

  @Test
  void only_who_asked_the_table_and_the_administrator_see_that_there_is_one() {
    for (Mask mask : whoSees(ask())) {
      boolean asker = een.equals(mask.organization());
      assertThat(asker || mask.role() == Role.TABLE_MEMBER || mask.role() == Role.ADMINISTRATOR)
          .as("%s", mask)
          .isTrue();
      assertThat(mask.role()).isNotEqualTo(Role.PUBLIC);
    }
  }

  @Test
  void what_mediators_asked_they_alone_see_beside_the_table_and_the_administrator() {
    OrganizationId support = register("Naast u", OrganizationKind.CLIENT_SUPPORT);
    OrganizationId insurer = register("VGZ", OrganizationKind.INSURER);
    for (OrganizationId by : List.of(support, insurer)) {
      MediationId id = ask(by);
      Mask mediator = new Mask(Role.MEDIATOR, by);
      assertThat(Boards.fields(seen(id, mediator))).isEqualTo(OPEN);
      assertThat(seen(id, mediator).get("mine").asBoolean()).isTrue();
      assertThat(seen(id, mediator).get("area").asText()).isEqualTo("Groningen");
      assertThat(seen(id, table).path("area").asText()).isNotEqualTo("Groningen");
      for (Mask mask : whoSees(id)) {
        assertThat(
                mask.equals(mediator)
                    || mask.role() == Role.TABLE_MEMBER
                    || mask.role() == Role.ADMINISTRATOR)
            .as("%s of what %s asked", mask, by)
            .isTrue();
      }
    }
  }

  @Test
  void a_mediator_sees_nothing_that_another_kind_of_organisation_asked() {
    register("Naast u", OrganizationKind.CLIENT_SUPPORT);
    register("VGZ", OrganizationKind.INSURER);
    assertThat(whoSees(ask())).noneMatch(mask -> mask.role() == Role.MEDIATOR);
    assertThat(whoSees(ask(noord))).noneMatch(mask -> mask.role() == Role.MEDIATOR);
  }

  @Test
  void a_question_goes_with_what_who_asked_is() {
    OrganizationId later = register("Stichting", OrganizationKind.OTHER);
    MediationId id = ask(later);
    assertThat(whoSees(id)).doesNotContain(new Mask(Role.MEDIATOR, later));
    region.accept(
        new PartnerCommand.RegisterOrganization(
            later, TestRegion.details("Stichting", OrganizationKind.CLIENT_SUPPORT), null));
    assertThat(whoSees(id))
        .contains(new Mask(Role.MEDIATOR, later))
        .doesNotContain(new Mask(Role.PLANNER, later), new Mask(Role.GP, later));
  }

  @Test
  void a_representative_sees_what_a_represented_practice_asked() {
    represents(een, noord);
    MediationId id = ask();
    Mask representative = new Mask(Role.PLANNER, noord);
    assertThat(seen(id, representative)).isEqualTo(seen(id, practice));
  }

  @Test
  void an_answer_says_who_gave_it_and_how_long_it_took_but_no_person() {
    MediationId id = ask();
    region.accept(
        new MediationCommand.AnswerMediation(
            id, MediationAdvice.REFER_TO_SERVICE, region.service(0), noord, new ActorToken("bea")));
    JsonNode answer = seen(id, practice).get("answer");
    assertThat(Boards.fields(answer))
        .containsExactlyInAnyOrder("advice", "service", "by", "leadMinutes", "at");
    assertThat(answer).isEqualTo(seen(id, table).get("answer"));
  }
}
