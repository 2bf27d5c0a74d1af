package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.time.LocalDate;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;

/** What happened to a crossing in the region that it comes to. */
public sealed interface ArrivalEvent extends Event {

  CrossingId crossing();

  /** Tells the one method of {@code on} that belongs to this event. */
  void tell(Cases on);

  /** Another region asks a service whether it can take someone. */
  record ArrivalAsked(
      CrossingId crossing,
      RegionId from,
      TransferId transfer,
      HealthcareServiceId service,
      OrganizationId receiver,
      CrossingQuestion question,
      Criteria criteria,
      Instant until)
      implements ArrivalEvent {
    @Override
    public void tell(Cases on) {
      on.arrivalAsked(this);
    }

    @Override
    public EventType type() {
      return EventType.ARRIVAL_ASKED;
    }
  }

  /** The receiver said yes; one unit of {@code slot} is kept until then. */
  record ArrivalAccepted(
      CrossingId crossing,
      SlotId slot,
      HoldId hold,
      PlaceThere there,
      int responseMinutes,
      Instant until)
      implements ArrivalEvent {
    @Override
    public void tell(Cases on) {
      on.arrivalAccepted(this);
    }

    @Override
    public EventType type() {
      return EventType.ARRIVAL_ACCEPTED;
    }
  }

  /**
   * It came to nothing: said for good, so that whoever still asks hears the same.
   *
   * @param reason code of the region; null unless declined
   * @param actor who declined; null when nobody did
   */
  record ArrivalEnded(
      CrossingId crossing,
      CrossingEnd why,
      @Nullable String reason,
      @Nullable ActorToken actor,
      @Nullable Integer responseMinutes)
      implements ArrivalEvent {
    @Override
    public void tell(Cases on) {
      on.arrivalEnded(this);
    }

    @Override
    public EventType type() {
      return EventType.ARRIVAL_ENDED;
    }
  }

  /** The second step, by which it is done: counted here. */
  record ArrivalTaken(CrossingId crossing, Landing landing) implements ArrivalEvent {
    @Override
    public void tell(Cases on) {
      on.arrivalTaken(this);
    }

    @Override
    public EventType type() {
      return EventType.ARRIVAL_TAKEN;
    }
  }

  /** The last step: the other region no longer counts them. */
  record ArrivalConfirmed(CrossingId crossing) implements ArrivalEvent {
    @Override
    public void tell(Cases on) {
      on.arrivalConfirmed(this);
    }

    @Override
    public EventType type() {
      return EventType.ARRIVAL_CONFIRMED;
    }
  }

  /** The receiver took over the responsibility for treatment. */
  record ArrivalTakenOver(CrossingId crossing, ActorToken actor, LocalDate on)
      implements ArrivalEvent {
    @Override
    public void tell(Cases on) {
      on.arrivalTakenOver(this);
    }

    @Override
    public EventType type() {
      return EventType.ARRIVAL_TAKEN_OVER;
    }
  }

  /** One method per event about arrivals. */
  interface Cases {
    void arrivalAsked(ArrivalAsked event);

    void arrivalAccepted(ArrivalAccepted event);

    void arrivalEnded(ArrivalEnded event);

    void arrivalTaken(ArrivalTaken event);

    void arrivalConfirmed(ArrivalConfirmed event);

    void arrivalTakenOver(ArrivalTakenOver event);
  }
}
