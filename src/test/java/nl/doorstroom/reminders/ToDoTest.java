package nl.doorstroom.reminders;

import static java.util.Objects.requireNonNull;
import static nl.doorstroom.access.ReminderTopic.CLAIMS;
import static nl.doorstroom.access.ReminderTopic.DELIVERY;
import static nl.doorstroom.access.ReminderTopic.FEEDS;
import static nl.doorstroom.access.ReminderTopic.GAPS;
import static nl.doorstroom.access.ReminderTopic.LETTERS;
import static nl.doorstroom.access.ReminderTopic.OFFERS;
import static nl.doorstroom.access.ReminderTopic.OUTCOMES;
import static nl.doorstroom.access.ReminderTopic.STALE;
import static nl.doorstroom.access.ReminderTopic.TO_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.access.ReminderTopic;
import nl.doorstroom.domain.offers.OfferCommand.StartOffering;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.partners.UpkeepCommand.ConfirmServices;
import nl.doorstroom.domain.partners.UpkeepCommand.RegisterFeed;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand;
import nl.doorstroom.domain.slots.ScheduleEvent;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ToDoTest {

  private static final Duration DAY = Duration.ofDays(1);

  /** A Monday at nine, the first working day of its month. */
  private final TestRegion region = new TestRegion();

  private final OrganizationId noord = region.organization("Noord");
  private final OrganizationId zuid = region.organization("Zuid");
  private final OrganizationId practice = region.organization("Praktijk Een");
  private int persons;

  private ToDo.Item item(OrganizationId of, ReminderTopic topic) {
    return toDo(of).items().stream()
        .filter(item -> item.topic() == topic)
        .findFirst()
        .orElseGet(() -> new ToDo.Item(topic, 0, List.of(), null));
  }

  private ToDo toDo(OrganizationId of) {
    return ToDo.in(
        region.region(), requireNonNull(region.region().partners().config()), of, region.now());
  }

  private HealthcareService service() {
    return region.services().get(0);
  }

  private SlotId publish(Duration ahead, Allotment allotment) {
    Instant start = region.now().plus(ahead);
    SlotDraft draft =
        new SlotDraft(
                service().id(),
                null,
                SlotKind.INTAKE,
                start,
                start.plus(Duration.ofMinutes(45)),
                1,
                allotment,
                Delivery.ON_SITE)
            .overriding(OverrideReason.OTHER);
    return region
        .accept(new SlotCommand.PublishSlots(List.of(draft), noord), SlotEvent.SlotPublished.class)
        .slot();
  }

  private PersonToken person() {
    return new PersonToken("person-" + ++persons);
  }

  private void refer(SlotId slot) {
    region.accept(
        new SlotCommand.ReferToSlot(
            slot,
            null,
            TestRegion.request(Urgency.REGULAR, null),
            ReferrerType.GP,
            person(),
            practice));
  }

  private void confirmingWithin(int hours) {
    HealthcareService.Details d = service().details();
    region.accept(
        new RegisterHealthcareService(
            service().id(),
            service().location(),
            d.planned(d.division(), new Planning(hours, Map.of(), List.of(), false, 4)),
            noord,
            null));
  }

  @Test
  void services_are_asked_for_three_days_before_they_look_stale() {
    region.pass(DAY.multipliedBy(11).minusMinutes(1));
    assertThat(item(noord, STALE).n()).isZero();
    region.pass(Duration.ofMinutes(1));
    assertThat(item(noord, STALE))
        .isEqualTo(
            new ToDo.Item(
                STALE,
                2,
                List.of("Noord GGZ_TREATMENT (Groningen)", "Noord GGZ_TREATMENT (Groningen)"),
                LocalDateTime.of(2026, 3, 16, 9, 0)));
    region.accept(new ConfirmServices(Set.of(service().id()), noord));
    assertThat(item(noord, STALE).n()).isEqualTo(1);
    assertThat(item(zuid, STALE).n()).isEqualTo(2);
  }

  @Test
  void a_feed_that_stopped_is_told_by_name_to_its_owner_only() {
    region.accept(
        new RegisterFeed(null, "epd", FeedKind.SLOTS, Duration.ofHours(1), Set.of(), noord, null));
    assertThat(item(noord, FEEDS).n()).isZero();
    region.pass(Duration.ofHours(1));
    assertThat(item(noord, FEEDS).names()).containsExactly("epd");
    assertThat(item(zuid, FEEDS).n()).isZero();
  }

  @Test
  void claims_are_told_that_lapse_before_the_next_working_day_ends() {
    confirmingWithin(20);
    refer(publish(DAY.multipliedBy(10), Allotment.NEW_REFERRAL));
    assertThat(item(noord, CLAIMS).n()).isZero();
    region.pass(DAY);
    assertThat(item(noord, CLAIMS))
        .isEqualTo(new ToDo.Item(CLAIMS, 1, List.of(), LocalDateTime.of(2026, 3, 4, 13, 0)));
    assertThat(item(zuid, CLAIMS).n()).isZero();
  }

  @Test
  void letters_are_told_once_they_are_late() {
    refer(publish(DAY.multipliedBy(20), Allotment.NEW_REFERRAL));
    region.pass(DAY.multipliedBy(2));
    assertThat(item(noord, LETTERS).n()).isZero();
    region.pass(DAY);
    assertThat(item(noord, LETTERS).n()).isEqualTo(1);
    region.pass(DAY.multipliedBy(4));
    assertThat(item(noord, LETTERS).n()).as("the place went back").isZero();
  }

  @Test
  void outcomes_are_told_once_an_appointment_began() {
    refer(publish(Duration.ofHours(1), Allotment.NEW_REFERRAL));
    assertThat(item(noord, OUTCOMES).n()).isZero();
    region.pass(Duration.ofHours(1));
    assertThat(item(noord, OUTCOMES).n()).isEqualTo(1);
  }

  @Test
  void a_service_without_a_place_in_two_weeks_is_told_when_it_usually_has_one() {
    assertThat(item(noord, GAPS).n()).isZero();
    SlotId soon = publish(DAY.multipliedBy(3), Allotment.NEW_REFERRAL);
    publish(DAY.multipliedBy(20), Allotment.NEW_REFERRAL);
    assertThat(item(noord, GAPS).n()).isZero();
    region.accept(new SlotCommand.WithdrawSlot(soon, WithdrawReason.OTHER, noord, null));
    assertThat(item(noord, GAPS).names()).containsExactly("Noord GGZ_TREATMENT (Groningen)");
  }

  @Test
  void offers_that_end_today_are_told() {
    region.accept(
        new WaitingCommand.RegisterPosition(
            service().id(),
            person(),
            WaitPhase.INTAKE,
            TestRegion.request(Urgency.REGULAR, null),
            region.today().minusDays(20),
            null,
            noord));
    SlotId slot = publish(DAY.multipliedBy(5), Allotment.OWN_WAITING_LIST);
    region.accept(new StartOffering(slot, 1, 12, noord));
    assertThat(item(noord, OFFERS).n()).isZero();
    region.pass(DAY);
    assertThat(item(noord, OFFERS))
        .isEqualTo(new ToDo.Item(OFFERS, 1, List.of(), LocalDateTime.of(2026, 3, 3, 13, 0)));
  }

  @Test
  void appointments_to_move_are_told_until_they_begin() {
    var schedule =
        region
            .accept(
                new ScheduleCommand.RegisterSchedule(
                    null,
                    new Schedule.Details(service().location(), "kamer", 1, true),
                    noord,
                    null),
                ScheduleEvent.ScheduleRegistered.class)
            .schedule();
    Instant start = region.now().plus(DAY.multipliedBy(2));
    SlotDraft draft =
        new SlotDraft(
                service().id(),
                null,
                SlotKind.INTAKE,
                start,
                start.plus(Duration.ofMinutes(45)),
                1,
                Allotment.NEW_REFERRAL,
                Delivery.ON_SITE)
            .overriding(OverrideReason.OTHER)
            .in(schedule);
    refer(
        region
            .accept(
                new SlotCommand.PublishSlots(List.of(draft), noord), SlotEvent.SlotPublished.class)
            .slot());
    region.accept(
        new ScheduleCommand.ClearSchedule(
            schedule, start.minus(DAY), start.plus(DAY), WithdrawReason.OTHER, noord));
    assertThat(item(noord, TO_MOVE).n()).isEqualTo(1);
    region.pass(DAY.multipliedBy(2));
    assertThat(item(noord, TO_MOVE).n()).isZero();
  }

  @Test
  void the_delivery_is_told_on_its_first_and_last_working_day_to_who_delivers() {
    assertThat(item(noord, DELIVERY).first()).isEqualTo(LocalDateTime.of(2026, 3, 10, 17, 0));
    assertThat(item(practice, DELIVERY).n()).isZero();
    for (int day = 3; day < 10; day++) {
      region.pass(DAY);
      assertThat(item(noord, DELIVERY).n()).as("%d March", day).isZero();
    }
    region.pass(DAY);
    assertThat(region.today()).isEqualTo(LocalDate.of(2026, 3, 10));
    assertThat(item(noord, DELIVERY).n()).isEqualTo(1);
    region.pass(DAY);
    assertThat(item(noord, DELIVERY).n()).isZero();
  }

  @Test
  void only_what_was_asked_for_is_left() {
    region.pass(DAY.multipliedBy(12));
    ToDo all = toDo(noord);
    assertThat(all.of(Set.of(FEEDS)).items()).isEmpty();
    assertThat(all.of(Set.of(STALE)).total()).isEqualTo(2);
  }
}
