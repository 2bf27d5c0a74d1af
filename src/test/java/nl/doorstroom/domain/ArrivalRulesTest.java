package nl.doorstroom.domain;

import static nl.doorstroom.domain.CrossingWords.COMES;
import static nl.doorstroom.domain.CrossingWords.FRIESLAND;
import static nl.doorstroom.domain.CrossingWords.acceptArrival;
import static nl.doorstroom.domain.CrossingWords.arrival;
import static nl.doorstroom.domain.CrossingWords.question;
import static nl.doorstroom.domain.CrossingWords.receive;
import static nl.doorstroom.domain.CrossingWords.take;
import static nl.doorstroom.domain.CrossingWords.traveller;
import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.TableWords.CAS;
import static nl.doorstroom.domain.TableWords.IN_16;
import static nl.doorstroom.domain.TableWords.PLACE;
import static nl.doorstroom.domain.TableWords.offer;
import static nl.doorstroom.domain.TableWords.place;
import static nl.doorstroom.domain.TableWords.placeIn;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.WIERDE_TEAM;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.claim;
import static nl.doorstroom.domain.Words.hold;
import static nl.doorstroom.domain.Words.next;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.request;
import static nl.doorstroom.domain.Words.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalAccepted;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalAsked;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalConfirmed;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalEnded;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalTaken;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalTakenOver;
import nl.doorstroom.domain.transfers.ArrivalState;
import nl.doorstroom.domain.transfers.Criteria;
import nl.doorstroom.domain.transfers.CrossingCommand.AcceptArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.ConfirmArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.DeclineArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.LapseArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.ReceiveCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.TakeArrivalOver;
import nl.doorstroom.domain.transfers.CrossingCommand.TakeCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.WithdrawArrival;
import nl.doorstroom.domain.transfers.CrossingEnd;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.CrossingQuestion;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Landing;
import nl.doorstroom.domain.transfers.PlaceThere;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.Traveller;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.WishesRecorded;
import nl.doorstroom.domain.waiting.Wishes;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrivalRulesTest {

  /** A week from Monday at ten: earlier than 48 working hours. */
  private static final Instant START = at(MONDAY.plusDays(7), 10, 0);

  private static final WithdrawArrival WITHDRAW = new WithdrawArrival(COMES);

  private static Scenario asked() {
    return given(place(PLACE)).after(receive());
  }

  private static Scenario accepted() {
    return asked().after(acceptArrival(PLACE));
  }

  private static Scenario taken() {
    return accepted().after(take());
  }

  private static ArrivalEnded ended(CrossingEnd why) {
    return new ArrivalEnded(COMES, why, null, null, null);
  }

  private static ReceiveCrossing receiveAt(HealthcareServiceId service, CrossingQuestion question) {
    return new ReceiveCrossing(COMES, FRIESLAND, new TransferId("friesland-29"), service, question);
  }

  @Nested
  class A_question_from_another_region {

    @Test
    void gives_the_receiver_its_term() {
      given(place(PLACE))
          .when(receive())
          .thenOnce(
              new ArrivalAsked(
                  COMES,
                  FRIESLAND,
                  new TransferId("friesland-29"),
                  WIERDE_TEAM,
                  DE_WIERDE,
                  question(WaitPhase.INTAKE),
                  new Criteria(true, true, true, true),
                  IN_16));
    }

    @Test
    void is_for_a_service_of_the_ggz_that_takes_people() {
      CrossingQuestion question = question(WaitPhase.INTAKE);
      given()
          .when(receiveAt(new HealthcareServiceId("nowhere-1"), question))
          .thenRejected(Reason.NOT_FOUND, "service");
      given(offer(20, ServiceCategory.SOCIAL_WORK, Echelon.SOCIAL_DOMAIN))
          .when(receiveAt(new HealthcareServiceId(next(20)), question))
          .thenRejected(Reason.NOT_ELIGIBLE, "service");
      given(
              new StopAnnounced(
                  new AdmissionStop(
                      new AdmissionStopId(next(1)),
                      DE_WIERDE,
                      new AdmissionStop.Scope(null, null, Set.of(), Set.of(), Set.of()),
                      StopReason.OTHER,
                      MONDAY,
                      MONDAY,
                      null,
                      null,
                      0)))
          .when(receive())
          .thenRejected(Reason.ADMISSION_STOPPED, "service");
      given()
          .when(
              receiveAt(
                  WIERDE_TEAM,
                  new CrossingQuestion(
                      Destination.GGZ,
                      null,
                      request(Urgency.REGULAR, "0-3", null),
                      false,
                      "2026-W09")))
          .thenRejected(Reason.INVALID, "question.request.ageClass");
    }

    @Test
    void lapses_when_nobody_answers() {
      Scenario asked = asked();
      asked.when(new LapseArrival(COMES)).thenRejected(Reason.INVALID, "arrival");
      asked.at(IN_16);
      assertThat(arrival(asked).end()).isEqualTo(CrossingEnd.LAPSED);
      asked.when(new LapseArrival(COMES)).thenAlreadySo();
      asked.when(acceptArrival(PLACE)).thenRejected(Reason.ASK_ENDED, "arrival");
      asked.when(receive()).thenAlreadySo();
    }

    @Test
    void is_taken_back() {
      asked().when(WITHDRAW).thenOnce(ended(CrossingEnd.WITHDRAWN));
      given().when(WITHDRAW).thenAlreadySo();
    }
  }

  @Nested
  class The_receiver {

    @Test
    void says_yes_with_a_place_that_is_kept_while_the_client_chooses() {
      Scenario accepted =
          asked()
              .when(acceptArrival(PLACE))
              .thenOnce(
                  new ArrivalAccepted(
                      COMES,
                      PLACE,
                      hold(3),
                      new PlaceThere("De Wierde", "Jong volwassenen", START, WaitPhase.INTAKE, CAS),
                      0,
                      START));
      assertThat(placeIn(accepted).free()).isZero();
    }

    @Test
    void says_yes_with_a_place_of_its_own_that_fits() {
      Scenario asked =
          asked()
              .and(published(slot(20), SlotKind.INTAKE, Allotment.TRANSFER_TABLE))
              .and(
                  Words.published(
                      slot(21), WIERDE_TEAM, SlotKind.TREATMENT_START, 1, Allotment.TRANSFER_TABLE))
              .and(
                  Words.published(
                      slot(22), WIERDE_TEAM, SlotKind.INTAKE, 1, Allotment.OWN_WAITING_LIST));
      asked.when(acceptArrival(slot(20))).thenRejected(Reason.NOT_ELIGIBLE, "slot");
      asked.when(acceptArrival(slot(21))).thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
      asked.when(acceptArrival(slot(22))).thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
      asked.when(acceptArrival(slot(40))).thenRejected(Reason.NOT_FOUND, "slot");
      asked
          .when(new AcceptArrival(COMES, PLACE, DE_BRUGWACHTER, CAS))
          .thenRejected(Reason.NOT_YOURS, "by");
      asked
          .when(new AcceptArrival(new CrossingId("x-1"), PLACE, DE_WIERDE, CAS))
          .thenRejected(Reason.NOT_FOUND, "arrival");
    }

    @Test
    void says_no_with_a_reason_of_the_region() {
      DeclineArrival no = new DeclineArrival(COMES, "geen-plek", DE_WIERDE, CAS);
      asked().when(no).thenOnce(new ArrivalEnded(COMES, CrossingEnd.DECLINED, "geen-plek", CAS, 0));
      asked()
          .when(new DeclineArrival(COMES, "zomaar", DE_WIERDE, CAS))
          .thenRejected(Reason.INVALID, "reason");
      accepted().when(no).thenRejected(Reason.ASK_ENDED, "arrival");
    }

    @Test
    void takes_the_responsibility_over() {
      TakeArrivalOver over = new TakeArrivalOver(COMES, MONDAY, DE_WIERDE, CAS);
      taken().when(over).thenRejected(Reason.TRANSFER_STAGE, "arrival");
      Scenario confirmed = taken().after(new ConfirmArrival(COMES));
      confirmed
          .when(new TakeArrivalOver(COMES, MONDAY.plusDays(1), DE_WIERDE, CAS))
          .thenRejected(Reason.INVALID, "on");
      confirmed
          .when(new TakeArrivalOver(COMES, MONDAY, DE_BRUGWACHTER, CAS))
          .thenRejected(Reason.NOT_YOURS, "by");
      confirmed.when(over).thenOnce(new ArrivalTakenOver(COMES, CAS, MONDAY));
    }
  }

  @Nested
  class A_place_that_is_kept {

    @Test
    void is_free_again_when_the_client_does_not_choose() {
      Scenario passed = accepted().at(START.minusSeconds(60));
      assertThat(arrival(passed).state()).isEqualTo(ArrivalState.ACCEPTED);
      passed.at(START);
      assertThat(arrival(passed).end()).isEqualTo(CrossingEnd.PLACE_LOST);
      passed.when(take()).thenAlreadySo();
    }

    @Test
    void is_lost_with_its_slot() {
      Scenario lost =
          accepted().after(new WithdrawSlot(PLACE, WithdrawReason.OTHER, DE_WIERDE, null));
      assertThat(arrival(lost).end()).isEqualTo(CrossingEnd.PLACE_LOST);
      assertThat(placeIn(lost).holds()).isEmpty();
    }

    @Test
    void is_given_back_when_it_is_taken_back() {
      Scenario back = accepted().after(WITHDRAW);
      assertThat(placeIn(back).free()).isEqualTo(1);
      back.when(take()).thenAlreadySo();
      assertThat(back.region().waiting().positions()).isEmpty();
    }
  }

  @Nested
  class Who_comes {

    @Test
    void is_on_the_list_since_the_same_day_with_the_place() {
      Landing landing = new Landing(position(4), PLACE, claim(5));
      Scenario taken =
          accepted()
              .when(take())
              .thenOnce(
                  new PositionRegistered(
                      position(4),
                      WIERDE_TEAM,
                      ANN,
                      WaitPhase.INTAKE,
                      request(),
                      MONDAY.minusDays(20),
                      null,
                      null),
                  new SlotClaimed(PLACE, claim(5), hold(3), position(4), DE_WIERDE),
                  new ArrivalTaken(COMES, landing));
      assertThat(placeIn(taken).free()).isZero();
      assertThat(placeIn(taken).holds()).isEmpty();
      taken.when(WITHDRAW).thenRejected(Reason.ASK_ENDED, "arrival");
      taken.when(new ConfirmArrival(COMES)).thenOnce(new ArrivalConfirmed(COMES));
      assertThat(taken.region().arrivals().running()).isEmpty();
    }

    @Test
    void keeps_their_wishes() {
      Wishes wishes = new Wishes(Set.of("nl"), Set.of(), 10, false);
      Traveller t = traveller();
      TakeCrossing take =
          new TakeCrossing(
              COMES,
              new Traveller(t.person(), t.phase(), t.request(), t.since(), t.intakeOn(), wishes));
      assertThat(accepted().when(take).events()).contains(new WishesRecorded(position(4), wishes));
    }

    @Test
    void is_not_asked_about_insurers_that_the_region_does_not_know() {
      TakeCrossing take =
          new TakeCrossing(
              COMES,
              new Traveller(
                  ANN,
                  null,
                  request(Urgency.HIGH, "18-64", "9999"),
                  MONDAY.minusDays(3),
                  null,
                  Wishes.NONE));
      Scenario taken = accepted().after(take);
      assertThat(taken.region().waiting().positions())
          .singleElement()
          .matches(p -> p.request().insurer() == null && p.request().urgency() == Urgency.HIGH);
    }

    @Test
    void is_refused_for_good_when_they_wait_there_already() {
      Scenario there =
          accepted()
              .and(
                  new PositionRegistered(
                      position(30),
                      WIERDE_TEAM,
                      ANN,
                      WaitPhase.INTAKE,
                      request(),
                      MONDAY,
                      null,
                      null))
              .when(take())
              .thenOnce(ended(CrossingEnd.NOT_ADMITTED));
      assertThat(placeIn(there).free()).isEqualTo(1);
    }

    @Test
    void is_refused_for_good_when_they_wait_for_something_else_by_now() {
      accepted()
          .when(
              new TakeCrossing(
                  COMES,
                  new Traveller(
                      new PersonToken("bob"),
                      WaitPhase.TREATMENT,
                      request(),
                      MONDAY,
                      MONDAY,
                      Wishes.NONE)))
          .thenOnce(ended(CrossingEnd.NOT_ADMITTED));
    }

    @Test
    void must_have_been_accepted() {
      asked().when(take()).thenRejected(Reason.ASK_ENDED, "arrival");
      given().when(take()).thenRejected(Reason.NOT_FOUND, "arrival");
      accepted().when(new ConfirmArrival(COMES)).thenRejected(Reason.TRANSFER_STAGE, "arrival");
    }
  }

  @Test
  void that_they_came_is_remembered_for_ever_and_of_whom_it_was_about_nothing() {
    Scenario old =
        taken()
            .after(new ConfirmArrival(COMES))
            .after(new TakeArrivalOver(COMES, MONDAY, DE_WIERDE, CAS))
            .at(at(MONDAY.plusDays(80), 12, 0));
    assertThat(arrival(old).question()).isNull();
    Region restored = Region.restore(old.region().state());
    for (Command again : List.of(receive(), take(), new ConfirmArrival(COMES))) {
      old.when(again).thenAlreadySo();
      assertThat(restored.decide(again, old.now())).isEqualTo(Decision.accept());
    }
  }
}
