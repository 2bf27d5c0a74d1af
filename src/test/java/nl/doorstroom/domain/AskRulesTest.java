package nl.doorstroom.domain;

import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.HoldKind;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.LapseHold;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseHold;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Criteria;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.PlaceLoss;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.AskReceivers;
import nl.doorstroom.domain.transfers.TransferCommand.DeclineAsk;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.LapseAsk;
import nl.doorstroom.domain.transfers.TransferCommand.PassTerm;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawAsk;
import nl.doorstroom.domain.transfers.TransferEvent.AskAccepted;
import nl.doorstroom.domain.transfers.TransferEvent.AskDeclined;
import nl.doorstroom.domain.transfers.TransferEvent.AskWithdrawn;
import nl.doorstroom.domain.transfers.TransferEvent.PlaceLost;
import nl.doorstroom.domain.transfers.TransferEvent.ReceiverAsked;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.transfers.WithdrawnBecause;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AskRulesTest {

  private static final Criteria ALL_MET = new Criteria(true, true, true, true);

  /** Of De Wierde too, for other people. */
  private static final HealthcareServiceId BASIC_TEAM = new HealthcareServiceId(next(20));

  private static final Instant WEDNESDAY = IN_16;

  private static Ask only(Scenario scenario) {
    return transfer(scenario).asks().get(0);
  }

  private static Scenario withBasicTeam(TransferStage stage) {
    return in(stage).and(offer(20, ServiceCategory.GGZ_TREATMENT, Echelon.BASIC));
  }

  /** Two are asked: De Wierde's team with the first question, its basic team with the second. */
  private static Scenario twoAsked() {
    return withBasicTeam(TransferStage.OFFERED).after(askReceivers(BASIC_TEAM));
  }

  @Nested
  class Asking {

    @Test
    void gives_each_a_term_and_records_what_it_publishes() {
      Scenario asked =
          withBasicTeam(TransferStage.CONSENTED)
              .when(askReceivers(WIERDE_TEAM, BASIC_TEAM))
              .thenOnce(
                  new ReceiverAsked(
                      TRANSFER,
                      ask(21),
                      WIERDE_TEAM,
                      DE_WIERDE,
                      ALL_MET,
                      Urgency.REGULAR,
                      false,
                      WEDNESDAY),
                  new ReceiverAsked(
                      TRANSFER,
                      ask(22),
                      BASIC_TEAM,
                      DE_WIERDE,
                      new Criteria(true, true, false, true),
                      Urgency.REGULAR,
                      false,
                      WEDNESDAY));
      assertThat(transfer(asked).due())
          .isEqualTo(
              new Due(
                  Due.Who.RECEIVER,
                  Set.of(DE_WIERDE),
                  Due.Act.ANSWER,
                  WEDNESDAY,
                  Due.Then.LAPSES,
                  false));
      assertThat(asked.region().transfers().askedOf(BASIC_TEAM)).containsExactly(transfer(asked));
    }

    @Test
    void is_for_the_holder_with_a_consent() {
      waiting().when(askReceivers(WIERDE_TEAM)).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.CONSENTED)
          .when(new AskReceivers(TRANSFER, Set.of(WIERDE_TEAM), DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.SCREENED)
          .when(askReceivers(WIERDE_TEAM))
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
    }

    @Test
    void refuses_services_that_cannot_take_anyone() {
      Scenario consented = in(TransferStage.CONSENTED);
      consented.when(askReceivers()).thenRejected(Reason.INVALID, "services");
      consented.when(askReceivers(MOOD_TEAM)).thenRejected(Reason.NOT_ELIGIBLE, "services");
      consented
          .when(askReceivers(new HealthcareServiceId("nowhere")))
          .thenRejected(Reason.NOT_FOUND, "services");
      consented
          .and(offer(20, ServiceCategory.SOCIAL_WORK, Echelon.SOCIAL_DOMAIN))
          .when(askReceivers(BASIC_TEAM))
          .thenRejected(Reason.NOT_ELIGIBLE, "services");
      in(TransferStage.CONSENTED)
          .and(stopped())
          .when(askReceivers(WIERDE_TEAM))
          .thenRejected(Reason.ADMISSION_STOPPED, "service");
      in(TransferStage.CONSENTED)
          .and(
              new PositionRegistered(
                  new PositionId(next(20)),
                  WIERDE_TEAM,
                  ANN,
                  WaitPhase.INTAKE,
                  request(),
                  MONDAY,
                  null,
                  null))
          .when(askReceivers(WIERDE_TEAM))
          .thenRejected(Reason.ALREADY_EXISTS, "services");
    }

    private StopAnnounced stopped() {
      return new StopAnnounced(
          new AdmissionStop(
              new AdmissionStopId("stop"),
              DE_WIERDE,
              new AdmissionStop.Scope(null, null, Set.of(), Set.of(), Set.of()),
              StopReason.OTHER,
              MONDAY,
              MONDAY,
              null,
              null,
              0));
    }
  }

  @Nested
  class Accepting {

    @Test
    void keeps_the_place_for_it() {
      Scenario accepted =
          in(TransferStage.OFFERED)
              .at(at(MONDAY, 13, 15))
              .when(accept())
              .thenOnce(
                  new AskAccepted(
                      TRANSFER,
                      ASK,
                      PLACE,
                      hold(5),
                      CAS,
                      null,
                      75,
                      at(MONDAY.plusDays(3), 13, 15)));

      assertThat(placeIn(accepted).holds())
          .containsExactly(
              new Hold(hold(5), DE_WIERDE, HoldKind.TRANSFER, placeIn(accepted).start()));
      assertThat(accepted.region().transfers().keeping(PLACE)).containsExactly(transfer(accepted));
      accepted.when(new HoldSlot(PLACE, DE_WIERDE)).thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
      accepted
          .when(new ReleaseHold(PLACE, hold(5), DE_WIERDE))
          .thenRejected(Reason.SLOT_TAKEN, "hold");
      accepted.when(new LapseHold(PLACE, hold(5))).thenAlreadySo();
    }

    @Test
    void closes_the_other_questions_with_a_reason() {
      Scenario accepted = twoAsked().after(accept());

      assertThat(transfer(accepted).asks())
          .extracting(Ask::state)
          .containsExactly(AskState.ACCEPTED, AskState.WITHDRAWN);
      assertThat(transfer(accepted).asks().get(1).withdrawn())
          .isEqualTo(WithdrawnBecause.ANOTHER_ACCEPTED);
      accepted
          .when(decline(transfer(accepted).asks().get(1).id()))
          .thenRejected(Reason.ASK_ENDED, "ask");
    }

    @Test
    void takes_a_place_for_the_table_or_for_new_referrals() {
      Scenario offered = in(TransferStage.OFFERED);
      fits(published(slot(20), WIERDE_TEAM, SlotKind.INTAKE, 1, Allotment.NEW_REFERRAL));
      refuses(
          published(slot(20), WIERDE_TEAM, SlotKind.INTAKE, 1, Allotment.OWN_WAITING_LIST),
          Reason.ALLOTMENT_MISMATCH);
      refuses(
          published(slot(20), WIERDE_TEAM, SlotKind.INTAKE, 1, Allotment.HIGH_URGENCY),
          Reason.ALLOTMENT_MISMATCH);
      refuses(
          published(slot(20), WIERDE_TEAM, SlotKind.TREATMENT_START, 1, Allotment.TRANSFER_TABLE),
          Reason.ALLOTMENT_MISMATCH);
      refuses(
          published(slot(20), WIERDE_TEAM, SlotKind.EXPLORATORY, 1, Allotment.TRANSFER_TABLE),
          Reason.ALLOTMENT_MISMATCH);
      refuses(published(slot(20)), Reason.NOT_ELIGIBLE);
      offered
          .when(new AcceptAsk(TRANSFER, ASK, slot(30), DE_WIERDE, CAS))
          .thenRejected(Reason.NOT_FOUND, "slot");
      offered
          .and(new SlotWithdrawn(PLACE, WithdrawReason.OTHER))
          .when(accept())
          .thenRejected(Reason.SLOT_WITHDRAWN, "slot");
    }

    private void fits(SlotPublished place) {
      assertThat(
              in(TransferStage.OFFERED)
                  .and(place)
                  .when(new AcceptAsk(TRANSFER, ASK, place.slot(), DE_WIERDE, CAS))
                  .events())
          .hasSize(1);
    }

    private void refuses(SlotPublished place, Reason reason) {
      in(TransferStage.OFFERED)
          .and(place)
          .when(new AcceptAsk(TRANSFER, ASK, place.slot(), DE_WIERDE, CAS))
          .thenRejected(reason, "slot");
    }

    @Test
    void online_needs_a_consent_to_that() {
      SlotPublished p = place(slot(20));
      SlotPublished online =
          new SlotPublished(
              p.slot(),
              WIERDE_TEAM,
              null,
              p.kind(),
              p.start(),
              p.end(),
              1,
              p.allotment(),
              Delivery.ONLINE);
      AcceptAsk accept = new AcceptAsk(TRANSFER, ASK, online.slot(), DE_WIERDE, CAS);
      Scenario offered = in(TransferStage.OFFERED).and(online);
      offered.when(accept).thenRejected(Reason.CONSENT_REQUIRED, "transfer");
      assertThat(
              offered
                  .after(
                      new GiveConsent(
                          TRANSFER,
                          Set.of(ConsentScope.REGION, ConsentScope.ONLINE),
                          MONDAY,
                          UNTIL,
                          DE_BRUGWACHTER))
                  .when(accept)
                  .events())
          .hasSize(1);
    }

    @Test
    void is_for_the_receiver_or_who_answers_for_it() {
      in(TransferStage.OFFERED)
          .when(new AcceptAsk(TRANSFER, ASK, PLACE, DE_BRUGWACHTER, CAS))
          .thenRejected(Reason.NOT_YOURS, "by");
      assertThat(
              in(TransferStage.OFFERED)
                  .and(represented(DE_WIERDE, DE_BRUGWACHTER))
                  .when(new AcceptAsk(TRANSFER, ASK, PLACE, DE_BRUGWACHTER, CAS))
                  .events())
          .singleElement()
          .isInstanceOfSatisfying(
              AskAccepted.class, yes -> assertThat(yes.representative()).isEqualTo(DE_BRUGWACHTER));
      in(TransferStage.OFFERED)
          .when(new AcceptAsk(TRANSFER, ask(30), PLACE, DE_WIERDE, CAS))
          .thenRejected(Reason.NOT_FOUND, "ask");
      waiting().when(accept()).thenRejected(Reason.NOT_FOUND, "transfer");
    }
  }

  private static DeclineAsk decline(AskId ask) {
    return new DeclineAsk(TRANSFER, ask, "geen-plek", DE_WIERDE, CAS);
  }

  @Nested
  class Declining {

    @Test
    void has_a_reason_of_the_region_and_leaves_everything_as_it_was() {
      Scenario offered = in(TransferStage.OFFERED);
      Object before = positionIn(offered, WAITS);
      Scenario declined =
          offered
              .when(decline(ASK))
              .thenOnce(new AskDeclined(TRANSFER, ASK, "geen-plek", CAS, null, 0, IN_24));

      assertThat(transfer(declined).stage()).isEqualTo(TransferStage.CONSENTED);
      assertThat(positionIn(declined, WAITS)).isEqualTo(before);
      assertThat(only(declined).decline()).isEqualTo("geen-plek");
      assertThat(transfer(declined.after(askReceivers(WIERDE_TEAM))).asks()).hasSize(2);
    }

    @Test
    void waits_for_others_while_they_are_asked() {
      Scenario declined =
          twoAsked()
              .when(decline(ASK))
              .then(new AskDeclined(TRANSFER, ASK, "geen-plek", CAS, null, 0, null));
      assertThat(transfer(declined).stage()).isEqualTo(TransferStage.OFFERED);
    }

    @Test
    void refuses_what_is_no_answer() {
      in(TransferStage.OFFERED)
          .when(new DeclineAsk(TRANSFER, ASK, "geen-zin", DE_WIERDE, CAS))
          .thenRejected(Reason.INVALID, "reason");
      in(TransferStage.OFFERED)
          .when(new DeclineAsk(TRANSFER, ASK, "geen-plek", DE_BRUGWACHTER, CAS))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.OFFERED).when(decline(ask(30))).thenRejected(Reason.NOT_FOUND, "ask");
      in(TransferStage.ACCEPTED).when(decline(ASK)).thenRejected(Reason.ASK_ENDED, "ask");
      waiting().when(decline(ASK)).thenRejected(Reason.NOT_FOUND, "transfer");
    }
  }

  @Nested
  class Not_answering {

    @Test
    void lapses_and_counts_as_no_answer() {
      Scenario offered = in(TransferStage.OFFERED);
      offered.when(new LapseAsk(TRANSFER, ASK)).thenRejected(Reason.INVALID, "ask");
      Scenario lapsed = offered.at(WEDNESDAY);

      assertThat(only(lapsed).state()).isEqualTo(AskState.LAPSED);
      assertThat(transfer(lapsed).stage()).isEqualTo(TransferStage.CONSENTED);
      lapsed.when(new LapseAsk(TRANSFER, ASK)).thenAlreadySo();
      lapsed.when(accept()).thenRejected(Reason.ASK_ENDED, "ask");
    }

    @Test
    void leaves_those_whose_term_runs() {
      Scenario one = withBasicTeam(TransferStage.OFFERED).at(at(MONDAY.plusDays(1), 9, 0));
      one.after(askReceivers(BASIC_TEAM)).at(WEDNESDAY);

      assertThat(transfer(one).asks())
          .extracting(Ask::state)
          .containsExactly(AskState.LAPSED, AskState.OPEN);
      assertThat(transfer(one).stage()).isEqualTo(TransferStage.OFFERED);
      one.at(at(MONDAY.plusDays(3), 9, 0));
      assertThat(transfer(one).asks().get(1).state()).isEqualTo(AskState.LAPSED);
      assertThat(transfer(one).stage()).isEqualTo(TransferStage.CONSENTED);
    }
  }

  @Nested
  class Taking_a_question_back {

    private final WithdrawAsk withdraw = new WithdrawAsk(TRANSFER, ASK, DE_BRUGWACHTER);

    @Test
    void is_for_the_holder() {
      Scenario withdrawn =
          in(TransferStage.OFFERED).when(withdraw).thenOnce(new AskWithdrawn(TRANSFER, ASK, IN_24));
      assertThat(only(withdrawn).withdrawn()).isEqualTo(WithdrawnBecause.HOLDER_WITHDREW);

      in(TransferStage.OFFERED)
          .when(new WithdrawAsk(TRANSFER, ASK, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.ACCEPTED).when(withdraw).thenRejected(Reason.ASK_ENDED, "ask");
      in(TransferStage.CONSENTED).when(withdraw).thenRejected(Reason.NOT_FOUND, "ask");
      waiting().when(withdraw).thenRejected(Reason.NOT_FOUND, "transfer");
    }
  }

  @Nested
  class Losing_the_place {

    @Test
    void follows_when_the_client_does_not_choose_in_time() {
      Scenario lost = in(TransferStage.ACCEPTED);
      lost.when(new PassTerm(TRANSFER)).thenRejected(Reason.INVALID, "transfer");
      lost.at(IN_24);

      lost(lost, PlaceLoss.TERM_PASSED);
      assertThat(placeIn(lost).free()).isEqualTo(1);
    }

    @Test
    void follows_when_it_starts() {
      Scenario lost = in(TransferStage.CHOSEN).at(placeIn(waiting()).start());

      lost(lost, PlaceLoss.SLOT_STARTED);
      assertThat(placeIn(lost).started()).isTrue();
    }

    @Test
    void follows_when_the_receiver_takes_it_back() {
      Scenario lost =
          in(TransferStage.CHOSEN)
              .when(new WithdrawSlot(PLACE, WithdrawReason.OTHER, DE_WIERDE, null))
              .then(
                  new PlaceLost(TRANSFER, ASK, PLACE, hold(5), PlaceLoss.SLOT_WITHDRAWN, IN_24),
                  new SlotWithdrawn(PLACE, WithdrawReason.OTHER));
      lost(lost, PlaceLoss.SLOT_WITHDRAWN);
    }

    private void lost(Scenario scenario, PlaceLoss why) {
      assertThat(only(scenario).state()).isEqualTo(AskState.LOST);
      assertThat(only(scenario).lost()).isEqualTo(why);
      assertThat(transfer(scenario).stage()).isEqualTo(TransferStage.CONSENTED);
      assertThat(transfer(scenario).choice()).isNull();
      assertThat(Objects.requireNonNull(transfer(scenario).due(), "due").act())
          .isEqualTo(Due.Act.ASK_RECEIVERS);
      assertThat(positionIn(scenario, WAITS).isOpen()).isTrue();
      assertThat(scenario.region().transfers().keeping(PLACE)).isEmpty();
    }

    @Test
    void does_not_come_twice() {
      Scenario started = in(TransferStage.OFFERED).and(new SlotStarted(PLACE));
      started.when(accept()).thenRejected(Reason.SLOT_STARTED, "slot");
    }
  }
}
