package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferCommand.AnswerOffer;
import nl.doorstroom.domain.offers.OfferCommand.ContinueOffering;
import nl.doorstroom.domain.offers.OfferCommand.LapseOffer;
import nl.doorstroom.domain.offers.OfferCommand.OfferFreed;
import nl.doorstroom.domain.offers.OfferCommand.StartOffering;
import nl.doorstroom.domain.offers.OfferCommand.StopOffering;
import nl.doorstroom.domain.offers.OfferEvent.OfferAnswered;
import nl.doorstroom.domain.offers.OfferEvent.OfferLapsed;
import nl.doorstroom.domain.offers.OfferEvent.OfferMade;
import nl.doorstroom.domain.offers.OfferEvent.OfferingEnded;
import nl.doorstroom.domain.offers.OfferEvent.OfferingForgone;
import nl.doorstroom.domain.offers.OfferEvent.OfferingStarted;
import nl.doorstroom.domain.offers.OfferId;
import nl.doorstroom.domain.offers.OfferState;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Offering one free unit to the service's own waiting list: kept meanwhile, to so many people at a
 * time, each with a term in working hours. A no costs nothing, and is not asked again for this
 * slot.
 */
final class OfferRules {

  private final Turn turn;
  private final Places places;
  private final Candidates candidates;
  private final Letters letters;

  OfferRules(Turn turn, Places places, Letters letters) {
    this.turn = turn;
    this.places = places;
    this.letters = letters;
    this.candidates = new Candidates(turn, places);
  }

  Decision decide(StartOffering c) {
    Decision outOfBounds =
        first(
            Refusals.range("parallel", c.parallel(), 1, Offering.PARALLEL_MAX),
            Refusals.range("workingHours", c.workingHours(), 1, Offering.HOURS_MAX));
    if (outOfBounds != null) {
      return outOfBounds;
    }
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    OrganizationId owner = turn.service(slot.service()).organization();
    if (!owner.equals(c.by())) {
      return notYours(c.by(), owner.value());
    }
    Decision gone = first(places.open("slot", slot), places.free("slot", slot));
    if (gone != null) {
      return gone;
    }
    List<WaitingPosition> next = candidates.of(slot, c.parallel());
    return next.isEmpty()
        ? refuse(
            Reason.NOT_ELIGIBLE, "slot", slot.id().value(), "someone who waits and may have it")
        : Decision.accept(started(slot, c.parallel(), c.workingHours(), false, next));
  }

