package nl.doorstroom.domain.transfers;

import java.time.Instant;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import org.jspecify.annotations.Nullable;

/** What happened to a transfer to another region, in the region that it leaves. */
public sealed interface CrossingEvent extends Event {

  TransferId transfer();

  CrossingId crossing();

  /** Tells the one method of {@code on} that belongs to this event. */
  void tell(Cases on);

  /** A service of another region is asked; that region gives it its term. */
  record CrossingAsked(
      TransferId transfer,
      CrossingId crossing,
      RegionId region,
      HealthcareServiceId service,
      CrossingQuestion question,
      Instant dueAt)
      implements CrossingEvent {
    @Override
    public void tell(Cases on) {
      on.crossingAsked(this);
    }

    @Override
    public EventType type() {
      return EventType.CROSSING_ASKED;
    }
  }

  /** It said yes and keeps a place until then; other questions need no answer. */
  record CrossingAccepted(
      TransferId transfer, CrossingId crossing, PlaceThere there, Instant keptUntil)
      implements CrossingEvent {
    @Override
    public void tell(Cases on) {
      on.crossingAccepted(this);
    }

    @Override
    public EventType type() {
      return EventType.CROSSING_ACCEPTED;
    }
  }

  /**
   * It came to nothing, and whoever waits does so here; {@code dueAt} is given when nobody is being
   * asked any more.
   */
  record CrossingEnded(
      TransferId transfer,
      CrossingId crossing,
      CrossingEnd why,
      @Nullable String reason,
      @Nullable Instant dueAt)
      implements CrossingEvent {
    @Override
    public void tell(Cases on) {
      on.crossingEnded(this);
    }

    @Override
    public EventType type() {
      return EventType.CROSSING_ENDED;
    }
  }

  /** The first step: counted here, and not to be offered anything. */
  record CrossingDeparting(TransferId transfer, CrossingId crossing, Traveller traveller)
      implements CrossingEvent {
    @Override
    public void tell(Cases on) {
      on.crossingDeparting(this);
    }

    @Override
    public EventType type() {
      return EventType.CROSSING_DEPARTING;
    }
  }

  /** The third step: counted there only. The booking is that of the other region. */
  record CrossingDeparted(
      TransferId transfer, CrossingId crossing, TransferBooking booking, Instant dueAt)
      implements CrossingEvent {
    @Override
    public void tell(Cases on) {
      on.crossingDeparted(this);
    }

    @Override
    public EventType type() {
      return EventType.CROSSING_DEPARTED;
    }
  }

  /** One method per event about crossings. */
  interface Cases {
    void crossingAsked(CrossingAsked event);

    void crossingAccepted(CrossingAccepted event);

    void crossingEnded(CrossingEnded event);

    void crossingDeparting(CrossingDeparting event);

    void crossingDeparted(CrossingDeparted event);
  }
}
