package nl.doorstroom.domain;

import static nl.doorstroom.domain.PlanningWords.bookingOf;
import static nl.doorstroom.domain.PlanningWords.confirming;
import static nl.doorstroom.domain.PlanningWords.friday;
import static nl.doorstroom.domain.PlanningWords.planned;
import static nl.doorstroom.domain.PlanningWords.published;
import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.DE_BRINK;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.SLOT;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.claim;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.request;
import static nl.doorstroom.domain.Words.waits;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.ConfirmClaim;
import nl.doorstroom.domain.slots.SlotCommand.DeclineClaim;
import nl.doorstroom.domain.slots.SlotCommand.LapseClaim;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotEvent.ClaimConfirmed;
import nl.doorstroom.domain.slots.SlotEvent.ClaimDeclined;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.ReferrerType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConfirmRulesTest {

  private static final Instant TUESDAY_NOON = at(MONDAY.plusDays(1), 12, 0);

  /** De Brink claimed the place for Ann, position 3; the planner has 8 working hours. */
  private static Scenario pending() {
    return given(planned(confirming(8)), published(SLOT))
        .after(new ReferToSlot(SLOT, null, request(), ReferrerType.GP, ANN, DE_BRINK));
  }

  @Test
  void a_claim_by_a_practice_occupies_its_place_until_it_is_confirmed() {
    Scenario scenario = pending();
    assertThat(scenario.region().slots().slot(SLOT))
        .satisfies(
            s -> {
              assertThat(s.free()).isZero();
              assertThat(s.claims().get(0).confirmBy()).isEqualTo(TUESDAY_NOON);
            });
    assertThat(scenario.region().waiting().position(position(3)))
        .satisfies(p -> assertThat(bookingOf(p).confirmBy()).isEqualTo(TUESDAY_NOON));
    scenario
        .when(new ConfirmClaim(SLOT, claim(4), DE_BRUGWACHTER))
        .thenOnce(new ClaimConfirmed(SLOT, claim(4), position(3)))
        .when(new DeclineClaim(SLOT, claim(4), DeclineReason.NO_CONTRACT, DE_BRUGWACHTER))
        .thenRejected(Reason.CLAIM_FINAL, "claim");
  }

  @Test
  void a_claim_is_final_at_once_without_a_term_and_by_who_offers_the_place() {
    Scenario own =
        given(
                planned(confirming(8)),
                published(SLOT, SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
                waits(position(2), ANN))
            .after(new ClaimSlot(SLOT, null, position(2), DE_BRUGWACHTER));
    assertThat(own.region().slots().slot(SLOT))
        .satisfies(s -> assertThat(s.claims().get(0).confirmBy()).isNull());
    Scenario without =
        given(published(SLOT))
            .after(new ReferToSlot(SLOT, null, request(), ReferrerType.GP, ANN, DE_BRINK));
    assertThat(without.region().slots().slot(SLOT))
        .satisfies(s -> assertThat(s.claims().get(0).confirmBy()).isNull());
  }

  @Test
  void a_no_gives_the_place_back_and_keeps_the_start_of_waiting() {
    Scenario declined =
        pending()
            .when(new DeclineClaim(SLOT, claim(4), DeclineReason.NOT_SUITABLE, DE_BRUGWACHTER))
            .then(new ClaimDeclined(SLOT, claim(4), position(3), DeclineReason.NOT_SUITABLE));
    assertThat(declined.region().slots().slot(SLOT))
        .satisfies(s -> assertThat(s.free()).isEqualTo(1));
    assertThat(declined.region().waiting().position(position(3)))
        .satisfies(
            p -> {
              assertThat(p.isOpen()).isTrue();
              assertThat(p.since()).isEqualTo(MONDAY);
              assertThat(p.booking()).isNull();
              assertThat(p.declined()).isEqualTo(DeclineReason.NOT_SUITABLE);
            });
  }

  @Test
  void what_is_not_confirmed_in_time_goes_back_by_itself() {
    Scenario late = pending().at(TUESDAY_NOON);
    assertThat(late.region().slots().slot(SLOT)).satisfies(s -> assertThat(s.claims()).isEmpty());
    assertThat(late.region().waiting().position(position(3)))
        .satisfies(p -> assertThat(p.declined()).isEqualTo(DeclineReason.NOT_IN_TIME));
    pending().when(new LapseClaim(SLOT, claim(4))).thenRejected(Reason.INVALID, "claim");
  }

  @Test
  void a_term_never_lapses_in_a_weekend() {
    Scenario friday =
        given(planned(confirming(8)), published(SLOT, SlotKind.INTAKE, Allotment.NEW_REFERRAL))
            .at(friday(16))
            .after(new ReferToSlot(SLOT, null, request(), ReferrerType.GP, ANN, DE_BRINK));
    assertThat(friday.at(at(MONDAY.plusDays(7), 9, 59)).region().slots().slot(SLOT))
        .satisfies(s -> assertThat(s.claims()).hasSize(1));
  }

  @Test
  void only_who_offers_the_place_confirms() {
    pending().when(new ConfirmClaim(SLOT, claim(4), DE_BRINK)).thenRejected(Reason.NOT_YOURS, "by");
    pending()
        .when(new DeclineClaim(SLOT, claim(4), DeclineReason.NOT_IN_TIME, DE_BRUGWACHTER))
        .thenRejected(Reason.INVALID, "reason");
    pending()
        .when(new ConfirmClaim(SLOT, claim(9), DE_BRUGWACHTER))
        .thenRejected(Reason.NOT_FOUND, "claim");
  }
}
