package nl.doorstroom.grid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.meetings.MeetingCommand;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingEvent;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferEvent;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingEvent;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What of a meeting of the table is seen by whom. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MeetingMasksTest {

  private static final ActorToken ANNE = new ActorToken("anne");
  private static final ActorToken BEA = new ActorToken("bea");
  private static final Set<String> NUMBER = Set.of("number");

  private final TestRegion region = new TestRegion();
  private final HealthcareServiceId service = region.service(0);
  private final OrganizationId noord = region.organization("Noord");
  private final OrganizationId zuid = region.organization("Zuid");
  private final OrganizationId oost =
      region
          .accept(
              new PartnerCommand.RegisterOrganization(
                  null, TestRegion.details("Oost", OrganizationKind.GGZ_OTHER), null),
              PartnerEvent.OrganizationRegistered.class)
          .organization();
  private final Mask holder = new Mask(Role.PLANNER, noord);
  private final Mask receiver = new Mask(Role.PLANNER, zuid);
  private final Mask other = new Mask(Role.PLANNER, oost);
  private final Mask table = new Mask(Role.TABLE_MEMBER, oost);
  private int persons;

  private TransferId consented() {
    var position =
        region
            .accept(
                new WaitingCommand.RegisterPosition(
                    service,
                    new PersonToken("person-" + persons++),
                    WaitPhase.INTAKE,
                    TestRegion.request(Urgency.PRIORITY, null),
                    region.today().minusDays(50),
                    null,
                    noord),
                WaitingEvent.PositionRegistered.class)
            .position();
    TransferId id =
        region
            .accept(
                new TransferCommand.ProposeTransfer(position, Destination.GGZ, null, noord, ANNE),
                TransferEvent.TransferProposed.class)
            .transfer();
    region.accept(new TransferCommand.ScreenTransfer(id, ScreeningOutcome.TRANSFER, noord, BEA));
    Set<ConsentScope> scopes = Set.of(ConsentScope.REGION);
    region.accept(new TransferCommand.AskConsent(id, scopes, noord, ANNE));
    region.accept(
        new TransferCommand.GiveConsent(
            id, scopes, region.today(), region.today().plusDays(30), noord));
    return id;
  }

  private AskId ask(TransferId id) {
    HealthcareServiceId theirs =
        region.services().stream()
            .filter(s -> s.organization().equals(zuid))
            .findFirst()
            .orElseThrow()
            .id();
    return region
        .accept(
            new TransferCommand.AskReceivers(id, Set.of(theirs), noord),
            TransferEvent.ReceiverAsked.class)
        .ask();
  }

  /** Led by Oost, opened, with all who are sought on its agenda. */
  private MeetingId opened() {
    MeetingId id =
        region
            .accept(
                new MeetingCommand.PlanMeeting(region.now().plus(Duration.ofMinutes(5)), oost, BEA),
                MeetingEvent.MeetingPlanned.class)
            .meeting();
    region.pass(Duration.ofSeconds(1));
    region.accept(new MeetingCommand.OpenMeeting(id, oost, BEA));
    return id;
  }

  private void decide(MeetingId id, TransferId about) {
    region.accept(new MeetingCommand.PutOnTable(id, about, oost));
    region.accept(
        new MeetingCommand.DecideCase(id, about, MeetingDecision.FIND_OUT, Set.of(), oost, BEA));
    region.accept(
        new MeetingCommand.ArrangeCall(id, about, noord, region.today().plusDays(1), oost));
  }

  private Map<String, JsonNode> rows(Mask mask) {
    return Boards.seen(region, View.MEETINGS, mask);
  }

  private JsonNode row(MeetingId id, Mask mask) {
    return requireNonNull(rows(mask).get(id.value()), mask.toString());
  }

  private JsonNode first(MeetingId id, Mask mask) {
    return row(id, mask).at("/cases/0");
  }

  @Test
  void who_plans_or_sits_at_the_table_sees_that_there_is_one_and_nobody_else() {
    consented();
    MeetingId id = opened();
    for (Mask mask : Boards.masks(region)) {
      boolean sees =
          switch (mask.role()) {
            case PLANNER, TABLE_MEMBER, ADMINISTRATOR -> true;
            case PUBLIC, GP, MEDIATOR -> false;
          };
      assertThat(rows(mask).containsKey(id.value())).as("%s", mask).isEqualTo(sees);
    }
  }

  @Test
  void of_a_case_a_planner_without_a_part_in_it_sees_the_number_only() {
    TransferId about = consented();
    MeetingId id = opened();
    decide(id, about);

    for (Mask mask : Set.of(other, receiver, new Mask(Role.PLANNER, null))) {
      assertThat(Boards.fields(first(id, mask))).as("%s", mask).isEqualTo(NUMBER);
    }
    for (Mask mask : Set.of(holder, table, new Mask(Role.ADMINISTRATOR, null))) {
      assertThat(Boards.fields(first(id, mask)))
          .as("%s", mask)
          .containsExactlyInAnyOrder("number", "transfer", "why", "settled", "verdict", "call");
    }
  }

  @Test
  void a_receiver_sees_a_case_while_a_question_to_it_is_open_and_no_longer() {
    TransferId about = consented();
    AskId ask = ask(about);
    MeetingId id = opened();
    assertThat(first(id, receiver).get("transfer").asText()).isEqualTo(about.value());
    assertThat(Boards.fields(first(id, other))).isEqualTo(NUMBER);

    region.accept(new TransferCommand.DeclineAsk(about, ask, "geen-plek", zuid, ANNE));
    assertThat(Boards.fields(first(id, receiver))).isEqualTo(NUMBER);
  }

  @Test
  void once_the_consent_is_gone_the_case_is_its_holders_again() {
    TransferId about = consented();
    MeetingId id = opened();
    decide(id, about);
    region.accept(new TransferCommand.WithdrawConsent(about, region.today(), noord));

    assertThat(Boards.fields(first(id, table))).isEqualTo(NUMBER);
    assertThat(first(id, holder).get("transfer").asText()).isEqualTo(about.value());
  }

  @Test
  void what_was_left_to_do_is_in_the_row_of_the_next_for_who_may_see_the_case() {
    TransferId about = consented();
    MeetingId id = opened();
    decide(id, about);
    region.accept(new MeetingCommand.CloseMeeting(id, oost));
    region.pass(Duration.ofDays(1));
    MeetingId next = opened();

    assertThat(row(next, table).get("earlier")).hasSize(1);
    assertThat(row(next, holder).at("/earlier/0/call/by/name").asText()).isEqualTo("Noord");
    assertThat(row(next, other).get("earlier")).isEmpty();
    region.accept(new MeetingCommand.RecordCall(id, about, noord));
    assertThat(row(next, table).at("/earlier/0/call").has("madeAt")).isTrue();
  }
}
