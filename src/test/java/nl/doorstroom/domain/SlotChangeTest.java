package nl.doorstroom.domain;

import static nl.doorstroom.domain.PlanningWords.TEN;
import static nl.doorstroom.domain.PlanningWords.bookingOf;
import static nl.doorstroom.domain.PlanningWords.content;
import static nl.doorstroom.domain.PlanningWords.draft;
import static nl.doorstroom.domain.PlanningWords.planned;
import static nl.doorstroom.domain.PlanningWords.published;
import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.BOB;
import static nl.doorstroom.domain.Words.DE_BRINK;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_ES;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.NOON;
import static nl.doorstroom.domain.Words.SLOT;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.hold;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.referral;
import static nl.doorstroom.domain.Words.referred;
import static nl.doorstroom.domain.Words.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.Release;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.ChangeSlot;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.SlotChanged;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SlotChangeTest {

  private static final Instant ELEVEN = TEN.plusSeconds(3_600);

  private static ChangeSlot change(SlotDraft to) {
    return new ChangeSlot(SLOT, to, DE_BRUGWACHTER, null);
  }

  private static SlotDraft place(int capacity, Restriction restriction) {
    return new SlotDraft(
        MOOD_TEAM,
        null,
        SlotKind.INTAKE,
        TEN,
        TEN.plusSeconds(3_600),
        capacity,
        Allotment.NEW_REFERRAL,
        Delivery.ON_SITE,
        null,
        restriction,
        null,
        null,
        false);
  }

  private static SlotDraft releasing(Allotment allotment, Instant start, ReleaseStep... steps) {
    return new SlotDraft(
        MOOD_TEAM,
        null,
        SlotKind.INTAKE,
        start,
        start.plusSeconds(3_600),
        1,
        allotment,
        Delivery.ON_SITE,
        null,
        Restriction.NONE,
        List.of(steps),
        null,
        false);
  }

  @Nested
  class Changing {

    @Test
    void moves_the_appointment_along() {
      Scenario moved =
          given(published(SLOT))
              .and(referred(SLOT, ANN, 2))
              .when(change(draft(null, ELEVEN, Allotment.NEW_REFERRAL)))
              .thenOnce(
                  new SlotChanged(
                      SLOT, content(draft(null, ELEVEN, Allotment.NEW_REFERRAL)), null));
      assertThat(moved.region().waiting().position(position(3)))
          .satisfies(p -> assertThat(bookingOf(p).start()).isEqualTo(ELEVEN));
    }

    @Test
    void brings_the_letter_forward_with_the_appointment() {
      Instant tuesday = at(MONDAY.plusDays(1), 9, 0);
      given(published(SLOT))
          .and(referred(SLOT, ANN, 2))
          .when(change(draft(null, tuesday, Allotment.NEW_REFERRAL)))
          .then(
              new SlotChanged(SLOT, content(draft(null, tuesday, Allotment.NEW_REFERRAL)), null),
              new LetterAwaited(referral(2), tuesday, tuesday));
    }

    @Test
    void is_refused_below_what_is_taken_and_while_it_is_kept() {
      given(published(SLOT, MOOD_TEAM, SlotKind.INTAKE, 2, Allotment.NEW_REFERRAL))
          .and(referred(SLOT, ANN, 2))
          .and(referred(SLOT, BOB, 5))
          .when(change(place(1, Restriction.NONE)))
          .thenRejected(Reason.SLOT_IN_USE, "to.capacity");
      given(published(SLOT), new SlotHeld(SLOT, hold(2), DE_BRINK, NOON.plusSeconds(60)))
          .when(change(place(3, Restriction.NONE)))
          .thenRejected(Reason.SLOT_IN_USE, "to.slot");
    }

    @Test
    void is_refused_into_the_past_at_night_and_by_another() {
      given(published(SLOT))
          .when(change(draft(null, NOON, Allotment.NEW_REFERRAL)))
          .thenRejected(Reason.SLOT_IN_PAST, "to.start");
      SlotDraft night = draft(null, at(MONDAY.plusDays(7), 22, 30), Allotment.NEW_REFERRAL);
      given(published(SLOT)).when(change(night)).thenRejected(Reason.SLOT_AT_NIGHT, "to.start");
      SlotDraft meant = night.overriding(OverrideReason.EVENING_CLINIC);
      given(published(SLOT))
          .when(change(meant))
          .then(new SlotChanged(SLOT, content(meant), null))
          .when(change(draft(null, night.start(), Allotment.OWN_WAITING_LIST)))
          .then(
              new SlotChanged(
                  SLOT,
                  content(
                      draft(null, night.start(), Allotment.OWN_WAITING_LIST)
                          .overriding(OverrideReason.EVENING_CLINIC)),
                  null));
      given(published(SLOT))
          .when(new ChangeSlot(SLOT, place(2, Restriction.NONE), DE_WIERDE, null))
          .thenRejected(Reason.NOT_YOURS, "by");
      given(published(SLOT))
          .when(new ChangeSlot(SLOT, place(2, Restriction.NONE), DE_BRUGWACHTER, 1L))
          .thenRejected(Reason.STALE_VERSION, "version");
    }
  }

  @Nested
  class Restricting {

    private static final ReferToSlot REFER =
        new ReferToSlot(SLOT, null, request(), ReferrerType.GP, ANN, DE_BRINK);

    private static Scenario only(Restriction restriction) {
      return given(published(SLOT, place(1, restriction), null));
    }

    @Test
    void lets_in_who_it_names() {
      Restriction us =
          new Restriction(
              Set.of(DE_BRINK),
              Set.of(ReferrerType.GP),
              Set.of("3311"),
              Set.of("18-64"),
              Set.of(Urgency.REGULAR));
      assertThat(only(us).when(REFER).events()).isNotEmpty();
    }

    @Test
    void keeps_everyone_else_out() {
      only(new Restriction(Set.of(DE_ES), Set.of(), Set.of(), Set.of(), Set.of()))
          .when(REFER)
          .thenRejected(Reason.SLOT_RESTRICTED, "by");
      only(new Restriction(Set.of(DE_ES), Set.of(), Set.of(), Set.of(), Set.of()))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .thenRejected(Reason.SLOT_RESTRICTED, "by");
      only(new Restriction(Set.of(), Set.of(ReferrerType.SELF), Set.of(), Set.of(), Set.of()))
          .when(REFER)
          .thenRejected(Reason.SLOT_RESTRICTED, "referrerType");
      only(new Restriction(Set.of(), Set.of(), Set.of("7119"), Set.of(), Set.of()))
          .when(REFER)
          .thenRejected(Reason.SLOT_RESTRICTED, "request.insurer");
      only(new Restriction(Set.of(), Set.of(), Set.of(), Set.of("65+"), Set.of()))
          .when(REFER)
          .thenRejected(Reason.SLOT_RESTRICTED, "request.ageClass");
      only(new Restriction(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(Urgency.HIGH)))
          .when(REFER)
          .thenRejected(Reason.SLOT_RESTRICTED, "request.urgency");
    }

    @Test
    void speaks_the_codes_of_the_region() {
      given()
          .when(
              new PublishSlots(
                  List.of(
                      place(
                          1,
                          new Restriction(Set.of(), Set.of(), Set.of("none"), Set.of(), Set.of()))),
                  DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "slots[0].restriction.insurers");
    }
  }

  @Nested
  class Releasing {

    private static final ReleaseStep FIVE_DAYS = new ReleaseStep(Allotment.NEW_REFERRAL, 5);
    private static final Instant IN_TWO_WEEKS = at(MONDAY.plusDays(14), 10, 0);
    private static final Instant OPENS = at(MONDAY.plusDays(7), 9, 0);

    @Test
    void opens_a_place_that_is_left_by_itself_and_says_so_beforehand() {
      Scenario published =
          given()
              .after(
                  new PublishSlots(
                      List.of(releasing(Allotment.OWN_WAITING_LIST, IN_TWO_WEEKS, FIVE_DAYS)),
                      DE_BRUGWACHTER));
      assertThat(published.region().slots().slot(SLOT))
          .satisfies(
              s -> {
                assertThat(s.allotment()).isEqualTo(Allotment.OWN_WAITING_LIST);
                assertThat(s.nextRelease()).isEqualTo(new Release(Allotment.NEW_REFERRAL, OPENS));
              });
      published.when(new HoldSlot(SLOT, DE_BRINK)).thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
      published.at(OPENS);
      assertThat(published.region().slots().slot(SLOT))
          .satisfies(
              s -> {
                assertThat(s.allotment()).isEqualTo(Allotment.NEW_REFERRAL);
                assertThat(s.nextRelease()).isNull();
              });
      assertThat(published.when(new HoldSlot(SLOT, DE_BRINK)).events()).hasSize(1);
    }

    @Test
    void has_happened_when_a_place_is_published_late() {
      Scenario late =
          given()
              .after(
                  new PublishSlots(
                      List.of(
                          releasing(
                              Allotment.OWN_WAITING_LIST,
                              at(MONDAY.plusDays(1), 10, 0),
                              FIVE_DAYS)),
                      DE_BRUGWACHTER));
      assertThat(late.region().slots().slot(SLOT))
          .satisfies(s -> assertThat(s.allotment()).isEqualTo(Allotment.NEW_REFERRAL));
    }

    @Test
    void is_that_of_the_service_when_a_place_has_none() {
      Scenario published =
          given(planned(new Planning(null, Map.of(), List.of(FIVE_DAYS), false, 4)))
              .after(
                  new PublishSlots(
                      List.of(draft("a", IN_TWO_WEEKS, Allotment.OWN_WAITING_LIST)),
                      DE_BRUGWACHTER));
      assertThat(published.region().slots().slot(SLOT))
          .satisfies(
              s ->
                  assertThat(s.nextRelease())
                      .isEqualTo(new Release(Allotment.NEW_REFERRAL, OPENS)));
      published
          .when(
              new PublishSlots(
                  List.of(draft("a", IN_TWO_WEEKS, Allotment.OWN_WAITING_LIST)), DE_BRUGWACHTER))
          .thenAlreadySo();
    }

    @Test
    void stays_as_long_before_the_start_when_the_place_moves() {
      Scenario moved =
          given()
              .after(
                  new PublishSlots(
                      List.of(releasing(Allotment.OWN_WAITING_LIST, IN_TWO_WEEKS, FIVE_DAYS)),
                      DE_BRUGWACHTER))
              .after(
                  change(draft(null, at(MONDAY.plusDays(16), 10, 0), Allotment.OWN_WAITING_LIST)));
      assertThat(moved.region().slots().slot(SLOT))
          .satisfies(
              s ->
                  assertThat(s.nextRelease())
                      .isEqualTo(
                          new Release(Allotment.NEW_REFERRAL, at(MONDAY.plusDays(9), 9, 0))));
    }

    @Test
    void comes_in_order() {
      given()
          .when(
              new PublishSlots(
                  List.of(
                      releasing(
                          Allotment.OWN_WAITING_LIST,
                          IN_TWO_WEEKS,
                          FIVE_DAYS,
                          new ReleaseStep(Allotment.HIGH_URGENCY, 5))),
                  DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "slots[0].releases");
    }
  }

  @Nested
  class Dividing {

    @Test
    void fills_what_a_week_must_have_before_the_shares() {
      Scenario published =
          given(planned(new Planning(null, Map.of(Allotment.HIGH_URGENCY, 2), List.of(), false, 4)))
              .after(
                  new PublishSlots(
                      Stream.of("a", "b", "c", "d")
                          .map(
                              key ->
                                  new SlotDraft(
                                      MOOD_TEAM,
                                      key,
                                      SlotKind.INTAKE,
                                      TEN,
                                      ELEVEN,
                                      1,
                                      null,
                                      Delivery.ON_SITE))
                          .toList(),
                      DE_BRUGWACHTER));
      assertThat(published.region().slots().of(MOOD_TEAM))
          .extracting(Slot::allotment)
          .containsExactlyInAnyOrder(
              Allotment.HIGH_URGENCY,
              Allotment.HIGH_URGENCY,
              Allotment.NEW_REFERRAL,
              Allotment.OWN_WAITING_LIST);
    }
  }
}
