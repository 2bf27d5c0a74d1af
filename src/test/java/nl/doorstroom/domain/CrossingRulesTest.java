package nl.doorstroom.domain;

import static nl.doorstroom.domain.CrossingWords.FRIESLAND;
import static nl.doorstroom.domain.CrossingWords.KEPT_UNTIL;
import static nl.doorstroom.domain.CrossingWords.LANDING;
import static nl.doorstroom.domain.CrossingWords.LEAVES;
import static nl.doorstroom.domain.CrossingWords.TEAM_THERE;
import static nl.doorstroom.domain.CrossingWords.THERE;
import static nl.doorstroom.domain.CrossingWords.accepted;
import static nl.doorstroom.domain.CrossingWords.accepts;
import static nl.doorstroom.domain.CrossingWords.askOutside;
import static nl.doorstroom.domain.CrossingWords.asked;
import static nl.doorstroom.domain.CrossingWords.crossing;
import static nl.doorstroom.domain.CrossingWords.departing;
import static nl.doorstroom.domain.CrossingWords.departs;
import static nl.doorstroom.domain.CrossingWords.outside;
import static nl.doorstroom.domain.CrossingWords.question;
import static nl.doorstroom.domain.CrossingWords.traveller;
import static nl.doorstroom.domain.TableWords.ANNE;
import static nl.doorstroom.domain.TableWords.CAS;
import static nl.doorstroom.domain.TableWords.DIRK;
import static nl.doorstroom.domain.TableWords.IN_16;
import static nl.doorstroom.domain.TableWords.IN_24;
import static nl.doorstroom.domain.TableWords.IN_40;
import static nl.doorstroom.domain.TableWords.IN_8;
import static nl.doorstroom.domain.TableWords.TRANSFER;
import static nl.doorstroom.domain.TableWords.UNTIL;
import static nl.doorstroom.domain.TableWords.WAITS;
import static nl.doorstroom.domain.TableWords.askReceivers;
import static nl.doorstroom.domain.TableWords.choose;
import static nl.doorstroom.domain.TableWords.handOver;
import static nl.doorstroom.domain.TableWords.positionIn;
import static nl.doorstroom.domain.TableWords.transfer;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.GRONINGEN;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.WIERDE_TEAM;
import static nl.doorstroom.domain.Words.next;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.Consent;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.CrossingCommand.AskOutside;
import nl.doorstroom.domain.transfers.CrossingCommand.CompleteCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.EndCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.WithdrawOutside;
import nl.doorstroom.domain.transfers.CrossingEnd;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingAccepted;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingAsked;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingDeparted;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingDeparting;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingEnded;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.CrossingState;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.BookTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ConfirmChange;
import nl.doorstroom.domain.transfers.TransferCommand.EndTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.StayInPlace;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawConsent;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.ClientChose;
import nl.doorstroom.domain.transfers.TransferEvent.EscalationAnswered;
import nl.doorstroom.domain.transfers.TransferEvent.TransferCompleted;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CrossingRulesTest {

  private static final WithdrawConsent NO = new WithdrawConsent(TRANSFER, MONDAY, DE_BRUGWACHTER);

  private static EndCrossing end(CrossingEnd why) {
    return new EndCrossing(TRANSFER, LEAVES, why, null);
  }

  private static CrossingEnded ended(CrossingEnd why) {
    return new CrossingEnded(TRANSFER, LEAVES, why, null, IN_24);
  }

  @Nested
  class Asking_another_region {

    @Test
    void tells_it_what_a_receiver_may_see_and_no_area() {
      Scenario asked =
          outside()
              .when(askOutside())
              .thenOnce(
                  new CrossingAsked(
                      TRANSFER, LEAVES, FRIESLAND, TEAM_THERE, question(WaitPhase.INTAKE), IN_16));
      assertThat(transfer(asked).stage()).isEqualTo(TransferStage.OFFERED);
      assertThat(asked.region().transfers().crossing()).containsExactly(transfer(asked));
    }

    @Test
    void comes_after_the_own_region_and_with_consent_to_leave_it() {
      TableWords.in(TransferStage.CONSENTED)
          .when(askOutside())
          .thenRejected(Reason.CONSENT_REQUIRED, "transfer");
      TableWords.in(TransferStage.CONSENTED)
          .after(
              new GiveConsent(
                  TRANSFER,
                  Set.of(ConsentScope.REGION, ConsentScope.OUTSIDE_REGION),
                  MONDAY,
                  UNTIL,
                  DE_BRUGWACHTER))
          .when(askOutside())
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
      outside()
          .when(new AskOutside(TRANSFER, FRIESLAND, TEAM_THERE, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      outside()
          .when(new AskOutside(TRANSFER, GRONINGEN, WIERDE_TEAM, DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "region");
    }

    @Test
    void is_done_one_at_a_time() {
      asked()
          .when(new AskOutside(TRANSFER, FRIESLAND, MOOD_TEAM, DE_BRUGWACHTER))
          .thenRejected(Reason.ALREADY_EXISTS, "service");
      Scenario again = asked().after(end(CrossingEnd.DECLINED)).after(askOutside());
      assertThat(transfer(again).crossings()).hasSize(2);
    }

    @Test
    void can_be_taken_back_until_it_is_answered() {
      var back = new WithdrawOutside(TRANSFER, LEAVES, DE_BRUGWACHTER);
      asked().when(back).thenOnce(ended(CrossingEnd.WITHDRAWN));
      asked()
          .when(new WithdrawOutside(TRANSFER, LEAVES, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      asked()
          .when(new WithdrawOutside(TRANSFER, new CrossingId("x-1"), DE_BRUGWACHTER))
          .thenRejected(Reason.NOT_FOUND, "crossing");
      accepted().when(back).thenRejected(Reason.ASK_ENDED, "crossing");
    }
  }

  @Nested
  class An_answer_from_there {

    @Test
    void that_is_yes_keeps_a_place_until_the_client_chooses() {
      Scenario accepted =
          asked()
              .when(accepts())
              .thenOnce(new CrossingAccepted(TRANSFER, LEAVES, THERE, KEPT_UNTIL));
      assertThat(transfer(accepted).stage()).isEqualTo(TransferStage.ACCEPTED);
      assertThat(transfer(accepted).due())
          .satisfies(due -> assertThat(due.act()).isEqualTo(Due.Act.ASK_CLIENT));
      accepted.at(KEPT_UNTIL);
      assertThat(transfer(accepted).overdue()).isTrue();
      assertThat(transfer(accepted).stage()).isEqualTo(TransferStage.ACCEPTED);
    }

    @Test
    void that_is_yes_ends_questions_here() {
      Scenario both = asked().after(askReceivers(WIERDE_TEAM)).after(accepts());
      assertThat(transfer(both).asks())
          .singleElement()
          .matches(a -> a.state() == AskState.WITHDRAWN);
      both.when(new BookTransfer(TRANSFER, DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
    }

    @Test
    void that_is_no_has_others_asked() {
      Scenario declined =
          asked()
              .when(new EndCrossing(TRANSFER, LEAVES, CrossingEnd.DECLINED, "geen-plek"))
              .thenOnce(
                  new CrossingEnded(TRANSFER, LEAVES, CrossingEnd.DECLINED, "geen-plek", IN_24));
      assertThat(transfer(declined).stage()).isEqualTo(TransferStage.CONSENTED);
      assertThat(declined.region().transfers().crossing()).isEmpty();
    }

    @Test
    void that_is_no_leaves_who_is_asked_here() {
      asked()
          .after(askReceivers(WIERDE_TEAM))
          .when(end(CrossingEnd.LAPSED))
          .thenOnce(new CrossingEnded(TRANSFER, LEAVES, CrossingEnd.LAPSED, null, null));
    }

    @Test
    void that_comes_too_late_changes_nothing() {
      Scenario here =
          asked()
              .after(askReceivers(WIERDE_TEAM))
              .after(new AcceptAsk(TRANSFER, new AskId(next(5)), TableWords.PLACE, DE_WIERDE, CAS));
      assertThat(crossing(here).end()).isEqualTo(CrossingEnd.WITHDRAWN);
      here.when(accepts()).thenAlreadySo();
      Scenario withdrawn = asked().after(NO);
      withdrawn.when(accepts()).thenAlreadySo();
      withdrawn.when(end(CrossingEnd.LAPSED)).thenAlreadySo();
      withdrawn.when(departs()).thenRejected(Reason.ASK_ENDED, "crossing");
    }

    @Test
    void about_what_never_was_is_refused() {
      CrossingId never = new CrossingId(next(400));
      asked()
          .when(new EndCrossing(TRANSFER, never, CrossingEnd.LAPSED, null))
          .thenRejected(Reason.NOT_FOUND, "crossing");
    }
  }

  @Nested
  class The_client_who_chooses {

    @Test
    void departs_with_what_goes_along() {
      Scenario departing =
          accepted()
              .when(choose())
              .thenOnce(
                  new ClientChose(TRANSFER, ANNE, MONDAY, null, null, IN_8),
                  new CrossingDeparting(TRANSFER, LEAVES, traveller()));
      assertThat(transfer(departing).isOnTheWay()).isTrue();
      assertThat(transfer(departing).due()).isNull();
      assertThat(positionIn(departing, WAITS).isOpen()).isTrue();
    }

    @Test
    void departs_once_the_new_referral_is_confirmed_where_that_is_needed() {
      Scenario referred =
          accepted().and(TableWords.agreed(CrossingRulesTest.referredAnew())).after(choose());
      assertThat(crossing(referred).state()).isEqualTo(CrossingState.ACCEPTED);
      referred.after(new ConfirmChange(TRANSFER, true, MONDAY, DE_BRUGWACHTER, DIRK));
      assertThat(crossing(referred).state()).isEqualTo(CrossingState.DEPARTING);
      assertThat(transfer(referred).stage()).isEqualTo(TransferStage.CONFIRMED);
    }

    @Test
    void does_not_without_a_consent_to_leave() {
      accepted()
          .after(
              new GiveConsent(TRANSFER, Set.of(ConsentScope.REGION), MONDAY, UNTIL, DE_BRUGWACHTER))
          .when(choose())
          .thenRejected(Reason.CONSENT_REQUIRED, "transfer");
    }

    @Test
    void may_say_no_until_then_at_no_cost() {
      Scenario no = accepted().after(NO);
      assertThat(crossing(no).end()).isEqualTo(CrossingEnd.WITHDRAWN);
      assertThat(positionIn(no, WAITS).isOpen()).isTrue();
    }
  }

  @Nested
  class Who_departs {

    @Test
    void cannot_be_called_back_while_the_other_region_may_have_taken_them() {
      Scenario departing = departing();
      departing.when(NO).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      departing
          .when(new StayInPlace(TRANSFER, ANNE, MONDAY, DE_BRUGWACHTER))
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
      departing
          .when(new EndTransfer(TRANSFER, TransferEnd.WITHDRAWN, DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
      departing.when(askOutside()).thenRejected(Reason.TRANSFER_STAGE, "transfer");
    }

    @Test
    void is_not_offered_a_place_here() {
      Scenario departing =
          departing()
              .and(published(slot(30), MOOD_TEAM, SlotKind.INTAKE, 1, Allotment.OWN_WAITING_LIST));
      assertThat(departing.region().askedNext(slot(30), 5)).isEmpty();
      departing.after(end(CrossingEnd.PLACE_LOST));
      assertThat(departing.region().askedNext(slot(30), 5)).containsExactly(WAITS);
    }

    @Test
    void departs_all_the_same_when_the_consent_ends_meanwhile() {
      Scenario departing = departing().at(Words.at(UNTIL.plusDays(1), 0, 0));
      assertThat(transfer(departing).consent())
          .satisfies(given -> assertThat(given.state()).isEqualTo(Consent.State.EXPIRED));
      assertThat(crossing(departing).state()).isEqualTo(CrossingState.DEPARTING);
    }

    @Test
    void has_left_the_list_once_they_are_on_the_other() {
      Scenario departed =
          departing()
              .when(departs())
              .thenOnce(
                  new CrossingDeparted(
                      TRANSFER,
                      LEAVES,
                      new TransferBooking(
                          new AskId(LEAVES.value()),
                          LANDING.position(),
                          LANDING.slot(),
                          LANDING.claim(),
                          MONDAY,
                          WaitPhase.INTAKE,
                          null,
                          null),
                      IN_40),
                  new PositionClosed(WAITS, CloseReason.TRANSFERRED, MONDAY),
                  new EscalationAnswered(
                      TRANSFER,
                      EscalationStep.OUTSIDE,
                      EscalationOutcome.MEDIATED,
                      null,
                      null,
                      null,
                      null,
                      DE_BRUGWACHTER,
                      ANNE));
      assertThat(transfer(departed).stage()).isEqualTo(TransferStage.BOOKED);
      departed.when(end(CrossingEnd.WITHDRAWN)).thenRejected(Reason.ASK_ENDED, "crossing");
      departed.when(NO).thenRejected(Reason.TRANSFER_STAGE, "transfer");
    }

    @Test
    void waits_on_when_the_other_region_could_not_take_them() {
      Scenario back =
          departing().when(end(CrossingEnd.PLACE_LOST)).thenOnce(ended(CrossingEnd.PLACE_LOST));
      assertThat(transfer(back).stage()).isEqualTo(TransferStage.CONSENTED);
      assertThat(positionIn(back, WAITS).isOpen()).isTrue();
      assertThat(back.when(askOutside()).events()).hasSize(1);
    }

    @Test
    void is_not_lost_when_the_holder_closes_the_position_meanwhile() {
      ClosePosition close = new ClosePosition(WAITS, CloseReason.WITHDREW, DE_BRUGWACHTER, null);
      Scenario closed = departing().after(close);
      assertThat(crossing(closed).state()).isEqualTo(CrossingState.DEPARTING);
      assertThat(closed.when(departs()).events())
          .noneMatch(e -> e.type() == EventType.POSITION_CLOSED);
      Scenario over = departing().after(close).after(end(CrossingEnd.PLACE_LOST));
      assertThat(transfer(over).ending())
          .satisfies(end -> assertThat(end.why()).isEqualTo(TransferEnd.POSITION_CLOSED));
    }

    @Test
    void is_handed_over_and_done_when_the_receiver_there_says_so() {
      var taken = new CompleteCrossing(TRANSFER, LEAVES, CAS, MONDAY);
      departing().when(taken).thenRejected(Reason.ASK_ENDED, "crossing");
      Scenario done =
          departing()
              .after(departs())
              .after(handOver())
              .when(taken)
              .thenOnce(new TransferCompleted(TRANSFER, CAS, MONDAY));
      assertThat(transfer(done).stage()).isEqualTo(TransferStage.DONE);
      assertThat(done.region().transfers().crossing()).isEmpty();
    }
  }

  @Test
  void what_was_forgotten_is_still_known_to_be_over() {
    Scenario done =
        departing()
            .after(departs())
            .after(new CompleteCrossing(TRANSFER, LEAVES, CAS, MONDAY))
            .at(Words.at(MONDAY.plusDays(80), 12, 0));
    assertThat(done.region().transfers().transfer(TRANSFER)).isNull();
    for (Command again :
        List.of(
            accepts(),
            departs(),
            end(CrossingEnd.LAPSED),
            new CompleteCrossing(TRANSFER, LEAVES, CAS, MONDAY))) {
      done.when(again).thenAlreadySo();
    }
  }

  private static TableAgreements referredAnew() {
    var d = TableAgreements.DEFAULT;
    return new TableAgreements(
        d.screenedElsewhere(),
        d.screeningBasis(),
        d.declineReasons(),
        d.terms(),
        d.consentDays(),
        Set.of(Destination.GGZ),
        d.indicated(),
        d.representatives(),
        d.confirmDays(),
        d.taskDays());
  }
}
