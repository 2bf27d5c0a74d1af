package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** What happened to bookable places. */
public sealed interface SlotEvent extends Event {

  /**
   * A place can be taken, for whom {@code allotment} says; {@code source} is the import, if any.
   */
  record SlotPublished(
      SlotId slot,
      HealthcareServiceId service,
      @Nullable String externalId,
      SlotKind kind,
      Instant start,
      Instant end,
      int capacity,
      Allotment allotment,
      Delivery delivery,
      @Nullable ScheduleId schedule,
      Restriction restriction,
      List<Release> releases,
      @Nullable OverrideReason override,
      boolean lastMinute,
      @Nullable ImportId source)
      implements SlotEvent {
    public SlotPublished {
      releases = List.copyOf(releases);
    }

    /** A place in no agenda, for anyone its allotment names, published by hand. */
    public SlotPublished(
        SlotId slot,
        HealthcareServiceId service,
        @Nullable String externalId,
        SlotKind kind,
        Instant start,
        Instant end,
        int capacity,
        Allotment allotment,
        Delivery delivery) {
      this(
          slot,
          service,
          externalId,
          kind,
          start,
          end,
          capacity,
          allotment,
          delivery,
          null,
          Restriction.NONE,
          List.of(),
          null,
          false,
          null);
    }

    /** All of it that can change. */
    public SlotContent content() {
      return new SlotContent(
          schedule,
          start,
          end,
          capacity,
          allotment,
          delivery,
          restriction,
          releases,
          override,
          lastMinute);
    }

    @Override
    public EventType type() {
      return EventType.SLOT_PUBLISHED;
    }
  }

  /** A place was taken back; {@code source} is the import, if any. */
  record SlotWithdrawn(SlotId slot, WithdrawReason reason, @Nullable ImportId source)
      implements SlotEvent {

    /** Taken back by hand. */
    public SlotWithdrawn(SlotId slot, WithdrawReason reason) {
      this(slot, reason, null);
    }

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

  /**
   * One unit is taken for a waiting position; {@code hold}, where there was one, is used up. It is
   * final at once, or must be confirmed by {@code confirmBy}.
   */
  record SlotClaimed(
      SlotId slot,
      ClaimId claim,
      @Nullable HoldId hold,
      PositionId position,
      OrganizationId by,
      @Nullable Instant confirmBy)
      implements SlotEvent {

    /** Final at once. */
    public SlotClaimed(
        SlotId slot, ClaimId claim, @Nullable HoldId hold, PositionId position, OrganizationId by) {
      this(slot, claim, hold, position, by, null);
    }

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

  /** What became of an appointment; the last one stands. {@code source} is the import, if any. */
  record OutcomeRecorded(
      SlotId slot, ClaimId claim, PositionId position, Outcome outcome, @Nullable ImportId source)
      implements SlotEvent {

    /** Recorded by hand. */
    public OutcomeRecorded(SlotId slot, ClaimId claim, PositionId position, Outcome outcome) {
      this(slot, claim, position, outcome, null);
    }

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

  /** All that can change of a place, as it now is; {@code source} is the import, if any. */
  record SlotChanged(SlotId slot, SlotContent content, @Nullable ImportId source)
      implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.SLOT_CHANGED;
    }
  }

  /** A place that was left opened up. */
  record SlotReleased(SlotId slot, Allotment to) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.SLOT_RELEASED;
    }
  }

  /** A place that was withdrawn stands again. */
  record SlotRestored(SlotId slot) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.SLOT_RESTORED;
    }
  }

  /** A claim by a practice is final. */
  record ClaimConfirmed(SlotId slot, ClaimId claim, PositionId position) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.CLAIM_CONFIRMED;
    }
  }

  /** A claim was not confirmed: its place goes back, the position waits on since the same day. */
  record ClaimDeclined(SlotId slot, ClaimId claim, PositionId position, DeclineReason reason)
      implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.CLAIM_DECLINED;
    }
  }

  /** No outcome is recorded of an appointment after all. */
  record OutcomeErased(SlotId slot, ClaimId claim, PositionId position) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.OUTCOME_ERASED;
    }
  }

  /** The appointment cannot take place; its person has the first right on the next place. */
  record ClaimToMove(SlotId slot, ClaimId claim, PositionId position) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.CLAIM_TO_MOVE;
    }
  }

  /** The appointment can take place after all. */
  record ClaimToStay(SlotId slot, ClaimId claim, PositionId position) implements SlotEvent {
    @Override
    public EventType type() {
      return EventType.CLAIM_TO_STAY;
    }
  }
}
