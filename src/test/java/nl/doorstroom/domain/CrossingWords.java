package nl.doorstroom.domain;

import static nl.doorstroom.domain.TableWords.ANNE;
import static nl.doorstroom.domain.TableWords.CAS;
import static nl.doorstroom.domain.TableWords.TRANSFER;
import static nl.doorstroom.domain.TableWords.UNTIL;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.WIERDE_TEAM;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.next;
import static nl.doorstroom.domain.Words.request;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingCommand.AcceptArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.AskOutside;
import nl.doorstroom.domain.transfers.CrossingCommand.DepartCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.ReceiveCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.RecordCrossingAccepted;
import nl.doorstroom.domain.transfers.CrossingCommand.TakeCrossing;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.CrossingQuestion;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.Landing;
import nl.doorstroom.domain.transfers.PlaceThere;
import nl.doorstroom.domain.transfers.TransferCommand.AnswerEscalation;
import nl.doorstroom.domain.transfers.TransferCommand.EscalateTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.transfers.Traveller;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Wishes;

/**
 * Transfers between regions to speak of: Ann leaves Groningen for a place in Friesland, and someone
 * comes from there to De Wierde.
 */
final class CrossingWords {

  static final RegionId FRIESLAND = new RegionId("friesland");
  static final HealthcareServiceId TEAM_THERE = new HealthcareServiceId("friesland-8");

  /** Of Ann, whose transfer is asked of nobody else. */
  static final CrossingId LEAVES = new CrossingId(next(4));

  /** Of who comes. */
  static final CrossingId COMES = new CrossingId("friesland-30");

  static final PlaceThere THERE =
      new PlaceThere("De Marren", "Stemming", at(MONDAY.plusDays(5), 10, 0), WaitPhase.INTAKE, CAS);

  static final Landing LANDING =
      new Landing(
          new PositionId("friesland-20"), new SlotId("friesland-21"), new ClaimId("friesland-22"));

  static final Instant KEPT_UNTIL = at(MONDAY.plusDays(4), 12, 0);

  private CrossingWords() {}

  /** For Ann no help is found in the region: the ladder has come to others. */
  static Scenario outside() {
    return outside(TableWords.in(TransferStage.CONSENTED));
  }

  static Scenario outside(Scenario consented) {
    consented.after(
        new GiveConsent(
            TRANSFER,
            Set.of(ConsentScope.REGION, ConsentScope.OUTSIDE_REGION),
            MONDAY,
            UNTIL,
            DE_BRUGWACHTER));
    for (EscalationStep step : List.of(EscalationStep.LOCAL, EscalationStep.REGION)) {
      consented
          .after(escalate(step))
          .after(
              new AnswerEscalation(
                  TRANSFER,
                  step,
                  EscalationOutcome.NOT_POSSIBLE,
                  null,
                  null,
                  null,
                  EscalationRefusal.NO_CAPACITY,
                  DE_BRUGWACHTER,
                  ANNE));
    }
    return consented.after(escalate(EscalationStep.OUTSIDE));
  }

  private static EscalateTransfer escalate(EscalationStep step) {
    return new EscalateTransfer(TRANSFER, step, DE_BRUGWACHTER, ANNE);
  }

  static AskOutside askOutside() {
    return new AskOutside(TRANSFER, FRIESLAND, TEAM_THERE, DE_BRUGWACHTER);
  }

  /** Friesland is asked; what it accepts, what it takes. */
  static Scenario asked() {
    return outside().after(askOutside());
  }

  static RecordCrossingAccepted accepts() {
    return new RecordCrossingAccepted(TRANSFER, LEAVES, THERE, KEPT_UNTIL);
  }

  static Scenario accepted() {
    return asked().after(accepts());
  }

  static Scenario departing() {
    return accepted().after(TableWords.choose());
  }

  static DepartCrossing departs() {
    return new DepartCrossing(TRANSFER, LEAVES, LANDING);
  }

  static CrossingQuestion question(WaitPhase phase) {
    Request r = request();
    return new CrossingQuestion(
        Destination.GGZ,
        phase,
        new Request(r.careQuestion(), r.urgency(), r.ageClass(), r.insurer(), null, r.complexity()),
        false,
        "2026-W07");
  }

  static ReceiveCrossing receive() {
    return new ReceiveCrossing(
        COMES, FRIESLAND, new TransferId("friesland-29"), WIERDE_TEAM, question(WaitPhase.INTAKE));
  }

  static AcceptArrival acceptArrival(SlotId slot) {
    return new AcceptArrival(COMES, slot, DE_WIERDE, CAS);
  }

  static Traveller traveller() {
    return new Traveller(ANN, WaitPhase.INTAKE, request(), MONDAY.minusDays(20), null, Wishes.NONE);
  }

  static TakeCrossing take() {
    return new TakeCrossing(COMES, traveller());
  }

  static Crossing crossing(Scenario scenario) {
    return Objects.requireNonNull(TableWords.transfer(scenario).crossing(LEAVES), "crossing");
  }

  static Arrival arrival(Scenario scenario) {
    return Objects.requireNonNull(scenario.region().arrivals().arrival(COMES), "arrival");
  }
}