  Decision decide(OfferFreed c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null || slot.freedAt() == null) {
      return Decision.accept();
    }
    List<WaitingPosition> next =
        slot.free() > 0 && !turn.isPast(slot.start()) ? candidates.of(slot, 1) : List.of();
    int hours = turn.service(slot.service()).details().planning().offerHours();
    return next.isEmpty()
        ? Decision.accept(new OfferingForgone(slot.id()))
        : Decision.accept(started(slot, 1, hours, true, next));
  }

  private List<Event> started(
      Slot slot, int parallel, int hours, boolean automatic, List<WaitingPosition> next) {
    OfferingId id = new OfferingId(turn.nextId());
    HoldId hold = new HoldId(turn.nextId());
    List<Event> events = new ArrayList<>();
    events.add(new OfferingStarted(id, slot.id(), hold, parallel, hours, automatic));
    next.forEach(p -> events.add(made(id, slot, hours, p)));
    return events;
  }

  private OfferMade made(OfferingId id, Slot slot, int hours, WaitingPosition position) {
    Instant until =
        Turn.earliest(
            turn.config().workingHours().after(turn.now(), hours, turn.zone()), slot.start());
    return new OfferMade(id, new OfferId(turn.nextId()), position.id(), until);
  }

  Decision decide(AnswerOffer c) {
    Offering offering = turn.offers().offering(c.offering());
    if (offering == null) {
      return notFound("offering", c.offering());
    }
    Slot slot = turn.slots().slot(offering.slot());
    Offer offer = offering.offer(c.offer());
    if (slot == null || offer == null) {
      return notFound("offer", c.offer());
    }
    OrganizationId owner = turn.service(slot.service()).organization();
    if (!owner.equals(c.by())) {
      return notYours(c.by(), owner.value());
    }
    if (isAnswered(offer, c.answer())) {
      return Decision.accept();
    }
    if (offer.state() != OfferState.OPEN || turn.isPast(offer.until())) {
      return refuse(Reason.OFFER_ENDED, "offer", offer.id().value(), "one that is open");
    }
    return switch (c.answer()) {
      case YES -> taken(offering, offer, slot, c.by());
      case NO -> answered(offering, offer, slot, OfferAnswer.NO);
      case NOT_REACHED ->
          offer.notReached() + 1 < Offer.CALLS
              ? Decision.accept(
                  new OfferAnswered(
                      offering.id(), offer.id(), offer.position(), OfferAnswer.NOT_REACHED))
              : answered(offering, offer, slot, OfferAnswer.NOT_REACHED);
    };
  }

  private static boolean isAnswered(Offer offer, OfferAnswer answer) {
    return switch (answer) {
      case YES -> offer.state() == OfferState.ACCEPTED;
      case NO -> offer.state() == OfferState.DECLINED;
      case NOT_REACHED -> offer.state() == OfferState.NOT_REACHED;
    };
  }

  private Decision taken(Offering offering, Offer offer, Slot slot, OrganizationId by) {
    WaitingPosition position = turn.waiting().position(offer.position());
    if (position == null || !position.isOpen()) {
      return refuse(Reason.POSITION_CLOSED, "offer", offer.id().value(), "someone who still waits");
    }
    Decision barred = places.open("slot", slot);
    if (barred != null) {
      return barred;
    }
    List<Event> events = new ArrayList<>();
    events.add(new OfferAnswered(offering.id(), offer.id(), position.id(), OfferAnswer.YES));
    Referral referral = turn.waiting().referralOf(position);
    LetterAwaited letter;
    WaitingPosition.Booking booking = position.booking();
    if (booking == null) {
      ClaimId claim = new ClaimId(turn.nextId());
      events.add(new SlotClaimed(slot.id(), claim, offering.hold(), position.id(), by));
      events.add(ended(offering, OfferingEnd.TAKEN));
      letter = letters.awaitedFor(referral, slot);
    } else {
      // The unit is given back before it is taken, so that it is never counted twice.
      events.add(ended(offering, OfferingEnd.TAKEN));
      events.add(new ClaimMoved(booking.slot(), slot.id(), booking.claim(), position.id()));
      letter = letters.movedTo(referral, slot);
    }
    if (letter != null) {
      events.add(letter);
    }
    return Decision.accept(events);
  }

  private static OfferingEnded ended(Offering offering, OfferingEnd why) {
    return new OfferingEnded(offering.id(), offering.slot(), offering.hold(), why);
  }

  private Decision answered(Offering offering, Offer offer, Slot slot, OfferAnswer answer) {
    List<Event> events = new ArrayList<>();
    events.add(new OfferAnswered(offering.id(), offer.id(), offer.position(), answer));
    events.addAll(next(offering, offer, slot));
    return Decision.accept(events);
  }

  /** Whose turn it is now that {@code over} has ended; null when it ended before. */
  private List<Event> next(Offering offering, @Nullable Offer over, Slot slot) {
    List<WaitingPosition> next = candidates.of(slot, 1);
    if (!next.isEmpty()) {
      return List.of(made(offering.id(), slot, offering.workingHours(), next.get(0)));
    }
    boolean others = offering.open().stream().anyMatch(o -> !o.equals(over));
    return others ? List.of() : List.of(ended(offering, OfferingEnd.EXHAUSTED));
  }

  Decision decide(StopOffering c) {
    Offering offering = turn.offers().offering(c.offering());
    if (offering == null) {
      return notFound("offering", c.offering());
    }
    Slot slot = turn.slots().slot(offering.slot());
    OrganizationId owner = slot == null ? null : turn.service(slot.service()).organization();
    if (!c.by().equals(owner)) {
      return notYours(c.by(), "who offers the place");
    }
    return offering.isRunning()
        ? Decision.accept(ended(offering, OfferingEnd.STOPPED))
        : Decision.accept();
  }

  Decision decide(LapseOffer c) {
    Offering offering = turn.offers().offering(c.offering());
    Offer offer = offering == null ? null : offering.offer(c.offer());
    Slot slot = offering == null ? null : turn.slots().slot(offering.slot());
    if (offering == null || offer == null || slot == null || offer.state() != OfferState.OPEN) {
      return Decision.accept();
    }
    if (!turn.isPast(offer.until())) {
      return invalid("offer", offer.id().value(), "not before " + offer.until());
    }
    List<Event> events = new ArrayList<>();
    events.add(new OfferLapsed(offering.id(), offer.id(), offer.position()));
    if (turn.isPast(slot.start())) {
      events.add(ended(offering, OfferingEnd.SLOT_STARTED));
    } else {
      events.addAll(next(offering, offer, slot));
    }
    return Decision.accept(events);
  }

  Decision decide(ContinueOffering c) {
    Offering offering = turn.offers().offering(c.offering());
    Slot slot = offering == null ? null : turn.slots().slot(offering.slot());
    return offering == null || slot == null || offering.stalledAt() == null || !offering.isRunning()
        ? Decision.accept()
        : Decision.accept(next(offering, null, slot));
  }
}
