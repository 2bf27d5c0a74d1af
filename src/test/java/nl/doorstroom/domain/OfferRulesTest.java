package nl.doorstroom.domain;

import static nl.doorstroom.domain.PlanningWords.friday;
import static nl.doorstroom.domain.PlanningWords.offer;
import static nl.doorstroom.domain.PlanningWords.offering;
import static nl.doorstroom.domain.PlanningWords.planned;
import static nl.doorstroom.domain.PlanningWords.published;
import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.BOB;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.NOON;
import static nl.doorstroom.domain.Words.SLOT;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.claim;
import static nl.doorstroom.domain.Words.hold;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.request;
import static nl.doorstroom.domain.Words.slot;
import static nl.doorstroom.domain.Words.waits;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferCommand.AnswerOffer;
import nl.doorstroom.domain.offers.OfferCommand.LapseOffer;
import nl.doorstroom.domain.offers.OfferCommand.OfferFreed;
import nl.doorstroom.domain.offers.OfferCommand.StartOffering;
import nl.doorstroom.domain.offers.OfferCommand.StopOffering;
import nl.doorstroom.domain.offers.OfferEvent.OfferAnswered;
import nl.doorstroom.domain.offers.OfferEvent.OfferMade;
import nl.doorstroom.domain.offers.OfferEvent.OfferingEnded;
import nl.doorstroom.domain.offers.OfferEvent.OfferingStarted;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseClaim;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToMove;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OfferRulesTest {

  private static final SlotPublished OURS =
      published(SLOT, SlotKind.INTAKE, Allotment.OWN_WAITING_LIST);

  /** Ann waits regularly, Bob is urgent: positions 2 and 3. */
  private static Scenario twoWait() {
    return given(
        OURS, waits(position(2), ANN), waits(position(3), BOB, WaitPhase.INTAKE, Urgency.HIGH));
  }

  private static StartOffering start(int parallel, int hours) {
    return new StartOffering(SLOT, parallel, hours, DE_BRUGWACHTER);
  }

  private static AnswerOffer answer(int offer, OfferAnswer answer) {
    return new AnswerOffer(offering(4), offer(offer), answer, DE_BRUGWACHTER);
  }

  private static OfferingEnded ended(OfferingEnd end) {
    return new OfferingEnded(offering(4), SLOT, hold(5), end);
  }

  @Nested
  class Starting {

    @Test
    void asks_the_most_urgent_first_and_keeps_the_place() {
      twoWait()
          .when(start(1, 4))
          .then(
              new OfferingStarted(offering(4), SLOT, hold(5), 1, 4, false),
              new OfferMade(offering(4), offer(6), position(3), at(MONDAY, 16, 0)))
          .when(new ClaimSlot(SLOT, null, position(2), DE_BRUGWACHTER))
          .thenRejected(Reason.SLOT_TAKEN, "slot");
    }

    @Test
    void asks_the_first_so_many_when_told_to() {
      assertThat(twoWait().when(start(2, 4)).events())
          .filteredOn(OfferMade.class::isInstance)
          .extracting(e -> ((OfferMade) e).position())
          .containsExactly(position(3), position(2));
    }

    @Test
    void ranks_equal_urgency_by_days_waited_and_first_right_before_all() {
      Scenario waiting =
          given(
              OURS,
              new PositionRegistered(
                  position(2), MOOD_TEAM, ANN, WaitPhase.INTAKE, request(), MONDAY, null, null),
              new PositionRegistered(
                  position(3),
                  MOOD_TEAM,
                  BOB,
                  WaitPhase.INTAKE,
                  request(),
                  MONDAY.minusDays(9),
                  null,
                  null));
      assertThat(waiting.when(start(1, 4)).events())
          .contains(new OfferMade(offering(4), offer(6), position(3), at(MONDAY, 16, 0)));
      Scenario cleared =
          waiting.and(
              published(slot(4), SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
              new SlotClaimed(slot(4), claim(5), null, position(2), DE_BRUGWACHTER),
              new ClaimToMove(slot(4), claim(5), position(2)));
      assertThat(cleared.when(start(1, 4)).events())
          .contains(new OfferMade(offering(6), offer(8), position(2), at(MONDAY, 16, 0)));
    }

    @Test
    void counts_the_term_of_an_urgency_from_registration_and_the_norm_from_the_phase() {
      assertThat(
              given(
                      published(SLOT, SlotKind.TREATMENT_START, Allotment.OWN_WAITING_LIST),
                      afterIntake(position(2), ANN, 60, 5),
                      afterIntake(position(3), BOB, 40, 35))
                  .when(start(1, 4))
                  .events())
          .contains(new OfferMade(offering(4), offer(6), position(2), at(MONDAY, 16, 0)));
    }

    /** Of priority, which has a term of 28 days; registered and seen so many days ago. */
    private static PositionRegistered afterIntake(
        PositionId position, PersonToken person, int registered, int seen) {
      return new PositionRegistered(
          position,
          MOOD_TEAM,
          person,
          WaitPhase.TREATMENT,
          request(Urgency.PRIORITY),
          MONDAY.minusDays(registered),
          MONDAY.minusDays(seen),
          null);
    }

    @Test
    void is_refused_when_nobody_may_have_it_or_it_is_not_free() {
      given(OURS).when(start(1, 4)).thenRejected(Reason.NOT_ELIGIBLE, "slot");
      twoWait()
          .and(new SlotClaimed(SLOT, claim(4), null, position(2), DE_BRUGWACHTER))
          .when(start(1, 4))
          .thenRejected(Reason.SLOT_TAKEN, "slot");
      twoWait().when(start(0, 4)).thenRejected(Reason.INVALID, "parallel");
      twoWait().when(start(1, 81)).thenRejected(Reason.INVALID, "workingHours");
      twoWait().when(new StartOffering(SLOT, 1, 4, DE_WIERDE)).thenRejected(Reason.NOT_YOURS, "by");
    }

    @Test
    void asks_nobody_for_two_places_at_once() {
      twoWait()
          .after(start(2, 4))
          .and(published(slot(8), SlotKind.INTAKE, Allotment.OWN_WAITING_LIST))
          .when(new StartOffering(slot(8), 1, 4, DE_BRUGWACHTER))
          .thenRejected(Reason.NOT_ELIGIBLE, "slot");
    }
  }

  @Nested
  class Answering {

    @Test
    void yes_takes_the_place_and_ends_the_others() {
      Scenario taken =
          twoWait()
              .after(start(2, 4))
              .when(answer(7, OfferAnswer.YES))
              .thenOnce(
                  new OfferAnswered(offering(4), offer(7), position(2), OfferAnswer.YES),
                  new SlotClaimed(SLOT, claim(8), hold(5), position(2), DE_BRUGWACHTER),
                  ended(OfferingEnd.TAKEN));
      assertThat(taken.region().offers().openTo(position(3))).isNull();
      taken.when(answer(6, OfferAnswer.YES)).thenRejected(Reason.OFFER_ENDED, "offer");
    }

    @Test
    void no_costs_nothing_and_is_the_next_ones_turn() {
      Scenario declined =
          twoWait()
              .after(start(1, 4))
              .when(answer(6, OfferAnswer.NO))
              .thenOnce(
                  new OfferAnswered(offering(4), offer(6), position(3), OfferAnswer.NO),
                  new OfferMade(offering(4), offer(7), position(2), at(MONDAY, 16, 0)));
      assertThat(declined.region().waiting().position(position(3)))
          .satisfies(
              p -> {
                assertThat(p.isOpen()).isTrue();
                assertThat(p.since()).isEqualTo(MONDAY.minusDays(20));
              });
    }

    @Test
    void no_is_not_asked_again_for_this_slot() {
      twoWait()
          .after(start(1, 4))
          .after(answer(6, OfferAnswer.NO))
          .after(new StopOffering(offering(4), DE_BRUGWACHTER))
          .when(start(2, 4))
          .then(
              new OfferingStarted(offering(8), SLOT, hold(9), 2, 4, false),
              new OfferMade(offering(8), offer(10), position(2), at(MONDAY, 16, 0)));
    }

    @Test
    void not_reached_twice_is_the_next_ones_turn() {
      twoWait()
          .after(start(1, 4))
          .when(answer(6, OfferAnswer.NOT_REACHED))
          .then(new OfferAnswered(offering(4), offer(6), position(3), OfferAnswer.NOT_REACHED))
          .when(answer(6, OfferAnswer.NOT_REACHED))
          .then(
              new OfferAnswered(offering(4), offer(6), position(3), OfferAnswer.NOT_REACHED),
              new OfferMade(offering(4), offer(7), position(2), at(MONDAY, 16, 0)));
    }

    @Test
    void ends_with_a_free_place_when_nobody_is_left() {
      Scenario exhausted =
          given(OURS, waits(position(2), ANN), waits(position(3), BOB))
              .after(start(2, 4))
              .after(answer(6, OfferAnswer.NO))
              .when(answer(7, OfferAnswer.NO))
              .then(
                  new OfferAnswered(offering(4), offer(7), position(3), OfferAnswer.NO),
                  ended(OfferingEnd.EXHAUSTED));
      assertThat(exhausted.region().slots().slot(SLOT))
          .satisfies(s -> assertThat(s.free()).isEqualTo(1));
    }

    @Test
    void moves_who_lost_a_place_from_the_old_to_the_new() {
      given(
              OURS,
              waits(position(2), ANN),
              published(slot(3), SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
              new SlotClaimed(slot(3), claim(4), null, position(2), DE_BRUGWACHTER),
              new ClaimToMove(slot(3), claim(4), position(2)))
          .after(start(1, 4))
          .when(new AnswerOffer(offering(5), offer(7), OfferAnswer.YES, DE_BRUGWACHTER))
          .then(
              new OfferAnswered(offering(5), offer(7), position(2), OfferAnswer.YES),
              new OfferingEnded(offering(5), SLOT, hold(6), OfferingEnd.TAKEN),
              new ClaimMoved(slot(3), SLOT, claim(4), position(2)));
    }
  }

  @Nested
  class Passing_time {

    @Test
    void lapses_in_working_hours_and_never_in_a_weekend() {
      Scenario friday =
          twoWait().at(friday(15)).after(new StartOffering(SLOT, 1, 2, DE_BRUGWACHTER));
      assertThat(friday.region().offers().openTo(position(3))).isNotNull();
      assertThat(friday.at(at(MONDAY.plusDays(5), 20, 0)).region().offers().openTo(position(3)))
          .isNull();
      Scenario late =
          given(OURS, waits(position(2), ANN))
              .at(friday(16))
              .after(new StartOffering(SLOT, 1, 2, DE_BRUGWACHTER))
              .at(at(MONDAY.plusDays(7), 9, 59));
      assertThat(late.region().offers().openTo(position(2))).isNotNull();
    }

    @Test
    void goes_to_the_next_one_when_a_term_passes() {
      Scenario lapsed = twoWait().after(start(1, 4)).at(at(MONDAY, 16, 0));
      assertThat(lapsed.region().offers().openTo(position(3))).isNull();
      assertThat(lapsed.region().offers().openTo(position(2))).isNotNull();
    }

    @Test
    void goes_on_alike_after_a_restart_in_the_middle() {
      Region before = twoWait().after(start(1, 4)).region();
      Region after = Region.restore(before.state());
      Instant due = at(MONDAY, 16, 0);
      assertThat(after.nextDeadline()).isEqualTo(before.nextDeadline());
      assertThat(after.due(due)).isEqualTo(new LapseOffer(offering(4), offer(6)));
      assertThat(after.decide(new LapseOffer(offering(4), offer(6)), due))
          .isEqualTo(before.decide(new LapseOffer(offering(4), offer(6)), due));
    }

    @Test
    void ends_when_the_place_starts() {
      Scenario started =
          given(
                  published(
                      SLOT,
                      MOOD_TEAM,
                      SlotKind.INTAKE,
                      1,
                      Allotment.OWN_WAITING_LIST,
                      at(MONDAY, 14, 0)),
                  waits(position(2), ANN),
                  waits(position(3), BOB))
              .after(start(1, 8));
      Scenario over = started.at(at(MONDAY, 14, 0));
      assertThat(over.region().offers().of(SLOT))
          .singleElement()
          .satisfies(o -> assertThat(o.isRunning()).isFalse());
    }
  }

  @Nested
  class Ending {

    @Test
    void is_stopped_by_the_planner() {
      twoWait()
          .after(start(1, 4))
          .when(new StopOffering(offering(4), DE_BRUGWACHTER))
          .thenOnce(ended(OfferingEnd.STOPPED));
    }

    @Test
    void ends_when_the_slot_is_withdrawn_in_the_middle() {
      twoWait()
          .after(start(1, 4))
          .when(new WithdrawSlot(SLOT, WithdrawReason.OTHER, DE_BRUGWACHTER, null))
          .then(ended(OfferingEnd.SLOT_WITHDRAWN), new SlotWithdrawn(SLOT, WithdrawReason.OTHER))
          .when(answer(6, OfferAnswer.YES))
          .thenRejected(Reason.OFFER_ENDED, "offer");
    }

    @Test
    void asks_the_next_one_when_who_was_asked_waits_no_longer() {
      Scenario closed =
          twoWait()
              .after(start(1, 4))
              .after(
                  new ClosePosition(
                      position(3), CloseReason.HELPED_ELSEWHERE, DE_BRUGWACHTER, null));
      assertThat(closed.at(NOON).region().offers().openTo(position(2))).isNotNull();
    }
  }

  @Nested
  class A_freed_place {

    @Test
    void is_offered_by_itself_where_the_service_does_so() {
      Scenario freed =
          given(planned(offering()), OURS, waits(position(2), ANN), waits(position(3), BOB))
              .and(new SlotClaimed(SLOT, claim(4), null, position(2), DE_BRUGWACHTER))
              .after(
                  new ReleaseClaim(SLOT, claim(4), ReleaseReason.CLIENT_DECLINED, DE_BRUGWACHTER))
              .at(NOON);
      assertThat(freed.region().offers().of(SLOT))
          .singleElement()
          .satisfies(
              o -> {
                assertThat(o.automatic()).isTrue();
                assertThat(o.open()).extracting(Offer::position).containsExactly(position(3));
              });
    }

    @Test
    void stays_free_when_only_who_gave_it_back_waits() {
      Scenario freed =
          given(planned(offering()), OURS, waits(position(2), ANN))
              .and(new SlotClaimed(SLOT, claim(3), null, position(2), DE_BRUGWACHTER))
              .after(
                  new ReleaseClaim(SLOT, claim(3), ReleaseReason.CLIENT_DECLINED, DE_BRUGWACHTER))
              .at(NOON);
      assertThat(freed.region().offers().of(SLOT)).isEmpty();
      assertThat(freed.region().slots().slot(SLOT))
          .satisfies(s -> assertThat(s.free()).isEqualTo(1));
    }

    @Test
    void stays_free_where_the_service_does_not() {
      given(OURS, waits(position(2), ANN), waits(position(3), BOB))
          .and(new SlotClaimed(SLOT, claim(4), null, position(2), DE_BRUGWACHTER))
          .after(new ReleaseClaim(SLOT, claim(4), ReleaseReason.CLIENT_DECLINED, DE_BRUGWACHTER))
          .at(NOON)
          .when(new OfferFreed(SLOT))
          .thenAlreadySo();
    }
  }
}
