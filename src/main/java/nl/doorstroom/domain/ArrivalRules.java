package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalAccepted;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalAsked;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalConfirmed;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalEnded;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalTaken;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalTakenOver;
import nl.doorstroom.domain.transfers.ArrivalState;
import nl.doorstroom.domain.transfers.ConsentScope;
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
import nl.doorstroom.domain.transfers.Landing;
import nl.doorstroom.domain.transfers.PlaceThere;
import nl.doorstroom.domain.transfers.Responsibility;
import nl.doorstroom.domain.transfers.Traveller;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.WishesRecorded;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * A transfer from another region, in the region that it comes to. Whatever that region asks may be
 * asked again at any time and late. That someone cannot be taken is a fact like any other: a
 * repeated question that was on its way meanwhile is told the same.
 */
final class ArrivalRules {

  private final Turn turn;
  private final Table table;
  private final Admission admission;
  private final Places places;

  ArrivalRules(Turn turn, Table table, Admission admission, Places places) {
    this.turn = turn;
    this.table = table;
    this.admission = admission;
    this.places = places;
  }

  /** What was kept of {@code slot} for who would come is gone: the other region is told. */
  static List<ArrivalEnded> lost(Turn turn, SlotId slot) {
    return turn.arrivals().keeping(slot).stream()
        .map(a -> ended(a, CrossingEnd.PLACE_LOST))
        .toList();
  }

  private static ArrivalEnded ended(Arrival arrival, CrossingEnd why) {
    return new ArrivalEnded(arrival.id(), why, null, null, null);
  }

  Decision decide(ReceiveCrossing c) {
    if (turn.arrivals().arrival(c.crossing()) != null) {
      return Decision.accept();
    }
    HealthcareService service = turn.partners().service(c.service());
    if (service == null) {
      return notFound("service", c.service());
    }
    if (service.details().category() != ServiceCategory.GGZ_TREATMENT) {
      return refuse(
          Reason.NOT_ELIGIBLE, "service", c.service().value(), "one of the ggz, for a region");
    }
    String ageClass = c.question().request().ageClass();
    Decision barred =
        first(
            admission.admitsAnyone(service),
            turn.config().ageClassesInUse().contains(ageClass)
                ? null
                : invalid("question.request.ageClass", ageClass, "an age class of the region"));
    return barred == null
        ? Decision.accept(
            new ArrivalAsked(
                c.crossing(),
                c.from(),
                c.transfer(),
                service.id(),
                service.organization(),
                c.question(),
                AskRules.criteria(
                    service, c.question().destination(), c.question().request(), null),
                table.due(TableTerm.ANSWER)))
        : barred;
  }

