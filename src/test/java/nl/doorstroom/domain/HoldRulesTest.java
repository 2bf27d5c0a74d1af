package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.LapseHold;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseHold;
import nl.doorstroom.domain.slots.SlotCommand.TakeOption;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HoldRulesTest {

  private static final Instant IN_TEN_MINUTES = NOON.plus(Duration.ofMinutes(10));
  private static final Instant TUESDAY_NOON = Words.at(MONDAY.plusDays(1), 12, 0);

  private static SlotHeld heldByDeBrink() {
    return new SlotHeld(SLOT, hold(2), DE_BRINK, IN_TEN_MINUTES);
  }

  @Nested
  class Holding_a_slot {

    @Test
    void keeps_it_for_ten_minutes() {
      given(published(SLOT)).when(new HoldSlot(SLOT, DE_BRINK)).thenOnce(heldByDeBrink());
    }

    @Test
    void never_keeps_it_past_its_start() {
      Instant soon = NOON.plus(Duration.ofMinutes(3));
      given(publishedAt(SLOT, soon))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .then(new SlotHeld(SLOT, hold(2), DE_BRINK, soon));
    }

    @Test
    void refuses_a_slot_someone_else_holds() {
      given(published(SLOT), heldByDeBrink())
          .when(new HoldSlot(SLOT, DE_ES))
          .thenRejected(Reason.SLOT_TAKEN, "slot");
    }

    @Test
    void holds_another_unit_of_a_slot_for_two() {
      given(published(SLOT, MOOD_TEAM, SlotKind.INTAKE, 2, Allotment.NEW_REFERRAL), heldByDeBrink())
          .when(new HoldSlot(SLOT, DE_ES))
          .then(new SlotHeld(SLOT, hold(3), DE_ES, IN_TEN_MINUTES));
    }

    @Test
    void does_not_extend_a_hold_that_runs() {
      given(published(SLOT), heldByDeBrink())
          .at(NOON.plusSeconds(300))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .thenAlreadySo();
    }

    @Test
    void refuses_what_the_region_does_not_know() {
      given().when(new HoldSlot(SLOT, DE_BRINK)).thenRejected(Reason.NOT_FOUND, "slot");
      given(published(SLOT))
          .when(new HoldSlot(SLOT, new OrganizationId("nobody")))
          .thenRejected(Reason.NOT_FOUND, "by");
    }

    @Test
    void refuses_what_is_over() {
      given(published(SLOT), new SlotWithdrawn(SLOT, WithdrawReason.MISTAKE))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .thenRejected(Reason.SLOT_WITHDRAWN, "slot");
      given(published(SLOT), new SlotStarted(SLOT))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .thenRejected(Reason.SLOT_STARTED, "slot");
    }

    @ParameterizedTest
    @EnumSource(names = {"OWN_WAITING_LIST", "TRANSFER_TABLE", "TALK_FOLLOW_UP"})
    void keeps_places_for_others_from_practices(Allotment allotment) {
      given(published(SLOT, SlotKind.INTAKE, allotment))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
    }

    @ParameterizedTest
    @EnumSource(names = {"TREATMENT_START", "EXPLORATORY"})
    void keeps_what_no_referral_leads_to_from_practices(SlotKind kind) {
      given(published(SLOT, kind, Allotment.NEW_REFERRAL))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
    }

    @Test
    void lets_a_practice_keep_a_place_for_high_urgency() {
      given(published(SLOT, SlotKind.SHORT_CONTACT, Allotment.HIGH_URGENCY))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .then(heldByDeBrink());
    }

    @Test
    void lets_a_planner_keep_a_place_for_its_own_list() {
      given(published(SLOT, SlotKind.TREATMENT_START, Allotment.OWN_WAITING_LIST))
          .when(new HoldSlot(SLOT, DE_BRUGWACHTER))
          .then(new SlotHeld(SLOT, hold(2), DE_BRUGWACHTER, IN_TEN_MINUTES));
    }

    @Test
    void is_refused_under_a_total_stop_but_not_to_the_planner() {
      var stopped = given(published(SLOT), stop(Set.of()));
      assertThat(
              stopped
                  .when(new HoldSlot(SLOT, DE_BRINK))
                  .thenRejected(Reason.ADMISSION_STOPPED, "service")
                  .detail())
          .contains("STAFF_SHORTAGE", "2026-03-31", "zorgbemiddeling");
      stopped
          .when(new HoldSlot(SLOT, DE_BRUGWACHTER))
          .then(new SlotHeld(SLOT, hold(3), DE_BRUGWACHTER, IN_TEN_MINUTES));
    }

    @Test
    void is_possible_under_a_stop_for_some() {
      given(published(SLOT), stop(Set.of(CareQuestion.EATING)))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .then(new SlotHeld(SLOT, hold(3), DE_BRINK, IN_TEN_MINUTES));
    }

    @Test
    void is_refused_at_a_service_that_is_no_longer_offered() {
      var details = service("Stemming en angst", Set.of(), Map.of(), false);
      given(published(SLOT), new HealthcareServiceChanged(MOOD_TEAM, details))
          .when(new HoldSlot(SLOT, DE_BRINK))
          .thenRejected(Reason.SERVICE_CLOSED, "service");
    }

    private StopAnnounced stop(Set<CareQuestion> careQuestions) {
      return new StopAnnounced(
          new AdmissionStop(
              new AdmissionStopId(next(2)),
              DE_BRUGWACHTER,
              new AdmissionStop.Scope(MOOD_TEAM, null, careQuestions, Set.of(), Set.of()),
              StopReason.STAFF_SHORTAGE,
              MONDAY,
              MONDAY,
              LocalDate.of(2026, 3, 31),
              null,
              0));
    }
  }

  @Nested
  class Taking_an_option {

    @Test
    void keeps_it_until_tomorrow_noon() {
      given(published(SLOT))
          .when(new TakeOption(SLOT, null, DE_BRINK))
          .thenOnce(new OptionTaken(SLOT, hold(2), null, DE_BRINK, TUESDAY_NOON));
    }

    @ParameterizedTest
    @CsvSource({
      "2026-03-05, 2026-03-06T11:00:00Z, Thursday to Friday",
      "2026-03-06, 2026-03-09T11:00:00Z, over a weekend",
      "2026-03-27, 2026-03-30T10:00:00Z, over the start of summer time",
      "2026-10-23, 2026-10-26T11:00:00Z, over the end of summer time",
      "2026-04-02, 2026-04-03T10:00:00Z, Good Friday is worked",
      "2026-04-03, 2026-04-07T10:00:00Z, over Easter",
      "2026-04-26, 2026-04-28T10:00:00Z, over King's Day"
    })
    void runs_in_working_days(LocalDate day, Instant until, String why) {
      Instant later = Words.at(day.plusDays(20), 10, 0);
      given()
          .at(Words.at(day, 16, 0))
          .and(publishedAt(SLOT, later))
          .when(new TakeOption(SLOT, null, DE_BRINK))
          .then(new OptionTaken(SLOT, hold(2), null, DE_BRINK, until));
      assertThat(why).isNotBlank();
    }

    @Test
    void never_keeps_it_past_its_start() {
      Instant soon = NOON.plus(Duration.ofHours(2));
      given(publishedAt(SLOT, soon))
          .when(new TakeOption(SLOT, null, DE_BRINK))
          .then(new OptionTaken(SLOT, hold(2), null, DE_BRINK, soon));
    }

    @Test
    void takes_the_place_of_a_hold() {
      var optioned =
          given(published(SLOT), heldByDeBrink())
              .when(new TakeOption(SLOT, hold(2), DE_BRINK))
              .then(new OptionTaken(SLOT, hold(3), hold(2), DE_BRINK, TUESDAY_NOON));
      optioned.when(new TakeOption(SLOT, hold(3), DE_BRINK)).thenAlreadySo();
      optioned.when(new HoldSlot(SLOT, DE_ES)).thenRejected(Reason.SLOT_TAKEN, "slot");
    }

    @Test
    void asks_for_the_hold_that_the_practice_has() {
      given(published(SLOT), heldByDeBrink())
          .when(new TakeOption(SLOT, null, DE_BRINK))
          .thenRejected(Reason.HOLD_REQUIRED, "hold");
    }

    @Test
    void refuses_a_third_one_of_the_same_practice() {
      var two =
          given(
              published(SLOT),
              published(slot(2)),
              published(slot(3)),
              new OptionTaken(SLOT, hold(4), null, DE_BRINK, TUESDAY_NOON),
              new OptionTaken(slot(2), hold(5), null, DE_BRINK, TUESDAY_NOON));
      two.when(new TakeOption(slot(3), null, DE_BRINK)).thenRejected(Reason.OPTION_LIMIT, "by");
      two.when(new TakeOption(slot(3), null, DE_ES))
          .then(new OptionTaken(slot(3), hold(6), null, DE_ES, TUESDAY_NOON));
    }

    @Test
    void is_possible_again_once_one_has_lapsed() {
      given(
              published(SLOT),
              published(slot(2)),
              published(slot(3)),
              new OptionTaken(SLOT, hold(4), null, DE_BRINK, TUESDAY_NOON),
              new OptionTaken(slot(2), hold(5), null, DE_BRINK, TUESDAY_NOON))
          .at(TUESDAY_NOON)
          .when(new TakeOption(slot(3), null, DE_BRINK))
          .then(
              new OptionTaken(
                  slot(3), hold(6), null, DE_BRINK, Words.at(MONDAY.plusDays(2), 12, 0)));
    }

    @Test
    void refuses_what_cannot_be_kept() {
      given().when(new TakeOption(SLOT, null, DE_ES)).thenRejected(Reason.NOT_FOUND, "slot");
      given(published(SLOT), heldByDeBrink())
          .when(new TakeOption(SLOT, null, DE_ES))
          .thenRejected(Reason.SLOT_TAKEN, "slot");
      given(published(SLOT), new SlotStarted(SLOT))
          .when(new TakeOption(SLOT, null, DE_ES))
          .thenRejected(Reason.SLOT_STARTED, "slot");
    }
  }

  @Nested
  class Giving_a_hold_back {

    @Test
    void frees_the_unit() {
      given(published(SLOT), heldByDeBrink())
          .when(new ReleaseHold(SLOT, hold(2), DE_BRINK))
          .thenOnce(new HoldReleased(SLOT, hold(2)))
          .when(new HoldSlot(SLOT, DE_ES))
          .then(new SlotHeld(SLOT, hold(3), DE_ES, IN_TEN_MINUTES));
    }

    @Test
    void is_for_its_holder_only() {
      given(published(SLOT), heldByDeBrink())
          .when(new ReleaseHold(SLOT, hold(2), DE_ES))
          .thenRejected(Reason.NOT_YOURS, "by");
    }

    @Test
    void refuses_what_never_was() {
      given().when(new ReleaseHold(SLOT, hold(2), DE_BRINK)).thenRejected(Reason.NOT_FOUND, "slot");
      given(published(SLOT))
          .when(new ReleaseHold(SLOT, hold(2), DE_BRINK))
          .thenRejected(Reason.NOT_FOUND, "hold");
    }
  }

  @Nested
  class Lapsing {

    @Test
    void happens_when_the_term_has_passed_and_not_before() {
      var held = given(published(SLOT), heldByDeBrink());
      held.when(new LapseHold(SLOT, hold(2))).thenRejected(Reason.INVALID, "hold");
      assertThat(held.region().nextDeadline()).isEqualTo(IN_TEN_MINUTES);
      assertThat(held.region().due(IN_TEN_MINUTES.minusMillis(1))).isNull();
      assertThat(held.region().due(IN_TEN_MINUTES)).isEqualTo(new LapseHold(SLOT, hold(2)));
      held.at(IN_TEN_MINUTES).when(new LapseHold(SLOT, hold(2))).thenAlreadySo();
      held.when(new HoldSlot(SLOT, DE_ES))
          .then(new SlotHeld(SLOT, hold(3), DE_ES, IN_TEN_MINUTES.plusSeconds(600)));
    }

    @Test
    void of_what_is_gone_is_already_so() {
      given().when(new LapseHold(new SlotId("gone"), hold(2))).thenAlreadySo();
      given(published(SLOT), heldByDeBrink(), new HoldLapsed(SLOT, hold(2)))
          .when(new LapseHold(SLOT, hold(2)))
          .thenAlreadySo();
    }
  }
}
