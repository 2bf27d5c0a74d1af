package nl.doorstroom.waits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingCommand;
import nl.doorstroom.domain.transfers.CrossingEnd;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.CrossingQuestion;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Escalation;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.Landing;
import nl.doorstroom.domain.transfers.PlaceThere;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.transfers.Traveller;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/** What another region may ask or tell of a {@link RandomRegion}, by its chance. */
final class RandomCrossings {

  private static final RegionId ELSEWHERE = new RegionId("elsewhere");
  private static final ActorToken ACTOR = new ActorToken("someone");

  private final RandomRegion random;
  private int given;

  RandomCrossings(RandomRegion random) {
    this.random = random;
  }

  List<Supplier<@Nullable Command>> askings() {
    return List.of(this::leave, this::leave, this::leave, this::come, this::come);
  }

  private <T> @Nullable T any(Collection<T> things) {
    return things.isEmpty() ? null : random.pick(List.copyOf(things));
  }

  private @Nullable Command leave() {
    Transfer crossing = any(random.region().transfers().crossing());
    if (crossing != null && crossing.crossing() != null) {
      return told(crossing, crossing.crossing());
    }
    Transfer asked =
        any(
            random.region().transfers().transfers().stream()
                .filter(
                    t -> t.stage() == TransferStage.CONSENTED || t.stage() == TransferStage.OFFERED)
                .filter(t -> t.destination() != Destination.SOCIAL_DOMAIN)
                .toList());
    return asked == null ? null : climb(asked);
  }

  private @Nullable Command climb(Transfer t) {
    Escalation last = t.escalation();
    OrganizationId holder = t.subject().holder();
    if (t.escalations().stream().anyMatch(e -> e.step() == EscalationStep.OUTSIDE)) {
      HealthcareServiceId there = new HealthcareServiceId("elsewhere-1");
      return new CrossingCommand.AskOutside(t.id(), ELSEWHERE, there, holder);
    }
    if (last != null && !last.isSpent()) {
      return new TransferCommand.AnswerEscalation(
          t.id(),
          last.step(),
          EscalationOutcome.NOT_POSSIBLE,
          null,
          null,
          null,
          EscalationRefusal.OTHER,
          holder,
          ACTOR);
    }
    EscalationStep next = EscalationStep.after(last == null ? null : last.step());
    return next == null ? null : new TransferCommand.EscalateTransfer(t.id(), next, holder, ACTOR);
  }

  private Command told(Transfer t, Crossing c) {
    int chance = random.upTo(8);
    if (chance == 0) {
      return new CrossingCommand.WithdrawOutside(t.id(), c.id(), t.subject().holder());
    }
    if (chance == 1) {
      CrossingEnd why = random.pick(List.of(CrossingEnd.values()));
      return new CrossingCommand.EndCrossing(t.id(), c.id(), why, null);
    }
    return switch (c.state()) {
      case ASKED, ENDED ->
          new CrossingCommand.RecordCrossingAccepted(
              t.id(), c.id(), there(t), random.now().plusSeconds(3_600L * (1 + random.upTo(90))));
      case ACCEPTED ->
          new TransferCommand.ChoosePlace(t.id(), ACTOR, random.today(), t.subject().holder());
      case DEPARTING -> new CrossingCommand.DepartCrossing(t.id(), c.id(), landing());
      case DEPARTED -> new CrossingCommand.CompleteCrossing(t.id(), c.id(), ACTOR, random.today());
    };
  }

  private PlaceThere there(Transfer t) {
    WaitingPosition waits =
        t.subject().position() == null
            ? null
            : random.region().waiting().position(t.subject().position());
    return new PlaceThere(
        "De Fryske Marren",
        "Stemming",
        random.now().plusSeconds(86_400L * (1 + random.upTo(20))),
        waits == null ? WaitPhase.INTAKE : waits.phase(),
        ACTOR);
  }

  private Landing landing() {
    int number = given++;
    return new Landing(
        new PositionId("elsewhere-p" + number),
        new SlotId("elsewhere-s" + number),
        new ClaimId("elsewhere-c" + number));
  }

  private @Nullable Command come() {
    List<Arrival> open =
        random.region().arrivals().arrivals().stream()
            .filter(a -> !a.isOver() || random.upTo(20) == 0)
            .toList();
    Arrival arrival = any(open);
    if (arrival == null) {
      return receive();
    }
    OrganizationId by = arrival.receiver();
    return switch (arrival.state()) {
      case ASKED ->
          random.upTo(4) == 0
              ? new CrossingCommand.DeclineArrival(arrival.id(), "geen-plek", by, ACTOR)
              : accept(arrival);
      case ACCEPTED ->
          random.upTo(4) == 0
              ? new CrossingCommand.WithdrawArrival(arrival.id())
              : new CrossingCommand.TakeCrossing(arrival.id(), traveller());
      case TAKEN, ENDED -> new CrossingCommand.ConfirmArrival(arrival.id());
      case CONFIRMED ->
          new CrossingCommand.TakeArrivalOver(arrival.id(), random.today(), by, ACTOR);
    };
  }

  private Command receive() {
    int number = given++;
    HealthcareService service = random.pick(random.services());
    Request r = TestRegion.request(Urgency.REGULAR, null);
    return new CrossingCommand.ReceiveCrossing(
        new CrossingId("elsewhere-x" + number),
        ELSEWHERE,
        new TransferId("elsewhere-t" + number),
        service.id(),
        new CrossingQuestion(
            Destination.GGZ, random.upTo(4) == 0 ? null : WaitPhase.INTAKE, r, true, "2026-W02"));
  }

  private @Nullable Command accept(Arrival arrival) {
    List<Slot> free = new ArrayList<>();
    for (Slot slot : random.region().slots().of(arrival.service())) {
      if (slot.free() > 0) {
        free.add(slot);
      }
    }
    Slot slot = any(free);
    return slot == null
        ? null
        : new CrossingCommand.AcceptArrival(arrival.id(), slot.id(), arrival.receiver(), ACTOR);
  }

  private Traveller traveller() {
    return new Traveller(
        new PersonToken("traveller-" + random.upTo(3) + "-" + given++),
        null,
        TestRegion.request(Urgency.REGULAR, null),
        random.today().minusDays(random.upTo(100)),
        null,
        random.upTo(2) == 0 ? Wishes.NONE : new Wishes(Set.of("nl"), Set.of(), 10, false));
  }
}
