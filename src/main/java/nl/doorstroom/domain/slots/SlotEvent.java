package nl.doorstroom.domain.slots;

import java.time.Instant;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** What happened to bookable places. */
public sealed interface SlotEvent extends Event {

  /** A place can be taken, for whom {@code allotment} says. */
  record SlotPublished(
      SlotId slot,
      HealthcareServiceId service,
      @Nullable String externalId,
      SlotKind kind,
      Instant start,
      Instant end,
      int capacity,
      Allotment allotment,
      Delivery delivery)
      implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.SLOT_PUBLISHED;
    }
  }

  /** A place was taken back. */
  record SlotWithdrawn(SlotId slot, WithdrawReason reason) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.SLOT_WITHDRAWN;
    }
  }

  /** One unit is kept for {@code by}. */
  record SlotHeld(SlotId slot, HoldId hold, OrganizationId by, Instant until) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.SLOT_HELD;
    }
  }

  /**
   * One unit is kept for {@code by} as an option, in place of the hold {@code replaced} where there
   * was one.
   */
  record OptionTaken(
      SlotId slot, HoldId hold, @Nullable HoldId replaced, OrganizationId by, Instant until)
      implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.OPTION_TAKEN;
    }
  }

  /** A hold or option was given back, or went with its slot. */
  record HoldReleased(SlotId slot, HoldId hold) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.HOLD_RELEASED;
    }
  }

  /** A hold or option ended by itself. */
  record HoldLapsed(SlotId slot, HoldId hold) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.HOLD_LAPSED;
    }
  }

  /** One unit is taken for a waiting position; {@code hold}, where there was one, is used up. */
  record SlotClaimed(
      SlotId slot, ClaimId claim, @Nullable HoldId hold, PositionId position, OrganizationId by)
      implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.SLOT_CLAIMED;
    }
  }

  /** A claimed place is free again; the position waits on. */
  record ClaimReleased(SlotId slot, ClaimId claim, PositionId position, ReleaseReason reason)
      implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.CLAIM_RELEASED;
    }
  }

  /** A claim moved to another place; start of waiting and everything else stay. */
  record ClaimMoved(SlotId from, SlotId to, ClaimId claim, PositionId position)
      implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.CLAIM_MOVED;
    }
  }

  /** What became of an appointment; the last one stands. */
  record OutcomeRecorded(SlotId slot, ClaimId claim, PositionId position, Outcome outcome)
      implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.OUTCOME_RECORDED;
    }
  }

  /** The start of a place has passed. */
  record SlotStarted(SlotId slot) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.SLOT_STARTED;
    }
  }
}