  Decision decide(AcceptArrival c) {
    Arrival arrival = turn.arrivals().arrival(c.crossing());
    if (arrival == null) {
      return unknown(c.crossing());
    }
    Decision refusal = answers(arrival, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (arrival.state() == ArrivalState.ACCEPTED && c.slot().equals(arrival.slot())) {
      return Decision.accept();
    }
    Decision over = open(arrival);
    if (over != null) {
      return over;
    }
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    CrossingQuestion asked = asked(arrival);
    Decision barred =
        first(
            places.forMove(slot, arrival.service(), asked.phase(), asked.request()),
            slot.delivery() == Delivery.ONLINE && !asked.online()
                ? refuse(
                    Reason.CONSENT_REQUIRED,
                    "slot",
                    slot.id().value(),
                    "a consent that holds, for " + ConsentScope.ONLINE)
                : null,
            places.free("slot", slot));
    return barred == null ? Decision.accept(accepted(arrival, slot, c)) : barred;
  }

  private ArrivalAccepted accepted(Arrival arrival, Slot slot, AcceptArrival c) {
    HealthcareService service = turn.service(arrival.service());
    Organization organization =
        Objects.requireNonNull(turn.partners().organization(arrival.receiver()), "organization");
    return new ArrivalAccepted(
        arrival.id(),
        slot.id(),
        new HoldId(turn.nextId()),
        new PlaceThere(
            organization.details().name(),
            service.details().name(),
            slot.start(),
            ends(slot),
            c.actor()),
        table.minutesSince(arrival.askedAt()),
        keptUntil(slot));
  }

  private static WaitPhase ends(Slot slot) {
    return Objects.requireNonNull(slot.kind().ends(), "ends");
  }

  /** While the client there chooses, and the change is confirmed. */
  private Instant keptUntil(Slot slot) {
    int hours = table.agreed().hours(TableTerm.CHOOSE) + table.agreed().hours(TableTerm.CONFIRM);
    Instant until = turn.config().workingHours().after(turn.now(), hours, turn.zone());
    return Turn.earliest(until, slot.start());
  }

  private static CrossingQuestion asked(Arrival arrival) {
    return Objects.requireNonNull(arrival.question(), "question");
  }

  Decision decide(DeclineArrival c) {
    Arrival arrival = turn.arrivals().arrival(c.crossing());
    if (arrival == null) {
      return unknown(c.crossing());
    }
    Decision refusal =
        first(
            answers(arrival, c.by()),
            Refusals.codes("reason", Set.of(c.reason()), table.agreed().declineReasonsInUse()));
    if (refusal != null) {
      return refusal;
    }
    if (arrival.end() == CrossingEnd.DECLINED && c.reason().equals(arrival.reason())) {
      return Decision.accept();
    }
    Decision over = open(arrival);
    return over == null
        ? Decision.accept(
            new ArrivalEnded(
                arrival.id(),
                CrossingEnd.DECLINED,
                c.reason(),
                c.actor(),
                table.minutesSince(arrival.askedAt())))
        : over;
  }

  private @Nullable Decision answers(Arrival arrival, OrganizationId by) {
    return table.agreed().actsFor(by, arrival.receiver())
        ? null
        : notYours(by, arrival.receiver().value());
  }

  private @Nullable Decision open(Arrival arrival) {
    return arrival.state() == ArrivalState.ASKED && !turn.isPast(arrival.until())
        ? null
        : refuse(
            Reason.ASK_ENDED,
            "arrival",
            arrival.id().value() + " " + arrival.state(),
            "one that is open");
  }

  private static Decision unknown(CrossingId crossing) {
    return notFound("arrival", crossing);
  }

  Decision decide(LapseArrival c) {
    Arrival arrival = turn.arrivals().arrival(c.crossing());
    if (arrival == null || !isWaiting(arrival)) {
      return Decision.accept();
    }
    return turn.isPast(arrival.until())
        ? Decision.accept(
            ended(
                arrival,
                arrival.state() == ArrivalState.ASKED
                    ? CrossingEnd.LAPSED
                    : CrossingEnd.PLACE_LOST))
        : invalid("arrival", arrival.id().value(), "not before " + arrival.until());
  }

  private static boolean isWaiting(Arrival arrival) {
    return switch (arrival.state()) {
      case ASKED, ACCEPTED -> true;
      case TAKEN, CONFIRMED, ENDED -> false;
    };
  }

  Decision decide(WithdrawArrival c) {
    Arrival arrival = turn.arrivals().arrival(c.crossing());
    if (arrival == null || arrival.state() == ArrivalState.ENDED) {
      return Decision.accept();
    }
    return isWaiting(arrival)
        ? Decision.accept(ended(arrival, CrossingEnd.WITHDRAWN))
        : refuse(
            Reason.ASK_ENDED,
            "arrival",
            arrival.id().value() + " " + arrival.state(),
            "one that is not on the list");
  }

  Decision decide(TakeCrossing c) {
    Arrival arrival = turn.arrivals().arrival(c.crossing());
    if (arrival == null) {
      return unknown(c.crossing());
    }
    return switch (arrival.state()) {
      case TAKEN, CONFIRMED, ENDED -> Decision.accept();
      case ASKED ->
          refuse(
              Reason.ASK_ENDED,
              "arrival",
              arrival.id().value() + " " + arrival.state(),
              "one that was accepted");
      case ACCEPTED -> taken(arrival, c.traveller());
    };
  }

  private Decision taken(Arrival arrival, Traveller who) {
    Slot slot =
        Objects.requireNonNull(
            turn.slots().slot(Objects.requireNonNull(arrival.slot(), "slot")), "slot");
    if (turn.isPast(arrival.until()) || places.open("arrival", slot) != null) {
      return Decision.accept(ended(arrival, CrossingEnd.PLACE_LOST));
    }
    boolean fits = who.phase() == null || who.phase() == slot.kind().ends();
    if (!fits || turn.waiting().waitOf(who.person(), slot.service()) != null) {
      return Decision.accept(ended(arrival, CrossingEnd.NOT_ADMITTED));
    }
    PositionId position = new PositionId(turn.nextId());
    ClaimId claim = new ClaimId(turn.nextId());
    List<Event> events = new ArrayList<>();
    events.add(registered(position, slot, who));
    events.add(new SlotClaimed(slot.id(), claim, arrival.hold(), position, arrival.receiver()));
    events.add(new ArrivalTaken(arrival.id(), new Landing(position, slot.id(), claim)));
    if (!who.wishes().equals(Wishes.NONE)) {
      events.add(new WishesRecorded(position, who.wishes()));
    }
    return Decision.accept(events);
  }

  /** An insurer that is not one of the region's is not known here. */
  private PositionRegistered registered(PositionId position, Slot slot, Traveller who) {
    Request r = who.request();
    boolean insured = r.insurer() != null && turn.config().insurersInUse().contains(r.insurer());
    LocalDate intake = who.intakeOn() == null ? who.since() : who.intakeOn();
    return new PositionRegistered(
        position,
        slot.service(),
        who.person(),
        ends(slot),
        insured
            ? r
            : new Request(
                r.careQuestion(),
                r.urgency(),
                r.ageClass(),
                null,
                r.municipality(),
                r.complexity()),
        who.since(),
        ends(slot) == WaitPhase.TREATMENT ? intake : null,
        null);
  }

  Decision decide(ConfirmArrival c) {
    Arrival arrival = turn.arrivals().arrival(c.crossing());
    if (arrival == null) {
      return unknown(c.crossing());
    }
    return switch (arrival.state()) {
      case TAKEN -> Decision.accept(new ArrivalConfirmed(arrival.id()));
      case CONFIRMED -> Decision.accept();
      case ASKED, ACCEPTED, ENDED -> notThere(arrival, ArrivalState.TAKEN);
    };
  }

  private static Decision notThere(Arrival arrival, ArrivalState expected) {
    return refuse(
        Reason.TRANSFER_STAGE,
        "arrival",
        arrival.id().value() + " " + arrival.state(),
        "one that is " + expected);
  }

  Decision decide(TakeArrivalOver c) {
    Arrival arrival = turn.arrivals().arrival(c.crossing());
    if (arrival == null) {
      return unknown(c.crossing());
    }
    Decision refusal = answers(arrival, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (new Responsibility(c.actor(), c.on()).equals(arrival.responsibility())) {
      return Decision.accept();
    }
    if (arrival.state() != ArrivalState.CONFIRMED || arrival.responsibility() != null) {
      return notThere(arrival, ArrivalState.CONFIRMED);
    }
    Decision day = table.between("on", c.on(), arrival.changedAt());
    return day == null
        ? Decision.accept(new ArrivalTakenOver(arrival.id(), c.actor(), c.on()))
        : day;
  }
}
