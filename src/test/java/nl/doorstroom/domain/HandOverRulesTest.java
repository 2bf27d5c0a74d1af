package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.PartnerEvent.WaitsReported;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.Saving;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SendBackReason;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.AskReceivers;
import nl.doorstroom.domain.transfers.TransferCommand.BookTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ChoosePlace;
import nl.doorstroom.domain.transfers.TransferCommand.EndTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.HandOverTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTreatment;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.SendBack;
import nl.doorstroom.domain.transfers.TransferCommand.TakeResponsibility;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.TransferBooked;
import nl.doorstroom.domain.transfers.TransferEvent.TransferCompleted;
import nl.doorstroom.domain.transfers.TransferEvent.TransferEnded;
import nl.doorstroom.domain.transfers.TransferEvent.TransferHandedOver;
import nl.doorstroom.domain.transfers.TransferEvent.TransferSentBack;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingProposed;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HandOverRulesTest {

  private static TransferBooking booking(@Nullable Saving saved) {
    return new TransferBooking(
        ASK, position(6), PLACE, claim(7), MONDAY, WaitPhase.INTAKE, null, saved);
  }

  @Nested
  class Booking {

    @Test
    void moves_who_waits_with_start_urgency_and_place_in_one() {
      Scenario booked =
          in(TransferStage.CHOSEN)
              .when(book())
              .thenOnce(
                  new PositionRegistered(
                      position(6),
                      WIERDE_TEAM,
                      ANN,
                      WaitPhase.INTAKE,
                      request(),
                      MONDAY.minusDays(20),
                      null,
                      null),
                  new SlotClaimed(PLACE, claim(7), hold(5), position(6), DE_WIERDE),
                  new TransferBooked(TRANSFER, booking(null), IN_40),
                  new PositionClosed(WAITS, CloseReason.TRANSFERRED, MONDAY));

      assertThat(placeIn(booked).holds()).isEmpty();
      assertThat(placeIn(booked).claims()).hasSize(1);
      assertThat(booked.region().transfers().of(WAITS)).isNull();
      assertThat(booked.region().transfers().naming(position(6))).containsExactly(transfer(booked));
      assertThat(transfer(booked.at(IN_40)).overdue()).isTrue();
    }

    @Test
    void gives_the_old_place_back_and_says_what_it_saved() {
      Scenario booked =
          in(TransferStage.CHOSEN)
              .and(
                  published(
                      slot(20),
                      MOOD_TEAM,
                      SlotKind.INTAKE,
                      1,
                      Allotment.OWN_WAITING_LIST,
                      at(MONDAY.plusDays(30), 10, 0)),
                  new SlotClaimed(slot(20), claim(21), null, WAITS, DE_BRUGWACHTER))
              .after(book());
      TransferBooking made = Objects.requireNonNull(transfer(booked).booking(), "booking");
      assertThat(made.saved()).isEqualTo(new Saving(23, Saving.Basis.OWN_PLACE));
      assertThat(Objects.requireNonNull(booked.region().slots().slot(slot(20)), "slot").claims())
          .isEmpty();
    }

    @Test
    void saves_against_the_third_free_place_or_what_is_declared() {
      Scenario free =
          in(TransferStage.CHOSEN)
              .and(
                  published(
                      slot(20),
                      MOOD_TEAM,
                      SlotKind.INTAKE,
                      3,
                      Allotment.OWN_WAITING_LIST,
                      at(MONDAY.plusDays(17), 10, 0)))
              .after(book());
      assertThat(Objects.requireNonNull(transfer(free).booking(), "booking").saved())
          .isEqualTo(new Saving(10, Saving.Basis.THIRD_FREE_PLACE));

      Scenario declared =
          in(TransferStage.CHOSEN)
              .and(
                  new WaitsReported(
                      MOOD_TEAM, Map.of(WaitPhase.INTAKE, new ReportedWait(50, MONDAY, 9, null))))
              .after(book());
      assertThat(Objects.requireNonNull(transfer(declared).booking(), "booking").saved())
          .isEqualTo(new Saving(23, Saving.Basis.REPORTED_WAIT));
    }

    @Test
    void starts_treatment_without_a_second_intake() {
      Scenario chosen =
          in(
              TransferStage.OFFERED,
              given(
                  waits(WAITS, ANN, WaitPhase.TREATMENT, Urgency.HIGH),
                  published(
                      PLACE, WIERDE_TEAM, SlotKind.TREATMENT_START, 1, Allotment.TRANSFER_TABLE)));
      chosen
          .after(accept())
          .after(choose())
          .when(book())
          .then(
              new PositionRegistered(
                  position(6),
                  WIERDE_TEAM,
                  ANN,
                  WaitPhase.TREATMENT,
                  request(Urgency.HIGH),
                  MONDAY.minusDays(20),
                  MONDAY.minusDays(10),
                  null),
              new SlotClaimed(PLACE, claim(7), hold(5), position(6), DE_WIERDE),
              new TransferBooked(
                  TRANSFER,
                  new TransferBooking(
                      ASK,
                      position(6),
                      PLACE,
                      claim(7),
                      MONDAY,
                      WaitPhase.TREATMENT,
                      MONDAY.minusDays(10),
                      null),
                  IN_40),
              new PositionClosed(WAITS, CloseReason.TRANSFERRED, MONDAY));
    }

    @Test
    void proposes_to_close_what_else_the_person_waits_for() {
      HealthcareServiceId other = new HealthcareServiceId(next(20));
      assertThat(
              in(TransferStage.CHOSEN)
                  .and(
                      offer(20, ServiceCategory.GGZ_TREATMENT, Echelon.SPECIALISED),
                      new PositionRegistered(
                          position(21),
                          other,
                          ANN,
                          WaitPhase.INTAKE,
                          request(),
                          MONDAY,
                          null,
                          null))
                  .when(book())
                  .events())
          .contains(new ClosingProposed(position(21), CloseReason.HELPED_ELSEWHERE, MONDAY));
    }

    @Test
    void needs_the_clients_yes_and_a_consent_that_holds() {
      in(TransferStage.ACCEPTED).when(book()).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.CHOSEN)
          .when(new BookTransfer(TRANSFER, DE_BRINK, CAS))
          .thenRejected(Reason.NOT_YOURS, "by");
      waiting().when(book()).thenRejected(Reason.NOT_FOUND, "transfer");
      assertThat(
              in(TransferStage.CHOSEN)
                  .when(new BookTransfer(TRANSFER, DE_BRUGWACHTER, ANNE))
                  .events())
          .hasSize(4);
    }

    @Test
    void refuses_a_place_that_no_longer_fits() {
      in(TransferStage.CHOSEN)
          .and(new IntakeHeld(WAITS, MONDAY))
          .when(book())
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "transfer");
      in(TransferStage.CHOSEN)
          .and(
              new PositionRegistered(
                  position(20), WIERDE_TEAM, ANN, WaitPhase.INTAKE, request(), MONDAY, null, null))
          .when(book())
          .thenRejected(Reason.ALREADY_EXISTS, "person");
    }

    @Test
    void tells_the_social_domain_nothing_of_the_ggz() {
      HealthcareServiceId support = new HealthcareServiceId(next(20));
      Scenario scenario =
          given(waits(WAITS, ANN, WaitPhase.TREATMENT, Urgency.HIGH))
              .and(
                  offer(20, ServiceCategory.WORK, Echelon.SOCIAL_DOMAIN),
                  published(PLACE, support, SlotKind.SHORT_CONTACT, 1, Allotment.TRANSFER_TABLE))
              .after(
                  new ProposeTransfer(
                      WAITS, Destination.SOCIAL_DOMAIN, asksSupport(), DE_BRUGWACHTER, ANNE));
      TransferId id = scenario.region().transfers().transfers().iterator().next().id();
      Set<ConsentScope> scope = Set.of(ConsentScope.SOCIAL_DOMAIN);
      scenario
          .after(new ScreenTransfer(id, ScreeningOutcome.TRANSFER, DE_BRUGWACHTER, BEA))
          .after(new AskConsent(id, scope, DE_BRUGWACHTER, ANNE))
          .after(new GiveConsent(id, scope, MONDAY, UNTIL, DE_BRUGWACHTER))
          .after(new AskReceivers(id, Set.of(support), DE_BRUGWACHTER));
      var ask = scenario.region().transfers().askedOf(support).get(0).asks().get(0);
      assertThat(ask.criteria().careQuestion()).isFalse();
      scenario
          .after(new AcceptAsk(id, ask.id(), PLACE, DE_WIERDE, CAS))
          .after(new ChoosePlace(id, ANNE, MONDAY, DE_BRUGWACHTER))
          .after(new BookTransfer(id, DE_WIERDE, CAS));

      WaitingPosition there = scenario.region().waiting().of(support).iterator().next();
      assertThat(there.request())
          .isEqualTo(
              new Request(
                  CareQuestion.OTHER,
                  Urgency.REGULAR,
                  "18-64",
                  null,
                  "Groningen",
                  Complexity.NONE));
      assertThat(there.phase()).isEqualTo(WaitPhase.INTAKE);
      Scenario back =
          scenario.after(new SendBack(id, SendBackReason.OTHER_QUESTION, DE_WIERDE, CAS));
      assertThat(back.region().waiting().of(MOOD_TEAM))
          .filteredOn(WaitingPosition::isOpen)
          .singleElement()
          .satisfies(
              p -> {
                assertThat(p.request()).isEqualTo(request(Urgency.HIGH));
                assertThat(p.phase()).isEqualTo(WaitPhase.TREATMENT);
                assertThat(p.intakeOn()).isEqualTo(MONDAY.minusDays(10));
              });
    }
  }

  @Nested
  class Someone_in_treatment {

    @Test
    void closes_no_position_and_comes_back_to_none() {
      Scenario scenario =
          given()
              .and(place(PLACE))
              .after(
                  new ProposeTreatment(
                      TransferKind.OUTFLOW,
                      MOOD_TEAM,
                      ANN,
                      request(),
                      Destination.GGZ,
                      null,
                      DE_BRUGWACHTER,
                      ANNE));
      TransferId id = scenario.region().transfers().transfers().iterator().next().id();
      assertThat(id).isEqualTo(TRANSFER);
      for (Command command :
          List.of(
              screen(ScreeningOutcome.TRANSFER),
              askConsent(),
              giveConsent(),
              askReceivers(WIERDE_TEAM),
              accept(),
              choose())) {
        scenario.after(command);
      }
      scenario
          .when(book())
          .then(
              new PositionRegistered(
                  position(6), WIERDE_TEAM, ANN, WaitPhase.INTAKE, request(), MONDAY, null, null),
              new SlotClaimed(PLACE, claim(7), hold(5), position(6), DE_WIERDE),
              new TransferBooked(
                  TRANSFER,
                  new TransferBooking(ASK, position(6), PLACE, claim(7), MONDAY, null, null, null),
                  IN_40));
      scenario
          .when(new SendBack(TRANSFER, SendBackReason.TOO_HEAVY, DE_WIERDE, CAS))
          .then(
              new TransferSentBack(TRANSFER, SendBackReason.TOO_HEAVY, CAS, null),
              new ClaimReleased(PLACE, claim(7), position(6), ReleaseReason.POSITION_CLOSED),
              new PositionClosed(position(6), CloseReason.REFERRED_BACK, MONDAY));
    }
  }

  @Nested
  class Handing_over {

    @Test
    void records_who_spoke_with_whom() {
      Scenario handed =
          in(TransferStage.BOOKED)
              .when(handOver())
              .thenOnce(new TransferHandedOver(TRANSFER, ANNE, CAS, MONDAY, IN_80));
      assertThat(transfer(handed).due())
          .isEqualTo(
              new Due(
                  Due.Who.RECEIVER,
                  Set.of(DE_WIERDE),
                  Due.Act.TAKE_RESPONSIBILITY,
                  IN_80,
                  Due.Then.OVERDUE,
                  false));
      assertThat(transfer(handed.at(IN_80)).overdue()).isTrue();
    }

    @Test
    void is_for_both_sides_once_booked() {
      in(TransferStage.CHOSEN).when(handOver()).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      waiting().when(handOver()).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.BOOKED)
          .when(new HandOverTransfer(TRANSFER, ANNE, CAS, MONDAY, DE_BRINK))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.BOOKED)
          .when(new HandOverTransfer(TRANSFER, ANNE, ANNE, MONDAY, DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "to");
      in(TransferStage.BOOKED)
          .when(new HandOverTransfer(TRANSFER, ANNE, CAS, MONDAY.minusDays(1), DE_WIERDE))
          .thenRejected(Reason.INVALID, "on");
    }
  }

  @Nested
  class Taking_responsibility {

    @Test
    void is_the_end_of_it() {
      Scenario done =
          in(TransferStage.HANDED_OVER)
              .when(takeOver())
              .thenOnce(new TransferCompleted(TRANSFER, CAS, MONDAY));
      assertThat(transfer(done).isRunning()).isFalse();
      assertThat(transfer(done).due()).isNull();
      assertThat(done.at(at(MONDAY.plusDays(63), 9, 0)).region().transfers().transfers()).isEmpty();
    }

    @Test
    void is_for_the_receiver_after_the_hand_over() {
      in(TransferStage.BOOKED).when(takeOver()).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      waiting().when(takeOver()).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.HANDED_OVER)
          .when(new TakeResponsibility(TRANSFER, MONDAY, DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.HANDED_OVER)
          .when(new TakeResponsibility(TRANSFER, MONDAY.plusDays(1), DE_WIERDE, CAS))
          .thenRejected(Reason.INVALID, "on");
    }
  }

  @Nested
  class Sending_back {

    private final SendBack sendBack =
        new SendBack(TRANSFER, SendBackReason.TOO_LIGHT, DE_WIERDE, CAS);

    @Test
    void before_the_move_frees_the_place() {
      for (TransferStage stage : Set.of(TransferStage.ACCEPTED, TransferStage.CHOSEN)) {
        Scenario back =
            in(stage)
                .when(sendBack)
                .thenOnce(new TransferSentBack(TRANSFER, SendBackReason.TOO_LIGHT, CAS, null));
        assertThat(placeIn(back).free()).isEqualTo(1);
        assertThat(positionIn(back, WAITS).isOpen()).isTrue();
      }
    }

    @Test
    void after_it_brings_the_person_back_as_they_were() {
      for (TransferStage stage :
          Set.of(TransferStage.BOOKED, TransferStage.HANDED_OVER, TransferStage.DONE)) {
        Scenario back =
            in(stage)
                .when(sendBack)
                .thenOnce(
                    new TransferSentBack(TRANSFER, SendBackReason.TOO_LIGHT, CAS, position(8)),
                    new ClaimReleased(PLACE, claim(7), position(6), ReleaseReason.POSITION_CLOSED),
                    new PositionClosed(position(6), CloseReason.REFERRED_BACK, MONDAY),
                    new PositionRegistered(
                        position(8),
                        MOOD_TEAM,
                        ANN,
                        WaitPhase.INTAKE,
                        request(),
                        MONDAY.minusDays(20),
                        null,
                        null));
        assertThat(Objects.requireNonNull(transfer(back).ending(), "ending").why())
            .isEqualTo(TransferEnd.SENT_BACK);
      }
    }

    @Test
    void is_for_the_receiver_while_the_person_waits_there() {
      in(TransferStage.OFFERED).when(sendBack).thenRejected(Reason.NOT_YOURS, "by");
      waiting().when(sendBack).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.BOOKED)
          .when(new SendBack(TRANSFER, SendBackReason.OTHER, DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.DONE)
          .and(new PositionClosed(position(6), CloseReason.OTHER, MONDAY))
          .when(sendBack)
          .thenRejected(Reason.POSITION_CLOSED, "transfer");
    }
  }

  @Nested
  class What_else_ends_it {

    private final EndTransfer withdraw =
        new EndTransfer(TRANSFER, TransferEnd.WITHDRAWN, DE_BRUGWACHTER, ANNE);

    @Test
    void the_holder_may_until_the_move() {
      Scenario ended =
          in(TransferStage.CHOSEN)
              .when(withdraw)
              .thenOnce(new TransferEnded(TRANSFER, TransferEnd.WITHDRAWN, ANNE));
      assertThat(placeIn(ended).free()).isEqualTo(1);
      in(TransferStage.CONSENTED)
          .when(new EndTransfer(TRANSFER, TransferEnd.NO_RECEIVER, DE_BRUGWACHTER, ANNE))
          .then(new TransferEnded(TRANSFER, TransferEnd.NO_RECEIVER, ANNE));

      in(TransferStage.BOOKED).when(withdraw).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.DONE).when(withdraw).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      waiting().when(withdraw).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.OFFERED)
          .when(new EndTransfer(TRANSFER, TransferEnd.WITHDRAWN, DE_WIERDE, CAS))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.OFFERED)
          .when(new EndTransfer(TRANSFER, TransferEnd.CLIENT_STAYS, DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.INVALID, "why");
    }

    @Test
    void closing_the_position_does_on_either_list_and_frees_the_place() {
      Scenario here =
          in(TransferStage.CHOSEN)
              .after(new ClosePosition(WAITS, CloseReason.WITHDREW, DE_BRUGWACHTER, null));
      assertThat(Objects.requireNonNull(transfer(here).ending(), "ending").why())
          .isEqualTo(TransferEnd.POSITION_CLOSED);
      assertThat(placeIn(here).free()).isEqualTo(1);

      Scenario there =
          in(TransferStage.BOOKED)
              .after(new ClosePosition(position(6), CloseReason.DECEASED, DE_WIERDE, null));
      assertThat(Objects.requireNonNull(transfer(there).ending(), "ending").in())
          .isEqualTo(TransferStage.BOOKED);
    }

    @Test
    void a_start_of_treatment_does_at_the_holder_only() {
      Scenario here =
          in(TransferStage.OFFERED)
              .and(new IntakeHeld(WAITS, MONDAY), new TreatmentStarted(WAITS, MONDAY));
      assertThat(transfer(here).stage()).isEqualTo(TransferStage.CLOSED);

      Scenario there =
          in(TransferStage.HANDED_OVER)
              .and(new IntakeHeld(position(6), MONDAY), new TreatmentStarted(position(6), MONDAY));
      assertThat(transfer(there).stage()).isEqualTo(TransferStage.HANDED_OVER);
      assertThat(there.when(takeOver()).events()).hasSize(1);
    }

    @Test
    void nobody_closes_a_position_as_transferred_by_hand() {
      waiting()
          .when(new ClosePosition(WAITS, CloseReason.TRANSFERRED, DE_BRUGWACHTER, null))
          .thenRejected(Reason.INVALID, "reason");
    }
  }
}
