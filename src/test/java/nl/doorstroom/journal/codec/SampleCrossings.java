package nl.doorstroom.journal.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.ArrivalEvent;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.Criteria;
import nl.doorstroom.domain.transfers.CrossingEnd;
import nl.doorstroom.domain.transfers.CrossingEvent;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.CrossingQuestion;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Landing;
import nl.doorstroom.domain.transfers.PlaceThere;
import nl.doorstroom.domain.transfers.Saving;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.Traveller;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Wishes;

/** One event of every type about transfers between regions, with every field filled. */
final class SampleCrossings {

  private static final Instant DUE = Instant.parse("2026-03-04T15:00:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final TransferId TRANSFER = new TransferId("north-m");
  private static final CrossingId CROSSING = new CrossingId("north-t");
  private static final HealthcareServiceId SERVICE = new HealthcareServiceId("south-4");
  private static final ActorToken BOB = new ActorToken("bob");
  private static final Landing LANDING =
      new Landing(new PositionId("south-8"), new SlotId("south-5"), new ClaimId("south-6"));

  private SampleCrossings() {}

  private static CrossingQuestion question() {
    return new CrossingQuestion(
        Destination.BASIC_GGZ, WaitPhase.TREATMENT, SampleEvents.request(), true, "2026-W02");
  }

  private static PlaceThere there() {
    return new PlaceThere("Lentis", "Stemming", DUE.plusSeconds(86_400), WaitPhase.TREATMENT, BOB);
  }

  static Event of(EventType type) {
    return switch (type) {
      case CROSSING_ASKED ->
          new CrossingEvent.CrossingAsked(
              TRANSFER, CROSSING, new RegionId("south"), SERVICE, question(), DUE);
      case CROSSING_ACCEPTED ->
          new CrossingEvent.CrossingAccepted(TRANSFER, CROSSING, there(), DUE);
      case CROSSING_ENDED ->
          new CrossingEvent.CrossingEnded(
              TRANSFER, CROSSING, CrossingEnd.DECLINED, "geen-plek", DUE);
      case CROSSING_DEPARTING ->
          new CrossingEvent.CrossingDeparting(
              TRANSFER,
              CROSSING,
              new Traveller(
                  new PersonToken("p7f3k2"),
                  WaitPhase.TREATMENT,
                  SampleEvents.request(),
                  MONDAY.minusDays(50),
                  MONDAY.minusDays(30),
                  new Wishes(Set.of("ar", "en"), Set.of(Delivery.ON_SITE), 25, true)));
      case CROSSING_DEPARTED ->
          new CrossingEvent.CrossingDeparted(
              TRANSFER,
              CROSSING,
              new TransferBooking(
                  new AskId("north-t"),
                  LANDING.position(),
                  LANDING.slot(),
                  LANDING.claim(),
                  MONDAY,
                  WaitPhase.TREATMENT,
                  MONDAY.minusDays(30),
                  new Saving(21, Saving.Basis.REPORTED_WAIT)),
              DUE);
      case ARRIVAL_ASKED ->
          new ArrivalEvent.ArrivalAsked(
              CROSSING,
              new RegionId("north"),
              TRANSFER,
              SERVICE,
              new OrganizationId("south-1"),
              question(),
              new Criteria(true, false, true, false),
              DUE);
      case ARRIVAL_ACCEPTED ->
          new ArrivalEvent.ArrivalAccepted(
              CROSSING, LANDING.slot(), new HoldId("south-7"), there(), 75, DUE);
      case ARRIVAL_ENDED ->
          new ArrivalEvent.ArrivalEnded(CROSSING, CrossingEnd.DECLINED, "geen-plek", BOB, 75);
      case ARRIVAL_TAKEN -> new ArrivalEvent.ArrivalTaken(CROSSING, LANDING);
      case ARRIVAL_CONFIRMED -> new ArrivalEvent.ArrivalConfirmed(CROSSING);
      case ARRIVAL_TAKEN_OVER -> new ArrivalEvent.ArrivalTakenOver(CROSSING, BOB, MONDAY);
      default -> throw new IllegalArgumentException(type + " (expected: one between regions)");
    };
  }
}
