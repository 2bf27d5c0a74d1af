package nl.doorstroom.grid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who receives which row, and of it which field: what is not listed here must not leave. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MasksTest {

  private final TestRegion region = new TestRegion();
  private final HealthcareServiceId service = region.service(0);
  private final OrganizationId noord = region.organization("Noord");
  private final OrganizationId zuid = region.organization("Zuid");
  private final OrganizationId een = region.organization("Praktijk Een");
  private final OrganizationId twee = region.organization("Praktijk Twee");

  private final Mask anyone = Mask.PUBLIC;
  private final Mask someGp = new Mask(Role.GP, null);
  private final Mask gpEen = new Mask(Role.GP, een);
  private final Mask gpTwee = new Mask(Role.GP, twee);
  private final Mask table = new Mask(Role.TABLE_MEMBER, zuid);
  private final Mask plannerNoord = new Mask(Role.PLANNER, noord);
  private final Mask plannerZuid = new Mask(Role.PLANNER, zuid);
  private final Mask somePlanner = new Mask(Role.PLANNER, null);
  private final Mask administrator = new Mask(Role.ADMINISTRATOR, null);

  private final Map<String, String> slots = new HashMap<>();
  private int persons;

  private SlotId publish(String label, SlotKind kind, Allotment allotment, int capacity) {
    Instant start =
        region.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(3 + slots.size()));
    SlotDraft draft =
        new SlotDraft(
            service,
            "agenda-" + label,
            kind,
            start,
            start.plus(Duration.ofHours(1)),
            capacity,
            allotment,
            Delivery.ON_SITE);
    SlotId id =
        region
            .accept(
                new SlotCommand.PublishSlots(List.of(draft), noord), SlotEvent.SlotPublished.class)
            .slot();
    slots.put(id.value(), label);
    return id;
  }

  private void wait(HealthcareServiceId at, int people, Urgency urgency) {
    for (int i = 0; i < people; i++) {
      region.accept(
          new WaitingCommand.RegisterPosition(
              at,
              person(),
              WaitPhase.INTAKE,
              TestRegion.request(urgency, null),
              region.today().minusDays(40),
              null,
              region.ownerOf(at)));
    }
  }

  private PersonToken person() {
    return new PersonToken("person-" + persons++);
  }

  private void refer(SlotId slot, OrganizationId practice) {
    region.accept(
        new SlotCommand.ReferToSlot(
            slot,
            null,
            TestRegion.request(Urgency.REGULAR, "VGZ"),
            ReferrerType.GP,
            person(),
            practice));
  }

  private Map<String, JsonNode> rows(View view, Mask mask) {
    Map<String, JsonNode> rows = new TreeMap<>();
    Boards.seen(region, view, mask)
        .forEach((key, row) -> rows.put(slots.getOrDefault(key, key), row));
    return rows;
  }

  private JsonNode row(View view, Mask mask, String key) {
    return requireNonNull(rows(view, mask).get(key), key);
  }

  private static Set<String> with(Set<String> fields, String... more) {
    Set<String> all = new TreeSet<>(fields);
    all.addAll(Set.of(more));
    return all;
  }

  private void publishOneOfEach() {
    publish("free", SlotKind.INTAKE, Allotment.NEW_REFERRAL, 1);
    publish("urgent", SlotKind.CONSULTATION, Allotment.HIGH_URGENCY, 1);
    publish("kept", SlotKind.INTAKE, Allotment.OWN_WAITING_LIST, 1);
    publish("talk", SlotKind.INTAKE, Allotment.TALK_FOLLOW_UP, 1);
    publish("table", SlotKind.INTAKE, Allotment.TRANSFER_TABLE, 1);
    publish("treatment", SlotKind.TREATMENT_START, Allotment.NEW_REFERRAL, 1);
    SlotId held = publish("held by Een", SlotKind.INTAKE, Allotment.NEW_REFERRAL, 1);
    region.accept(new SlotCommand.HoldSlot(held, een));
    SlotId both = publish("Een claimed, Twee holds", SlotKind.INTAKE, Allotment.NEW_REFERRAL, 2);
    refer(both, een);
    region.accept(new SlotCommand.HoldSlot(both, twee));
  }

  @Test
  void each_role_sees_its_own_choice_of_places() {
    publishOneOfEach();
    Set<String> all = Set.copyOf(slots.values());
    assertThat(rows(View.SLOTS, anyone)).isEmpty();
    assertThat(rows(View.SLOTS, someGp)).containsOnlyKeys("free", "urgent");
    assertThat(rows(View.SLOTS, gpEen))
        .containsOnlyKeys("free", "urgent", "held by Een", "Een claimed, Twee holds");
    assertThat(rows(View.SLOTS, gpTwee))
        .containsOnlyKeys("free", "urgent", "Een claimed, Twee holds");
    assertThat(rows(View.SLOTS, table)).containsOnlyKeys("table");
    assertThat(rows(View.SLOTS, plannerNoord)).containsOnlyKeys(all);
    assertThat(rows(View.SLOTS, plannerZuid)).containsOnlyKeys("table");
    assertThat(rows(View.SLOTS, somePlanner)).containsOnlyKeys("table");
    assertThat(rows(View.SLOTS, administrator)).containsOnlyKeys(all);
  }

  @Test
  void each_role_sees_its_own_fields_of_a_place() {
    publishOneOfEach();
    Set<String> shared =
        Set.of(
            "key",
            "service",
            "serviceName",
            "organization",
            "kind",
            "start",
            "end",
            "capacity",
            "free",
            "allotment",
            "delivery",
            "state");
    Set<String> own = with(shared, "externalId", "publishedAt", "version", "held", "lastMinute");
    String both = "Een claimed, Twee holds";
    assertThat(Boards.fields(row(View.SLOTS, someGp, "free"))).isEqualTo(shared);
    assertThat(Boards.fields(row(View.SLOTS, table, "table"))).isEqualTo(shared);
    assertThat(row(View.SLOTS, plannerZuid, "table")).isEqualTo(row(View.SLOTS, table, "table"));
    assertThat(Boards.fields(row(View.SLOTS, gpEen, both))).isEqualTo(with(shared, "claims"));
    assertThat(Boards.fields(row(View.SLOTS, gpTwee, both))).isEqualTo(with(shared, "holds"));
    assertThat(Boards.fields(row(View.SLOTS, plannerNoord, "free"))).isEqualTo(own);
    assertThat(Boards.fields(row(View.SLOTS, plannerNoord, both)))
        .isEqualTo(with(own, "holds", "claims"));
    assertThat(row(View.SLOTS, administrator, both)).isEqualTo(row(View.SLOTS, plannerNoord, both));
  }

  @Test
  void holds_and_claims_of_others_are_not_shown() {
    publishOneOfEach();
    String both = "Een claimed, Twee holds";
    JsonNode claim = row(View.SLOTS, gpEen, both).get("claims").get(0);
    assertThat(Boards.fields(claim))
        .containsExactlyInAnyOrder("claim", "position", "at", "code", "toMove");
    JsonNode hold = row(View.SLOTS, gpTwee, both).get("holds").get(0);
    assertThat(Boards.fields(hold)).containsExactlyInAnyOrder("hold", "kind", "until");
    assertThat(row(View.SLOTS, gpEen, both).get("state").asText()).isEqualTo("TAKEN");
    assertThat(row(View.SLOTS, gpTwee, both).get("state").asText()).isEqualTo("HELD");
    JsonNode owners = row(View.SLOTS, plannerNoord, both);
    assertThat(owners.get("holds").get(0).get("by").asText()).isEqualTo(twee.value());
    assertThat(owners.get("claims").get(0).get("byName").asText()).isEqualTo("Praktijk Een");
  }

  @Test
  void places_for_people_who_already_wait_are_in_no_figure_of_a_huisarts() {
    publishOneOfEach();
    String key = service.value();
    for (Mask mask : Stream.of(anyone, someGp, gpEen, plannerZuid, somePlanner).toList()) {
      assertThat(Boards.fields(row(View.WAITS, mask, key).get("places")))
          .as("%s", mask)
          .containsExactlyInAnyOrder("NEW_REFERRAL", "HIGH_URGENCY");
    }
    assertThat(Boards.fields(row(View.WAITS, table, key).get("places")))
        .containsExactlyInAnyOrder("NEW_REFERRAL", "HIGH_URGENCY", "TRANSFER_TABLE");
    for (Mask mask : Stream.of(plannerNoord, administrator).toList()) {
      assertThat(Boards.fields(row(View.WAITS, mask, key).get("places"))).hasSize(5);
    }
    JsonNode places = row(View.WAITS, gpEen, key).get("places").get("NEW_REFERRAL");
    assertThat(places.get("free").asInt()).isEqualTo(1);
    assertThat(places.has("third")).isFalse();
  }

  @Test
  void each_role_sees_its_own_fields_of_the_waits() {
    publishOneOfEach();
    Set<String> everyone =
        Set.of(
            "key",
            "organization",
            "location",
            "name",
            "category",
            "careQuestions",
            "echelons",
            "diagnosisGroups",
            "ageClasses",
            "languages",
            "deliveries",
            "waitingListFirst",
            "archive",
            "stops",
            "places",
            "treatmentPlaces",
            "firstWeek",
            "horizon",
            "computed",
            "reported",
            "norms",
            "waiting",
            "confirmedAt",
            "staleAt",
            "withdrawnAt",
            "clocks");
    Set<String> planning =
        Set.of(
            "measures",
            "division",
            "divisionOfRegion",
            "releaseRules",
            "offerFreed",
            "offerHours",
            "gives",
            "version");
    Set<String> counts =
        Set.of(
            "intake",
            "treatment",
            "intakeOverNorm",
            "treatmentOverNorm",
            "overTarget",
            "keptForWaiting",
            "inflow",
            "outflow");
    for (Mask mask : Boards.masks(region)) {
      boolean own = mask.equals(plannerNoord) || mask.role() == Role.ADMINISTRATOR;
      JsonNode row = row(View.WAITS, mask, service.value());
      assertThat(Boards.fields(row))
          .as("%s", mask)
          .isEqualTo(
              own
                  ? with(everyone, planning.toArray(String[]::new))
                  : mask.role() == Role.TABLE_MEMBER ? with(everyone, "measures") : everyone);
      assertThat(Boards.fields(row.get("waiting")))
          .as("%s", mask)
          .isEqualTo(own ? with(counts, "byUrgency") : counts);
    }
  }

  @Test
  void groups_under_the_limit_are_suppressed_for_all_but_the_owner() {
    wait(service, 4, Urgency.HIGH);
    wait(region.service(1), 5, Urgency.REGULAR);
    assertThat(waiting(plannerNoord, service, "intake")).isEqualTo("{\"n\":4}");
    assertThat(waiting(administrator, service, "intakeOverNorm")).isEqualTo("{\"n\":4}");
    for (Mask mask : Stream.of(anyone, gpEen, table, plannerZuid).toList()) {
      assertThat(waiting(mask, service, "intake")).isEqualTo("{\"under\":5}");
      assertThat(waiting(mask, service, "overTarget")).isEqualTo("{\"under\":5}");
      assertThat(waiting(mask, service, "treatment")).isEqualTo("{\"n\":0}");
      assertThat(waiting(mask, region.service(1), "intake")).isEqualTo("{\"n\":5}");
    }
  }

  private String waiting(Mask mask, HealthcareServiceId at, String count) {
    return row(View.WAITS, mask, at.value()).get("waiting").get(count).toString();
  }

  @Test
  void a_mean_of_fewer_people_than_the_limit_is_suppressed_for_all_but_the_owner() {
    for (int i = 0; i < 4; i++) {
      region.accept(
          new WaitingCommand.RegisterPosition(
              service,
              person(),
              WaitPhase.TREATMENT,
              TestRegion.request(Urgency.REGULAR, null),
              region.today().minusDays(40),
              region.today().minusDays(10),
              noord));
    }
    JsonNode own = row(View.WAITS, plannerNoord, service.value()).get("computed").get("INTAKE");
    JsonNode others = row(View.WAITS, gpEen, service.value()).get("computed").get("INTAKE");
    assertThat(own.toString()).isEqualTo("{\"days\":30.0,\"n\":4,\"asOf\":\"2026-03-02\"}");
    assertThat(others.toString()).isEqualTo("{\"under\":5,\"asOf\":\"2026-03-02\"}");
  }

  @Test
  void referrals_are_seen_by_who_made_them_and_by_who_received_them() {
    refer(publish("a", SlotKind.INTAKE, Allotment.NEW_REFERRAL, 1), een);
    for (Mask mask : Boards.masks(region)) {
      boolean concerned =
          mask.equals(gpEen) || mask.equals(plannerNoord) || mask.role() == Role.ADMINISTRATOR;
      assertThat(rows(View.REFERRALS, mask)).as("%s", mask).hasSize(concerned ? 1 : 0);
    }
    JsonNode row = rows(View.REFERRALS, gpEen).values().iterator().next();
    assertThat(Boards.fields(row))
        .containsExactlyInAnyOrder(
            "key",
            "code",
            "by",
            "referrerType",
            "service",
            "serviceName",
            "organizationName",
            "locationName",
            "careQuestion",
            "urgency",
            "ageClass",
            "insurer",
            "madeOn",
            "registeredAt",
            "position",
            "state",
            "place",
            "normOn",
            "letter",
            "toMove",
            "version");
    assertThat(row.get("state").asText()).isEqualTo("PLANNED");
  }

  @Test
  void positions_are_seen_by_their_holder_and_never_show_the_person() {
    wait(service, 1, Urgency.HIGH);
    for (Mask mask : Boards.masks(region)) {
      boolean concerned = mask.equals(plannerNoord) || mask.role() == Role.ADMINISTRATOR;
      assertThat(rows(View.POSITIONS, mask)).as("%s", mask).hasSize(concerned ? 1 : 0);
    }
    JsonNode row = rows(View.POSITIONS, plannerNoord).values().iterator().next();
    assertThat(Boards.fields(row))
        .containsExactlyInAnyOrder(
            "key",
            "service",
            "serviceName",
            "phase",
            "urgency",
            "careQuestion",
            "ageClass",
            "municipality",
            "complexity",
            "since",
            "phaseSince",
            "normOn",
            "targetOn",
            "overNorm",
            "overTarget",
            "open",
            "toMove",
            "firstRight",
            "declinedOffers",
            "version");
    assertThat(row.get("overNorm").asBoolean()).isTrue();
    assertThat(row.get("normOn").asText()).isEqualTo("2026-02-18");
  }

  @Test
  void what_happened_is_told_without_who_to_all_but_the_owner() {
    publishOneOfEach();
    wait(service, 1, Urgency.REGULAR);
    Map<String, JsonNode> seen = rows(View.ACTIVITY, gpEen);
    assertThat(seen.values())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.get("type").asText()).isIn("SLOT_PUBLISHED", "SLOT_CLAIMED");
              assertThat(row.get("mine").asBoolean()).isFalse();
              assertThat(row.has("code")).isFalse();
            });
    assertThat(seen).hasSize(5).isEqualTo(rows(View.ACTIVITY, somePlanner));
    assertThat(rows(View.ACTIVITY, plannerZuid)).containsAllEntriesOf(seen);
    Map<String, JsonNode> own = rows(View.ACTIVITY, plannerNoord);
    assertThat(own.values())
        .extracting(row -> row.get("type").asText())
        .contains("SLOT_HELD", "REFERRAL_MADE", "POSITION_REGISTERED");
    assertThat(own.values())
        .filteredOn(row -> row.get("type").asText().equals("SLOT_CLAIMED"))
        .allSatisfy(row -> assertThat(row.has("code")).isTrue());
  }

  @Test
  void masks_that_see_the_same_of_a_view_are_one() {
    assertThat(gpEen.in(View.WAITS)).isEqualTo(Mask.PUBLIC);
    assertThat(gpEen.in(View.SLOTS)).isEqualTo(gpEen);
    assertThat(table.in(View.SLOTS)).isEqualTo(new Mask(Role.TABLE_MEMBER, null));
    assertThat(table.in(View.POSITIONS)).isEqualTo(Mask.PUBLIC);
    assertThat(plannerNoord.in(View.WAITS)).isEqualTo(plannerNoord);
    assertThat(somePlanner.in(View.WAITS)).isEqualTo(Mask.PUBLIC);
  }
}
