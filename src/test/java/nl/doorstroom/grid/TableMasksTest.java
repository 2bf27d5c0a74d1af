package nl.doorstroom.grid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingEvent;
import nl.doorstroom.waits.TestRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What of the waiting list and of the table is seen by whom, field by field. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TableMasksTest {

  private static final ActorToken ANNE = new ActorToken("anne");
  private static final ActorToken BEA = new ActorToken("bea");
  private static final ActorToken CAS = new ActorToken("cas");
  private static final Set<String> OWN_CASE =
      Set.of(
          "key",
          "kind",
          "holder",
          "service",
          "phase",
          "urgency",
          "careQuestion",
          "ageClass",
          "insurer",
          "municipality",
          "complexity",
          "since",
          "phaseSince",
          "normOn",
          "targetOn",
          "overNorm",
          "overTarget",
          "booked",
          "standing",
          "version");
  private static final Set<String> SHARED_CASE =
      Set.of(
          "key",
          "kind",
          "holder",
          "careQuestion",
          "phase",
          "urgency",
          "ageClass",
          "insurer",
          "complexity",
          "sinceWeek",
          "phaseSinceWeek",
          "overNorm",
          "overTarget",
          "transfer",
          "version");
  private static final Set<String> CASE_OF_OTHERS =
      Set.of(
          "careQuestion",
          "phase",
          "urgency",
          "ageClass",
          "insurer",
          "complexity",
          "sinceWeek",
          "overNorm");

  private final TestRegion region = new TestRegion();
  private final HealthcareServiceId service = region.service(0);
  private final OrganizationId noord = region.organization("Noord");
  private final OrganizationId zuid = region.organization("Zuid");
  private final OrganizationId een = region.organization("Praktijk Een");
  private final OrganizationId oost = register("Oost", OrganizationKind.GGZ_OTHER);
  private final Mask holder = new Mask(Role.PLANNER, noord);
  private final Mask receiver = new Mask(Role.PLANNER, zuid);
  private final Mask other = new Mask(Role.PLANNER, oost);
  private final Mask nobody = new Mask(Role.PLANNER, null);
  private final Mask gp = new Mask(Role.GP, een);
  private final Mask table = new Mask(Role.TABLE_MEMBER, oost);
  private final Mask administrator = new Mask(Role.ADMINISTRATOR, null);
  private int persons;
  private int published;

  private OrganizationId register(String name, OrganizationKind kind) {
    return region
        .accept(
            new PartnerCommand.RegisterOrganization(null, TestRegion.details(name, kind), null),
            PartnerEvent.OrganizationRegistered.class)
        .organization();
  }

  private void agree(
      boolean elsewhere, @Nullable String basis, Set<Destination> referredAnew, String... parts) {
    TableAgreements d = TableAgreements.DEFAULT;
    region.accept(
        new PartnerCommand.ConfigureRegion(
            TestRegion.config("Test", 5, List.of(parts))
                .with(
                    new TableAgreements(
                        elsewhere,
                        basis,
                        d.declineReasons(),
                        d.terms(),
                        d.consentDays(),
                        referredAnew,
                        Set.of(ServiceCategory.SOCIAL_WORK),
                        d.representatives(),
                        d.confirmDays(),
                        d.taskDays()))));
  }

  private PersonToken person() {
    return new PersonToken("person-" + persons++);
  }

  private static Request request(String ageClass, String municipality) {
    return new Request(
        CareQuestion.MOOD, Urgency.PRIORITY, ageClass, "VGZ", municipality, Complexity.NONE);
  }

  /** Someone referred by Praktijk Een, who waits at Noord since 50 days. */
  private PositionId wait(Request request) {
    return region
        .accept(
            new WaitingCommand.MakeReferral(
                service, request, ReferrerType.GP, een, region.today(), person(), een),
            WaitingEvent.PositionRegistered.class)
        .position();
  }

  private PositionId waitsInGroningen() {
    return wait(request("18-34", "Groningen"));
  }

  private void waitUnreferred(int times, Request request) {
    for (int i = 0; i < times; i++) {
      region.accept(
          new WaitingCommand.RegisterPosition(
              service,
              person(),
              WaitPhase.INTAKE,
              request,
              region.today().minusDays(50),
              null,
              noord));
    }
  }

  private TransferId propose(PositionId position) {
    return region
        .accept(
            new TransferCommand.ProposeTransfer(position, Destination.GGZ, null, noord, ANNE),
            TransferEvent.TransferProposed.class)
        .transfer();
  }

  private TransferId proposeToSocialDomain(PositionId position) {
    return region
        .accept(
            new TransferCommand.ProposeTransfer(
                position,
                Destination.SOCIAL_DOMAIN,
                new SocialQuestion(Set.of(ServiceCategory.SOCIAL_WORK), "18-34", "Groningen"),
                noord,
                ANNE),
            TransferEvent.TransferProposed.class)
        .transfer();
  }

  private void screenAndAsk(TransferId id, ConsentScope scope) {
    region.accept(new TransferCommand.ScreenTransfer(id, ScreeningOutcome.TRANSFER, noord, BEA));
    region.accept(new TransferCommand.AskConsent(id, Set.of(scope), noord, ANNE));
  }

  private void consent(TransferId id, ConsentScope scope, int days) {
    LocalDate today = region.today();
    region.accept(
        new TransferCommand.GiveConsent(id, Set.of(scope), today, today.plusDays(days), noord));
  }

  private TransferId consented(PositionId position) {
    TransferId id = propose(position);
    screenAndAsk(id, ConsentScope.REGION);
    consent(id, ConsentScope.REGION, 30);
    return id;
  }

  private AskId ask(TransferId id, HealthcareServiceId asked) {
    return region
        .accept(
            new TransferCommand.AskReceivers(id, Set.of(asked), noord),
            TransferEvent.ReceiverAsked.class)
        .ask();
  }

  private SlotId publish(HealthcareServiceId at) {
    return publish(at, Allotment.TRANSFER_TABLE);
  }

  private SlotId publish(HealthcareServiceId at, Allotment allotment) {
    Instant start = region.now().plus(Duration.ofDays(14 + published++));
    return region
        .accept(
            new SlotCommand.PublishSlots(
                List.of(
                    new SlotDraft(
                        at,
                        null,
                        SlotKind.INTAKE,
                        start,
                        start.plus(Duration.ofHours(1)),
                        1,
                        allotment,
                        Delivery.ON_SITE)),
                zuid),
            SlotEvent.SlotPublished.class)
        .slot();
  }

  private void accept(TransferId id, AskId ask, SlotId slot) {
    region.accept(new TransferCommand.AcceptAsk(id, ask, slot, zuid, CAS));
  }

  private Map<String, JsonNode> rows(View view, Mask mask) {
    return Boards.seen(region, view, mask);
  }

  private @Nullable JsonNode transfer(TransferId id, Mask mask) {
    return rows(View.TRANSFERS, mask).get(id.value());
  }

  private JsonNode seen(TransferId id, Mask mask) {
    return requireNonNull(transfer(id, mask), mask.toString());
  }

  private @Nullable JsonNode aCase(PositionId id, Mask mask) {
    return rows(View.CASES, mask).get(id.value());
  }

  private JsonNode seen(PositionId id, Mask mask) {
    return requireNonNull(aCase(id, mask), mask.toString());
  }

  /** Which of all masks there are see it. */
  private List<String> whoSees(View view, String key) {
    Set<String> who = new TreeSet<>();
    for (Mask mask : Boards.masks(region)) {
      if (rows(view, mask).containsKey(key)) {
        OrganizationId of = mask.organization();
        boolean alike = mask.role() == Role.ADMINISTRATOR || isShared(view, mask.role(), key);
        who.add(mask.role() + (alike || of == null ? "" : " " + name(of)));
      }
    }
    return List.copyOf(who);
  }

  private boolean isShared(View view, Role role, String key) {
    return rows(view, new Mask(role, null)).containsKey(key);
  }

  private String name(OrganizationId id) {
    return requireNonNull(region.region().partners().organization(id)).details().name();
  }

  @Test
  void without_consent_a_case_is_its_holders_and_a_number_to_others() {
    PositionId position = waitsInGroningen();
    assertThat(whoSees(View.CASES, position.value()))
        .containsExactly("ADMINISTRATOR", "PLANNER Noord");
    assertThat(Boards.fields(seen(position, holder))).isEqualTo(OWN_CASE);
    assertThat(seen(position, holder).get("kind").asText()).isEqualTo("OWN");
    assertThat(seen(position, holder).get("municipality").asText()).isEqualTo("Groningen");
    assertThat(seen(position, administrator)).isEqualTo(seen(position, holder));

    String key = CasesView.key(service);
    assertThat(whoSees(View.CASES, key)).containsExactly("PLANNER", "TABLE_MEMBER");
    for (Mask mask : List.of(other, nobody, table)) {
      JsonNode counted = requireNonNull(rows(View.CASES, mask).get(key));
      assertThat(Boards.fields(counted))
          .as("%s", mask)
          .containsExactlyInAnyOrder("key", "kind", "holder", "service");
    }
    waitUnreferred(4, request("18-34", "Groningen"));
    JsonNode counted = requireNonNull(rows(View.CASES, other).get(key));
    assertThat(counted.get("n").asInt()).isEqualTo(5);
    assertThat(counted.has("overNorm")).as("four are few").isFalse();
    waitUnreferred(1, request("35+", "Haren"));
    assertThat(requireNonNull(rows(View.CASES, other).get(key)).get("overNorm").asInt())
        .isEqualTo(5);
  }

  @Test
  void who_no_longer_waits_is_on_no_list() {
    PositionId position = waitsInGroningen();
    region.accept(new WaitingCommand.ClosePosition(position, CloseReason.OTHER, noord, null));
    assertThat(whoSees(View.CASES, position.value())).isEmpty();
  }

  @Test
  void a_candidate_is_shown_to_the_table_only_on_the_basis_that_the_region_laid_down() {
    PositionId position = waitsInGroningen();
    TransferId id = propose(position);
    assertThat(whoSees(View.TRANSFERS, id.value()))
        .containsExactly("ADMINISTRATOR", "GP Praktijk Een", "PLANNER Noord");
    assertThat(seen(id, holder).get("due").get("mine").asBoolean()).isTrue();

    agree(true, "convenant", Set.of());
    assertThat(whoSees(View.TRANSFERS, id.value()))
        .containsExactly("ADMINISTRATOR", "GP Praktijk Een", "PLANNER Noord", "TABLE_MEMBER");
    assertThat(whoSees(View.CASES, position.value()))
        .containsExactly("ADMINISTRATOR", "PLANNER Noord", "TABLE_MEMBER");
    assertThat(Boards.fields(seen(position, table))).isEqualTo(SHARED_CASE);
    assertThat(Boards.fields(seen(id, table)))
        .containsExactlyInAnyOrder(
            "key",
            "own",
            "asked",
            "kind",
            "destination",
            "stage",
            "entered",
            "holder",
            "case",
            "proposal",
            "asks",
            "due",
            "escalations",
            "version");
    assertThat(Boards.fields(seen(id, table).get("case"))).isEqualTo(CASE_OF_OTHERS);
    assertThat(seen(id, table).get("due").get("mine").asBoolean()).isTrue();
    assertThat(seen(id, holder).get("due").get("mine").asBoolean()).isFalse();
    JsonNode ofHolder = seen(id, new Mask(Role.TABLE_MEMBER, noord));
    assertThat(ofHolder.get("own").asBoolean()).isTrue();
    assertThat(ofHolder.get("due").get("mine").asBoolean()).isFalse();
    assertThat(ofHolder.has("position")).isFalse();

    region.accept(new TransferCommand.ScreenTransfer(id, ScreeningOutcome.TRANSFER, oost, BEA));
    assertThat(transfer(id, table)).as("screened, the client was not asked yet").isNull();
    assertThat(aCase(position, table)).isNull();
  }

  @Test
  void the_holder_sees_all_of_a_transfer_but_the_person() {
    PositionId position = waitsInGroningen();
    TransferId id = consented(position);
    JsonNode row = seen(id, holder);
    assertThat(Boards.fields(row))
        .containsExactlyInAnyOrder(
            "key",
            "own",
            "asked",
            "kind",
            "destination",
            "stage",
            "entered",
            "position",
            "holder",
            "service",
            "case",
            "proposal",
            "screening",
            "consent",
            "asks",
            "due",
            "escalations",
            "version");
    assertThat(row.get("own").asBoolean()).isTrue();
    assertThat(row.get("case").get("since").asText()).isEqualTo(region.today().toString());
    assertThat(row.get("case").get("area").asText()).isEqualTo("Groningen");
    assertThat(row.get("case").has("sinceWeek")).isFalse();
    assertThat(row.get("proposal").get("actor").asText()).isEqualTo("anne");
    assertThat(row.get("due").get("act").asText()).isEqualTo("ASK_RECEIVERS");
    assertThat(row.get("due").get("mine").asBoolean()).isTrue();
    JsonNode all = seen(id, administrator);
    assertThat(Boards.fields(all)).isEqualTo(Boards.fields(row));
    assertThat(all.get("due").get("mine").asBoolean()).isFalse();
    assertThat(seen(position, holder).get("transfer").get("stage").asText()).isEqualTo("CONSENTED");
  }

  @Test
  void no_board_holds_who_someone_is() {
    agree(false, "convenant", Set.of());
    TransferId id = consented(waitsInGroningen());
    accept(id, ask(id, region.service(2)), publish(region.service(2)));
    propose(waitsInGroningen());
    for (View view : List.of(View.CASES, View.TRANSFERS)) {
      for (Mask mask : Boards.masks(region)) {
        assertThat(rows(view, mask).values().toString()).doesNotContain("person-");
      }
    }
  }

  @Test
  void a_consent_shows_a_case_while_it_holds() {
    PositionId position = waitsInGroningen();
    TransferId id = propose(position);
    screenAndAsk(id, ConsentScope.REGION);
    assertThat(whoSees(View.CASES, position.value()))
        .containsExactly("ADMINISTRATOR", "PLANNER Noord");
    assertThat(transfer(id, table)).isNull();

    consent(id, ConsentScope.REGION, 3);
    assertThat(whoSees(View.CASES, position.value()))
        .containsExactly(
            "ADMINISTRATOR", "PLANNER Noord", "PLANNER Oost", "PLANNER Zuid", "TABLE_MEMBER");
    for (Mask mask : List.of(other, receiver, table)) {
      assertThat(Boards.fields(seen(position, mask))).as("%s", mask).isEqualTo(SHARED_CASE);
    }
    for (OrganizationKind kind :
        List.of(
            OrganizationKind.SOCIAL_DOMAIN,
            OrganizationKind.MUNICIPALITY,
            OrganizationKind.INSURER)) {
      Mask outside = new Mask(Role.PLANNER, register("Buiten " + kind, kind));
      assertThat(aCase(position, outside)).as("%s is in no consent for the ggz", kind).isNull();
    }
    Mask late = new Mask(Role.PLANNER, register("West", OrganizationKind.GGZ_CORE));
    assertThat(aCase(position, late)).as("it came later").isNotNull();
    assertThat(seen(position, holder).get("kind").asText()).isEqualTo("OWN");
    assertThat(transfer(id, other)).as("it has no part in it").isNull();
    assertThat(Boards.fields(seen(id, table).get("case"))).isEqualTo(CASE_OF_OTHERS);
    assertThat(seen(id, table).get("case").get("sinceWeek").asText()).isEqualTo("2026-W10");
    assertThat(seen(id, table).has("position")).isFalse();
    assertThat(Boards.fields(seen(id, table).get("proposal"))).containsExactly("by");

    region.pass(Duration.ofDays(3));
    assertThat(aCase(position, other)).as("its last day").isNotNull();
    region.pass(Duration.ofDays(1));
    assertThat(whoSees(View.CASES, position.value()))
        .containsExactly("ADMINISTRATOR", "PLANNER Noord");
    assertThat(transfer(id, table)).isNull();
    assertThat(seen(id, holder).get("consent").get("state").asText()).isEqualTo("EXPIRED");
  }

  @Test
  void a_consent_that_is_refused_or_withdrawn_shows_nothing() {
    PositionId refused = waitsInGroningen();
    TransferId first = propose(refused);
    screenAndAsk(first, ConsentScope.REGION);
    region.accept(new TransferCommand.RefuseConsent(first, region.today(), noord));
    PositionId withdrawn = waitsInGroningen();
    TransferId second = consented(withdrawn);
    AskId ask = ask(second, region.service(2));
    accept(second, ask, publish(region.service(2)));
    assertThat(aCase(withdrawn, receiver)).isNotNull();
    assertThat(seen(second, receiver).has("case")).isTrue();
    region.accept(new TransferCommand.WithdrawConsent(second, region.today(), noord));
    for (PositionId position : List.of(refused, withdrawn)) {
      assertThat(whoSees(View.CASES, position.value()))
          .containsExactly("ADMINISTRATOR", "PLANNER Noord");
    }
    for (TransferId id : List.of(first, second)) {
      assertThat(transfer(id, table)).isNull();
      assertThat(seen(id, holder).has("ending")).isTrue();
    }
    assertThat(seen(second, receiver).has("case")).isFalse();
  }

  @Test
  void a_receiver_sees_the_case_without_a_name_and_of_the_questions_its_own() {
    TransferId id = consented(waitsInGroningen());
    AskId ask = ask(id, region.service(2));
    JsonNode row = seen(id, receiver);
    assertThat(Boards.fields(row))
        .containsExactlyInAnyOrder(
            "key",
            "own",
            "asked",
            "kind",
            "destination",
            "stage",
            "entered",
            "holder",
            "case",
            "asks",
            "due",
            "version");
    assertThat(row.get("own").asBoolean()).isFalse();
    assertThat(row.get("asked").asBoolean()).isTrue();
    assertThat(Boards.fields(row.get("case"))).isEqualTo(CASE_OF_OTHERS);
    assertThat(row.get("asks").get(0).get("key").asText()).isEqualTo(ask.value());
    assertThat(row.get("asks").get(0).get("mine").asBoolean()).isTrue();
    assertThat(row.get("due").get("by").toString()).isEqualTo("[\"" + zuid.value() + "\"]");
    assertThat(row.get("due").get("mine").asBoolean()).isTrue();
    assertThat(row.get("due").get("at")).isEqualTo(row.get("asks").get(0).get("until"));
    assertThat(seen(id, holder).get("asks").get(0).get("mine").asBoolean()).isFalse();
    assertThat(seen(id, holder).get("due").get("mine").asBoolean()).isFalse();
    assertThat(seen(id, table).get("asked").asBoolean()).isFalse();
    JsonNode atTable = seen(id, new Mask(Role.TABLE_MEMBER, zuid));
    assertThat(atTable.get("asked").asBoolean()).isTrue();
    assertThat(atTable.get("due").get("mine").asBoolean()).isTrue();

    region.accept(new TransferCommand.DeclineAsk(id, ask, "geen-plek", zuid, CAS));
    JsonNode after = seen(id, receiver);
    assertThat(Boards.fields(after))
        .containsExactlyInAnyOrder("key", "own", "asked", "holder", "asks");
    assertThat(after.get("asks").get(0).get("reason").asText()).isEqualTo("geen-plek");
    region.accept(new TransferCommand.EndTransfer(id, TransferEnd.NO_RECEIVER, noord, ANNE));
    assertThat(seen(id, receiver)).as("what happens next is not told").isEqualTo(after);
    assertThat(seen(id, table).has("case")).as("over").isFalse();
  }

  @Test
  void who_said_yes_sees_how_it_goes_and_the_table_where_the_place_is() {
    TransferId id = consented(waitsInGroningen());
    SlotId slot = publish(region.service(2));
    accept(id, ask(id, region.service(2)), slot);
    for (Mask mask : List.of(holder, receiver, table)) {
      JsonNode place = seen(id, mask).get("asks").get(0).get("slot");
      assertThat(place.get("id").asText()).as("%s", mask).isEqualTo(slot.value());
    }
    region.accept(new TransferCommand.ChoosePlace(id, ANNE, region.today(), noord));
    assertThat(seen(id, receiver).get("due").get("act").asText()).isEqualTo("BOOK");
    assertThat(seen(id, receiver).get("due").get("mine").asBoolean()).isTrue();
    region.accept(new TransferCommand.BookTransfer(id, zuid, CAS));
    assertThat(seen(id, holder).get("booking").get("slot").asText()).isEqualTo(slot.value());
    assertThat(seen(id, receiver).get("booking")).isEqualTo(seen(id, holder).get("booking"));
    assertThat(seen(id, table).has("booking")).isFalse();
    String there = seen(id, receiver).get("booking").get("position").asText();
    assertThat(whoSees(View.CASES, there)).containsExactly("ADMINISTRATOR", "PLANNER Zuid");
  }

  @Test
  void the_social_domain_is_told_the_social_question_and_nothing_of_the_ggz() {
    agree(false, "convenant", Set.of());
    PositionId position = waitsInGroningen();
    TransferId id = proposeToSocialDomain(position);
    assertThat(seen(id, table).has("case")).isFalse();
    assertThat(Boards.fields(seen(id, table).get("social")))
        .containsExactlyInAnyOrder("support", "ageClass");
    screenAndAsk(id, ConsentScope.SOCIAL_DOMAIN);
    consent(id, ConsentScope.SOCIAL_DOMAIN, 30);
    ask(id, region.service(3));
    assertThat(Boards.fields(seen(id, receiver)))
        .containsExactlyInAnyOrder(
            "key",
            "own",
            "asked",
            "kind",
            "destination",
            "stage",
            "entered",
            "holder",
            "social",
            "asks",
            "due",
            "version");
    assertThat(seen(id, receiver).get("social").get("municipality").asText())
        .isEqualTo("Groningen");
    assertThat(seen(id, receiver).toString()).doesNotContain("MOOD");
    assertThat(seen(id, table).toString()).doesNotContain("MOOD");
    assertThat(seen(id, holder).has("case")).isTrue();
    assertThat(whoSees(View.CASES, position.value()))
        .containsExactly("ADMINISTRATOR", "PLANNER Noord");
  }

  @Test
  void the_practice_that_referred_sees_the_stage_and_what_is_due_from_it() {
    agree(false, null, Set.of(Destination.GGZ));
    TransferId id = consented(waitsInGroningen());
    assertThat(Boards.fields(seen(id, gp)))
        .containsExactlyInAnyOrder("key", "own", "asked", "stage", "referral");
    assertThat(transfer(id, new Mask(Role.GP, region.organization("Praktijk Twee")))).isNull();
    accept(id, ask(id, region.service(2)), publish(region.service(2)));
    region.accept(new TransferCommand.ChoosePlace(id, ANNE, region.today(), noord));
    assertThat(Boards.fields(seen(id, gp)))
        .containsExactlyInAnyOrder("key", "own", "asked", "stage", "referral", "needs", "due");
    assertThat(seen(id, gp).get("due").get("mine").asBoolean()).isTrue();
    assertThat(seen(id, gp).get("due").get("who").asText()).isEqualTo("REFERRER");
    assertThat(seen(id, holder).get("due").get("mine").asBoolean()).isFalse();
  }

  @Test
  void a_gemeente_sees_what_it_must_confirm_while_it_must() {
    agree(false, null, Set.of());
    OrganizationId far = register("Gemeente Haren", OrganizationKind.MUNICIPALITY);
    TransferId id = proposeToSocialDomain(waitsInGroningen());
    screenAndAsk(id, ConsentScope.SOCIAL_DOMAIN);
    consent(id, ConsentScope.SOCIAL_DOMAIN, 30);
    accept(id, ask(id, region.service(3)), publish(region.service(3)));
    Mask haren = new Mask(Role.PLANNER, far);
    assertThat(transfer(id, haren)).isNull();
    region.accept(new TransferCommand.ChoosePlace(id, ANNE, region.today(), noord));
    assertThat(transfer(id, haren)).as("no other is known").isNotNull();
    OrganizationId near = register("Gemeente Groningen", OrganizationKind.MUNICIPALITY);
    Mask groningen = new Mask(Role.PLANNER, near);
    assertThat(transfer(id, haren)).isNull();
    assertThat(Boards.fields(seen(id, groningen)))
        .containsExactlyInAnyOrder("key", "own", "asked", "stage", "needs", "due");
    assertThat(seen(id, groningen).get("due").get("mine").asBoolean()).isTrue();
    region.accept(
        new TransferCommand.ConfirmChange(
            id, true, region.today(), near, new ActorToken("gemeente")));
    assertThat(transfer(id, groningen)).isNull();
  }

  @Test
  void an_insurer_sees_what_it_is_asked_while_it_is() {
    Mask insurer = new Mask(Role.MEDIATOR, register("VGZ", OrganizationKind.INSURER));
    Mask elsewhere = new Mask(Role.MEDIATOR, register("Menzis", OrganizationKind.INSURER));
    Mask support = new Mask(Role.MEDIATOR, register("Naast u", OrganizationKind.CLIENT_SUPPORT));
    PositionId position = waitsInGroningen();
    TransferId id = propose(position);
    region.accept(new TransferCommand.ScreenTransfer(id, ScreeningOutcome.TRANSFER, noord, BEA));
    Set<ConsentScope> wide = Set.of(ConsentScope.REGION, ConsentScope.OUTSIDE_REGION);
    region.accept(new TransferCommand.AskConsent(id, wide, noord, ANNE));
    LocalDate today = region.today();
    region.accept(new TransferCommand.GiveConsent(id, wide, today, today.plusDays(30), noord));
    for (EscalationStep step :
        List.of(EscalationStep.LOCAL, EscalationStep.REGION, EscalationStep.OUTSIDE)) {
      region.accept(new TransferCommand.EscalateTransfer(id, step, noord, ANNE));
      answer(id, step, noord);
      assertThat(transfer(id, insurer)).isNull();
    }
    region.accept(new TransferCommand.EscalateTransfer(id, EscalationStep.INSURER, noord, ANNE));
    assertThat(Boards.fields(seen(id, insurer)))
        .containsExactlyInAnyOrder("key", "own", "asked", "stage", "due");
    assertThat(seen(id, insurer).get("due").get("who").asText()).isEqualTo("INSURER");
    assertThat(seen(id, holder).get("escalations")).hasSize(4);
    assertThat(seen(id, table).get("escalations")).hasSize(4);
    for (Mask mask :
        List.of(
            elsewhere,
            support,
            new Mask(Role.PLANNER, insurer.organization()),
            new Mask(Role.GP, insurer.organization()))) {
      assertThat(transfer(id, mask)).as("%s", mask).isNull();
    }
    for (Mask mask : List.of(insurer, support)) {
      for (View view :
          List.of(View.CASES, View.POSITIONS, View.REFERRALS, View.SLOTS, View.MEETINGS)) {
        assertThat(Boards.seen(region, view, mask)).as("%s of %s", view, mask).isEmpty();
      }
    }
    answer(id, EscalationStep.INSURER, requireNonNull(insurer.organization()));
    assertThat(transfer(id, insurer)).isNull();
  }

  private void answer(TransferId id, EscalationStep step, OrganizationId by) {
    region.accept(
        new TransferCommand.AnswerEscalation(
            id,
            step,
            EscalationOutcome.NOT_POSSIBLE,
            null,
            null,
            null,
            EscalationRefusal.OTHER,
            by,
            ANNE));
  }

  @Test
  void a_gemeente_is_named_where_enough_of_the_age_wait_and_only_from_the_next_day() {
    agree(false, null, Set.of(), "Stad");
    PositionId position = waitsInGroningen();
    consented(position);
    waitUnreferred(3, request("18-34", "Groningen"));
    waitUnreferred(1, request("18-34", "Haren"));
    waitUnreferred(9, request("35+", "Groningen"));
    assertThat(seen(position, other).has("area")).as("who came today is not counted").isFalse();
    region.pass(Duration.ofDays(1));
    assertThat(seen(position, other).get("area").asText())
        .as("four, and one near")
        .isEqualTo("Stad");
    waitUnreferred(1, request("18-34", "Groningen"));
    assertThat(seen(position, other).get("area").asText()).isEqualTo("Stad");
    region.pass(Duration.ofDays(1));
    assertThat(seen(position, other).get("area").asText()).isEqualTo("Groningen");
    for (PositionId each : List.copyOf(ofAge("18-34", position))) {
      region.accept(new WaitingCommand.ClosePosition(each, CloseReason.OTHER, noord, null));
    }
    assertThat(seen(position, other).get("area").asText())
        .as("as the day began")
        .isEqualTo("Groningen");
    region.pass(Duration.ofDays(1));
    assertThat(seen(position, other).has("area")).isFalse();
  }

  private List<PositionId> ofAge(String ageClass, PositionId but) {
    List<PositionId> found = new ArrayList<>();
    region.region().waiting().positions().stream()
        .filter(p -> p.isOpen() && p.request().ageClass().equals(ageClass))
        .filter(p -> !p.id().equals(but))
        .forEach(p -> found.add(p.id()));
    return found;
  }

  @Test
  void who_answered_for_whom_is_told_to_both_and_to_the_holder() {
    represented(zuid, oost);
    TransferId id = consented(waitsInGroningen());
    AskId ask = ask(id, region.service(2));
    assertThat(seen(id, other).get("asks")).isEqualTo(seen(id, receiver).get("asks"));
    region.accept(new TransferCommand.DeclineAsk(id, ask, "geen-plek", oost, CAS));
    for (Mask mask : List.of(other, receiver, holder)) {
      JsonNode told = seen(id, mask).get("asks").get(0);
      assertThat(told.get("organization").get("name").asText()).isEqualTo("Zuid");
      assertThat(told.get("representative").get("name").asText()).as("%s", mask).isEqualTo("Oost");
    }
  }

  @Test
  void who_answers_for_a_receiver_sees_the_places_that_it_can_give_and_nothing_more_of_them() {
    String forTable = publish(region.service(2)).value();
    String forReferrals = publish(region.service(2), Allotment.NEW_REFERRAL).value();
    String forOwnList = publish(region.service(2), Allotment.OWN_WAITING_LIST).value();
    JsonNode partner = requireNonNull(rows(View.SLOTS, other).get(forTable));
    assertThat(rows(View.SLOTS, other)).doesNotContainKeys(forReferrals, forOwnList);

    represented(zuid, oost);
    assertThat(rows(View.SLOTS, other))
        .containsEntry(forTable, partner)
        .doesNotContainKey(forOwnList);
    assertThat(Boards.fields(requireNonNull(rows(View.SLOTS, other).get(forReferrals))))
        .isEqualTo(Boards.fields(partner));
  }

  @Test
  void who_answers_for_a_holder_sees_what_it_does() {
    represented(noord, oost);
    PositionId position = waitsInGroningen();
    TransferId id = propose(position);
    assertThat(seen(position, other)).isEqualTo(seen(position, holder));
    assertThat(seen(id, other)).isEqualTo(seen(id, holder));
  }

  private void represented(OrganizationId organization, OrganizationId by) {
    TableAgreements d = TableAgreements.DEFAULT;
    region.accept(
        new PartnerCommand.ConfigureRegion(
            TestRegion.config("Test", 5)
                .with(
                    new TableAgreements(
                        d.screenedElsewhere(),
                        d.screeningBasis(),
                        d.declineReasons(),
                        d.terms(),
                        d.consentDays(),
                        d.referredAnew(),
                        d.indicated(),
                        List.of(new TableAgreements.Representation(organization, by)),
                        d.confirmDays(),
                        d.taskDays()))));
  }
}
