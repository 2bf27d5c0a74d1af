package nl.doorstroom.domain.offers;

import java.time.Instant;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;

/** What happened to places that are offered. */
public sealed interface OfferEvent extends Event {
  /** One unit is kept, to be offered. */
  record OfferingStarted(
      OfferingId offering,
      SlotId slot,
      HoldId hold,
      int parallel,
      int workingHours,
      boolean automatic)
      implements OfferEvent {
    @Override
    public EventType type() {
      return EventType.OFFERING_STARTED;
    }
  }

  /** Someone can be called about it. */
  record OfferMade(OfferingId offering, OfferId offer, PositionId position, Instant until)
      implements OfferEvent {
    @Override
    public EventType type() {
      return EventType.OFFER_MADE;
    }
  }

  /** What came of a call. */
  record OfferAnswered(OfferingId offering, OfferId offer, PositionId position, OfferAnswer answer)
      implements OfferEvent {
    @Override
    public EventType type() {
      return EventType.OFFER_ANSWERED;
    }
  }

  /** The term passed without an answer. */
  record OfferLapsed(OfferingId offering, OfferId offer, PositionId position)
      implements OfferEvent {
    @Override
    public EventType type() {
      return EventType.OFFER_LAPSED;
    }
  }

  /** The unit is no longer kept; offers that were open are withdrawn. */
  record OfferingEnded(OfferingId offering, SlotId slot, HoldId hold, OfferingEnd end)
      implements OfferEvent {
    @Override
    public EventType type() {
      return EventType.OFFERING_ENDED;
    }
  }

  /** A freed place is not offered: there is nobody to offer it to, or nothing left of it. */
  record OfferingForgone(SlotId slot) implements OfferEvent {
    @Override
    public EventType type() {
      return EventType.OFFERING_FORGONE;
    }
  }
}
