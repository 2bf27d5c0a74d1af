package nl.doorstroom.grid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.imports.ImportCommand;
import nl.doorstroom.domain.imports.ImportEvent;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferCommand;
import nl.doorstroom.domain.offers.OfferEvent;
import nl.doorstroom.domain.offers.OfferId;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.UpkeepCommand;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand;
import nl.doorstroom.domain.slots.ScheduleEvent;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingEvent;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What of planning is seen by whom: agendas, offers, imports, feeds, and who may take a place. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanningMasksTest {

  private final TestRegion region = new TestRegion();
  private final HealthcareServiceId service = region.service(0);
  private final OrganizationId noord = region.organization("Noord");
  private final OrganizationId een = region.organization("Praktijk Een");
  private final Mask planner = new Mask(Role.PLANNER, noord);
  private final Mask gpEen = new Mask(Role.GP, een);
  private final Mask gpTwee = new Mask(Role.GP, region.organization("Praktijk Twee"));
  private final Mask table = new Mask(Role.TABLE_MEMBER, null);
  private final ScheduleId schedule =
      region
          .accept(
              new ScheduleCommand.RegisterSchedule(
                  null,
                  new Schedule.Details(
                      requireNonNull(region.region().partners().service(service)).location(),
                      "K12",
                      2,
                      true),
                  noord,
                  null),
              ScheduleEvent.ScheduleRegistered.class)
          .schedule();
  private int published;
  private int persons;

  private SlotDraft draft(Allotment allotment, Restriction restriction, List<ReleaseStep> steps) {
    Instant start = region.now().plus(Duration.ofDays(14 + published++));
    return new SlotDraft(
        service,
        "epd-" + published,
        SlotKind.INTAKE,
        start,
        start.plus(Duration.ofHours(1)),
        1,
        allotment,
        Delivery.ON_SITE,
        schedule,
        restriction,
        steps,
        null,
        false);
  }

  private SlotId publish(Allotment allotment, Restriction restriction) {
    return publish(draft(allotment, restriction, List.of()));
  }

  private SlotId publish(SlotDraft draft) {
    return region
        .accept(new SlotCommand.PublishSlots(List.of(draft), noord), SlotEvent.SlotPublished.class)
        .slot();
  }

  private PositionId wait(Urgency urgency) {
    return region
        .accept(
            new WaitingCommand.RegisterPosition(
                service,
                new PersonToken("person-" + persons++),
                WaitPhase.INTAKE,
                TestRegion.request(urgency, null),
                region.today().minusDays(40L + persons),
                null,
                noord),
            WaitingEvent.PositionRegistered.class)
        .position();
  }

  private SlotEvent.SlotClaimed refer(SlotId slot) {
    return region.accept(
        new SlotCommand.ReferToSlot(
            slot,
            null,
            TestRegion.request(Urgency.REGULAR, "VGZ"),
            ReferrerType.GP,
            new PersonToken("person-" + persons++),
            een),
        SlotEvent.SlotClaimed.class);
  }

  private void plans(Planning planning) {
    HealthcareService.Details d = TestRegion.service("Noord", ServiceCategory.GGZ_TREATMENT, true);
    region.accept(
        new PartnerCommand.RegisterHealthcareService(
            service,
            requireNonNull(region.region().partners().service(service)).location(),
            d.planned(d.division(), planning),
            noord,
            null));
  }

  private Map<String, JsonNode> rows(View view, Mask mask) {
    return Boards.seen(region, view, mask);
  }

  private JsonNode row(View view, Mask mask, String key) {
    return requireNonNull(rows(view, mask).get(key), key);
  }

  private JsonNode onlyRow(View view, Mask mask) {
    Map<String, JsonNode> rows = rows(view, mask);
    assertThat(rows).hasSize(1);
    return rows.values().iterator().next();
  }

  private void isSeenByOwnersOnly(View view) {
    for (Mask mask : Boards.masks(region)) {
      boolean owns = mask.equals(planner) || mask.role() == Role.ADMINISTRATOR;
      assertThat(rows(view, mask)).as("%s %s", view, mask).hasSize(owns ? 1 : 0);
    }
  }

  @Test
  void a_place_for_some_practices_is_shown_to_those_only_and_counted_for_no_other() {
    SlotId slot =
        publish(
            Allotment.NEW_REFERRAL,
            new Restriction(Set.of(een), Set.of(), Set.of("VGZ"), Set.of(), Set.of()));
    assertThat(rows(View.SLOTS, gpEen)).containsOnlyKeys(slot.value());
    assertThat(rows(View.SLOTS, gpTwee)).isEmpty();
    assertThat(rows(View.SLOTS, new Mask(Role.GP, null))).isEmpty();
    assertThat(row(View.SLOTS, gpEen, slot.value()).get("restriction").toString())
        .isEqualTo("{\"insurers\":[\"VGZ\"]}");
    assertThat(Boards.fields(row(View.SLOTS, planner, slot.value()).get("restriction")))
        .containsExactly("insurers", "organizations");
    for (Mask mask : Boards.masks(region)) {
      boolean owns = mask.equals(planner) || mask.role() == Role.ADMINISTRATOR;
      JsonNode places = row(View.WAITS, mask, service.value()).get("places").get("NEW_REFERRAL");
      assertThat(places.get("free").asInt()).as("%s", mask).isEqualTo(owns ? 1 : 0);
      assertThat(places.has("first")).as("%s", mask).isEqualTo(owns);
      assertThat(rows(View.ACTIVITY, mask).values())
          .as("%s", mask)
          .filteredOn(row -> row.get("type").asText().equals("SLOT_PUBLISHED"))
          .hasSize(owns ? 1 : 0);
    }
  }

  @Test
  void a_place_for_other_referrers_than_practices_is_shown_to_none() {
    publish(
        Allotment.NEW_REFERRAL,
        new Restriction(Set.of(), Set.of(ReferrerType.OTHER_GGZ), Set.of(), Set.of(), Set.of()));
    SlotId open =
        publish(
            Allotment.NEW_REFERRAL,
            new Restriction(
                Set.of(), Set.of(ReferrerType.GP), Set.of(), Set.of(), Set.of(Urgency.HIGH)));
    assertThat(rows(View.SLOTS, gpEen)).containsOnlyKeys(open.value());
    assertThat(row(View.SLOTS, gpTwee, open.value()).get("restriction").toString())
        .isEqualTo("{\"urgencies\":[\"HIGH\"]}");
  }

  @Test
  void what_planners_set_of_a_place_is_the_owners() {
    SlotId slot =
        publish(
            draft(
                Allotment.OWN_WAITING_LIST,
                Restriction.NONE,
                List.of(new ReleaseStep(Allotment.NEW_REFERRAL, 5))));
    assertThat(rows(View.SLOTS, gpEen)).isEmpty();
    JsonNode own = row(View.SLOTS, planner, slot.value());
    assertThat(own.get("scheduleCode").asText()).isEqualTo("K12");
    assertThat(own.get("releases").get(0).get("allotment").asText()).isEqualTo("NEW_REFERRAL");

    region.pass(Duration.ofDays(9));
    assertThat(Boards.fields(row(View.SLOTS, gpEen, slot.value())))
        .doesNotContain(
            "schedule",
            "scheduleCode",
            "releases",
            "override",
            "lastMinute",
            "importId",
            "offering",
            "blocked",
            "freedAt",
            "externalId",
            "version",
            "restriction");
    assertThat(row(View.SLOTS, planner, slot.value()).has("releases")).isFalse();
  }

  @Test
  void agendas_are_their_holders() {
    publish(Allotment.NEW_REFERRAL, Restriction.NONE);
    refer(publish(Allotment.NEW_REFERRAL, Restriction.NONE));
    isSeenByOwnersOnly(View.SCHEDULES);
    assertThat(onlyRow(View.SCHEDULES, planner).get("slots").asInt()).isEqualTo(2);

    region.accept(
        new ScheduleCommand.ClearSchedule(
            schedule,
            region.now(),
            region.now().plus(Duration.ofDays(30)),
            WithdrawReason.PRACTITIONER_ABSENT,
            noord));
    JsonNode row = onlyRow(View.SCHEDULES, planner);
    assertThat(Boards.fields(row))
        .containsExactly(
            "active",
            "capacity",
            "cleared",
            "code",
            "key",
            "location",
            "locationName",
            "organization",
            "slots",
            "version");
    assertThat(row.get("slots").asInt()).isEqualTo(1);
    JsonNode cleared = row.get("cleared").get(0);
    assertThat(cleared.get("withdrawn").asInt()).isEqualTo(1);
    assertThat(cleared.get("toMove").asInt()).isEqualTo(1);
    assertThat(cleared.get("undoable").asBoolean()).isTrue();
    assertThat(onlyRow(View.REFERRALS, gpEen).get("toMove").asBoolean()).isTrue();
    assertThat(rows(View.REFERRALS, gpTwee)).isEmpty();
  }

  @Test
  void an_offering_is_the_call_list_of_its_owner_and_of_nobody_else() {
    PositionId waitsLonger = wait(Urgency.REGULAR);
    PositionId urgent = wait(Urgency.HIGH);
    PositionId last = wait(Urgency.REGULAR);
    assertThat(waitsLonger).isNotEqualTo(last);
    SlotId slot = publish(Allotment.OWN_WAITING_LIST, Restriction.NONE);
    OfferEvent.OfferMade made =
        region.accept(
            new OfferCommand.StartOffering(slot, 1, 8, noord), OfferEvent.OfferMade.class);
    isSeenByOwnersOnly(View.OFFERINGS);
    JsonNode row = onlyRow(View.OFFERINGS, planner);
    assertThat(row.get("state").asText()).isEqualTo("RUNNING");
    assertThat(row.get("offers").get(0).get("position").asText()).isEqualTo(urgent.value());
    assertThat(row.get("offers").get(0).get("state").asText()).isEqualTo("MADE");
    assertThat(row.get("next")).hasSize(2);
    assertThat(row(View.POSITIONS, planner, urgent.value()).get("offer").get("offering").asText())
        .isEqualTo(row.get("key").asText());
    assertThat(row(View.SLOTS, planner, slot.value()).get("offering").asText())
        .isEqualTo(row.get("key").asText());
    String asked = urgent.value();
    for (String next : List.of(row.get("next").get(0).asText(), row.get("next").get(1).asText())) {
      made = answer(made.offering(), made.offer(), OfferAnswer.NO);
      assertThat(made.position().value()).isEqualTo(next).isNotEqualTo(asked);
      asked = next;
    }
    assertThat(row(View.POSITIONS, planner, urgent.value()).get("declinedOffers").asInt())
        .isEqualTo(1);
    assertThat(onlyRow(View.OFFERINGS, planner).get("next")).isEmpty();
  }

  private OfferEvent.OfferMade answer(OfferingId offering, OfferId offer, OfferAnswer answer) {
    return region.accept(
        new OfferCommand.AnswerOffer(offering, offer, answer, noord), OfferEvent.OfferMade.class);
  }

  @Test
  void imports_are_seen_by_who_brought_them() {
    ImportId under =
        region
            .accept(
                new ImportCommand.OpenImport(ImportKind.CSV, noord), ImportEvent.ImportOpened.class)
            .under();
    region.accept(
        new ImportCommand.UpdateSlots(
            under,
            List.of(new SlotItem.Put(draft(Allotment.NEW_REFERRAL, Restriction.NONE, List.of()))),
            noord));
    Location.Details site = TestRegion.location("Erbij");
    LocationId erbij =
        region
            .accept(
                new ImportCommand.ImportSupply(
                    under,
                    List.of(
                        new SupplyItem.OfLocation(
                            new PartnerCommand.RegisterLocation(null, noord, site, null))),
                    noord),
                PartnerEvent.LocationRegistered.class)
            .location();
    region.accept(
        new ScheduleCommand.RegisterSchedule(
            null, new Schedule.Details(erbij, "eigen", 1, true), noord, null));
    region.accept(new ImportCommand.FinishImport(under, false, noord));
    isSeenByOwnersOnly(View.IMPORTS);
    JsonNode row = onlyRow(View.IMPORTS, planner);
    assertThat(row.get("state").asText()).isEqualTo("DONE");
    assertThat(row.get("counts").get("created").asInt()).isEqualTo(1);
    assertThat(row.get("counts").get("supplied").asInt()).isEqualTo(1);
    assertThat(row.has("undoUntil")).isTrue();
    assertThat(rows(View.SLOTS, gpEen)).hasSize(1);

    region.accept(new ImportCommand.UndoImport(under, noord));
    region.pass(Duration.ofMinutes(1));
    assertThat(onlyRow(View.IMPORTS, planner).get("state").asText()).isEqualTo("UNDONE");
    JsonNode kept = onlyRow(View.IMPORTS, planner).get("kept").get(0);
    assertThat(kept.get("location").asText()).isEqualTo(erbij.value());
    assertThat(kept.get("why").asText()).isEqualTo("SCHEDULES");
    assertThat(rows(View.SLOTS, gpEen)).isEmpty();
  }

  @Test
  void feeds_are_seen_by_their_organization_which_is_told_that_one_stopped() {
    region.accept(
        new UpkeepCommand.RegisterFeed(
            null, "epd", FeedKind.SLOTS, Duration.ofHours(2), Set.of(service), noord, null));
    isSeenByOwnersOnly(View.FEEDS);
    assertThat(onlyRow(View.FEEDS, planner).get("stopped").asBoolean()).isFalse();
    region.pass(Duration.ofHours(3));
    JsonNode row = onlyRow(View.FEEDS, planner);
    assertThat(row.get("stopped").asBoolean()).isTrue();
    assertThat(row.get("stoppedAt")).isEqualTo(row.get("dueAt"));
  }

  @Test
  void a_claim_that_must_be_confirmed_says_so_to_who_made_it_and_a_no_gives_the_reason() {
    plans(new Planning(8, Map.of(), List.of(), false, 4));
    SlotId slot = publish(Allotment.NEW_REFERRAL, Restriction.NONE);
    SlotEvent.SlotClaimed claim = refer(slot);
    assertThat(row(View.WAITS, gpEen, service.value()).get("confirmWithin").asInt()).isEqualTo(8);
    assertThat(onlyRow(View.REFERRALS, gpEen).has("confirmBy")).isTrue();
    assertThat(row(View.SLOTS, gpEen, slot.value()).get("claims").get(0).has("confirmBy")).isTrue();
    assertThat(rows(View.SLOTS, gpTwee)).isEmpty();

    region.accept(
        new SlotCommand.DeclineClaim(slot, claim.claim(), DeclineReason.NO_CONTRACT, noord));
    JsonNode referral = onlyRow(View.REFERRALS, gpEen);
    assertThat(referral.get("state").asText()).isEqualTo("WAITING");
    assertThat(referral.get("returned").get("reason").asText()).isEqualTo("NO_CONTRACT");
    assertThat(referral.has("confirmBy")).isFalse();
  }

  @Test
  void what_there_is_room_for_is_told_to_all_and_what_is_done_to_the_table() {
    region.accept(
        new UpkeepCommand.DeclareCapacity(
            service, CapacityStatus.LIMITED, 2, 1, null, region.today().plusDays(3), noord));
    region.accept(
        new UpkeepCommand.RecordMeasure(
            service, MeasureKind.EXTRA_STAFF, region.today(), 4, null, noord));
    for (Mask mask : Boards.masks(region)) {
      boolean owns = mask.equals(planner) || mask.role() == Role.ADMINISTRATOR;
      boolean told = owns || mask.role() == Role.TABLE_MEMBER;
      JsonNode row = row(View.WAITS, mask, service.value());
      assertThat(row.get("capacity").get("perWeek").asInt()).as("%s", mask).isEqualTo(2);
      assertThat(row.has("measures")).as("%s", mask).isEqualTo(told);
      assertThat(row.has("gives")).as("%s", mask).isEqualTo(owns);
    }
    assertThat(row(View.WAITS, table, service.value()).get("measures").get(0).get("perWeek"))
        .hasToString("4");
    region.pass(Duration.ofDays(5));
    assertThat(row(View.WAITS, gpEen, service.value()).has("capacity")).isFalse();
  }

  @Test
  void what_publishing_gave_is_counted_once_the_places_have_started() {
    refer(publish(Allotment.NEW_REFERRAL, Restriction.NONE));
    publish(Allotment.NEW_REFERRAL, Restriction.NONE);
    for (Referral referral : region.region().waiting().referrals()) {
      region.accept(new WaitingCommand.ReceiveLetter(referral.id(), noord));
    }
    region.pass(Duration.ofDays(20));
    JsonNode gives = row(View.WAITS, planner, service.value()).get("gives");
    List<String> told = new ArrayList<>();
    for (String of : List.of("filled", "lost", "noShow")) {
      told.add(gives.get(of).toString());
    }
    assertThat(told)
        .containsExactly("{\"n\":1,\"of\":2}", "{\"n\":1,\"of\":2}", "{\"n\":0,\"of\":0}");
    assertThat(gives.get("publishToClaim").get("n").asInt()).isEqualTo(1);
  }
}
