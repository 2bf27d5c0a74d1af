package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Who may take which place. A check returns null when nothing is in the way. */
final class Places {

  private final Turn turn;

  Places(Turn turn) {
    this.turn = turn;
  }

  /** Whether anything can still be taken of {@code slot}, which the command calls {@code field}. */
  @Nullable Decision open(String field, Slot slot) {
    if (slot.withdrawn()) {
      return refuse(Reason.SLOT_WITHDRAWN, field, slot.id().value(), "not withdrawn");
    }
    if (slot.blocked() != null) {
      return refuse(
          Reason.SLOT_BLOCKED, field, slot.id().value(), "one whose practitioner comes, and stays");
    }
    if (slot.started() || turn.isPast(slot.start())) {
      return refuse(
          Reason.SLOT_STARTED, field, slot.id().value(), "before its start at " + slot.start());
    }
    return null;
  }

  /** Whether {@code by} may keep a unit of it: urgency, not known yet, is looked at later. */
  @Nullable Decision forKeeping(Slot slot, OrganizationId by) {
    Decision meant =
        owns(slot, by)
            ? forOwn("slot", slot, Urgency.HIGH, true)
            : forNewcomer("slot", slot, Urgency.HIGH);
    return meant == null ? Restrictions.forKeeping(slot, by, owns(slot, by)) : meant;
  }

  /** Whether it is for someone new whose need is {@code urgency}, whoever refers. */
  @Nullable Decision forNewcomer(String field, Slot slot, Urgency urgency) {
    return slot.kind().ends() == WaitPhase.INTAKE && isFor(slot.allotment(), urgency, true, false)
        ? null
        : notMeant(field, slot);
  }

  /** Whether it is for someone who is moved to it, whose need is {@code urgency}. */
  @Nullable Decision forTransfer(String field, Slot slot, Urgency urgency) {
    return slot.allotment() == Allotment.TRANSFER_TABLE
            || isFor(slot.allotment(), urgency, true, false)
        ? null
        : notMeant(field, slot);
  }

  /**
   * Whether someone may be moved to it who waits for {@code phase}, in treatment null, and comes to
   * {@code service}.
   */
  @Nullable Decision forMove(
      Slot slot, HealthcareServiceId service, @Nullable WaitPhase phase, Request request) {
    if (!slot.service().equals(service)) {
      return refuse(Reason.NOT_ELIGIBLE, "slot", slot.id().value(), "one of " + service.value());
    }
    if (slot.kind().ends() == null || (phase != null && slot.kind().ends() != phase)) {
      return refuse(
          Reason.ALLOTMENT_MISMATCH,
          "slot",
          slot.id().value() + " " + slot.kind(),
          "a place for the wait " + (phase == null ? "that it ends" : phase));
    }
    return first(
        open("slot", slot),
        forTransfer("slot", slot, request.urgency()),
        Restrictions.forRequest(slot, request, null));
  }

  /** Whether {@code by} may take it for {@code position}. */
  @Nullable Decision forWaiting(
      String field, Slot slot, WaitingPosition position, OrganizationId by) {
    if (slot.kind().ends() != position.phase()) {
      return refuse(
          Reason.ALLOTMENT_MISMATCH,
          field,
          slot.id().value() + " " + slot.kind(),
          "a place for the wait " + position.phase());
    }
    Urgency urgency = position.request().urgency();
    Referral referral = turn.waiting().referralOf(position);
    boolean owns = owns(slot, by);
    Decision meant =
        owns && position.firstRight() && isForAnyoneOfOurs(slot.allotment())
            ? null
            : owns
                ? forOwn(field, slot, urgency, position.referral() != null)
                : forNewcomer(field, slot, urgency);
    return first(
        meant,
        Restrictions.forKeeping(slot, by, owns),
        Restrictions.forRequest(
            slot, position.request(), referral == null ? null : referral.referrerType()));
  }

  /** Whoever lost a place because nobody could come takes any that is not for other tables. */
  private static boolean isForAnyoneOfOurs(Allotment allotment) {
    return switch (allotment) {
      case NEW_REFERRAL, OWN_WAITING_LIST, HIGH_URGENCY -> true;
      case TRANSFER_TABLE, TALK_FOLLOW_UP -> false;
    };
  }

  /**
   * Whether there is a unit for {@code by}: the one it keeps as {@code hold}, or a free one. Who
   * keeps one and does not say so is not given a second.
   */
  @Nullable Decision unit(Slot slot, @Nullable HoldId hold, OrganizationId by) {
    if (hold != null) {
      return kept(slot, hold, by);
    }
    Hold own = keptBy(slot, by);
    if (own != null) {
      return refuse(Reason.HOLD_REQUIRED, "hold", null, own.id().value());
    }
    return free("slot", slot);
  }

  @Nullable Decision free(String field, Slot slot) {
    return slot.free() > 0
        ? null
        : refuse(Reason.SLOT_TAKEN, field, slot.id().value(), "a free place");
  }

  /** Whether {@code hold} still keeps a unit of it for {@code by}. */
  @Nullable Decision kept(Slot slot, HoldId hold, OrganizationId by) {
    Hold found = slot.hold(hold);
    if (found == null && !turn.wasGiven(hold)) {
      return notFound("hold", hold);
    }
    if (found != null && !found.kind().isByParty()) {
      return refuse(Reason.SLOT_TAKEN, "hold", hold.value(), "one that is not kept for others");
    }
    if (found != null && !found.by().equals(by)) {
      return notYours(by, "who took hold " + hold.value());
    }
    return found == null || turn.isPast(found.until())
        ? refuse(Reason.HOLD_EXPIRED, "hold", hold.value(), "a hold that runs")
        : null;
  }

  /** What {@code by} keeps of it now. */
  @Nullable Hold keptBy(Slot slot, OrganizationId by) {
    return slot.holds().stream()
        .filter(h -> h.by().equals(by) && h.kind().isByParty() && !turn.isPast(h.until()))
        .findFirst()
        .orElse(null);
  }

  /** Whether {@code by} exists. */
  @Nullable Decision known(OrganizationId by) {
    return turn.partners().organization(by) == null ? notFound("by", by) : null;
  }

  boolean owns(Slot slot, OrganizationId by) {
    return turn.service(slot.service()).organization().equals(by);
  }

  private @Nullable Decision forOwn(String field, Slot slot, Urgency urgency, boolean referred) {
    return slot.kind() != SlotKind.EXPLORATORY && isFor(slot.allotment(), urgency, referred, true)
        ? null
        : notMeant(field, slot);
  }

  private static boolean isFor(
      Allotment allotment, Urgency urgency, boolean referred, boolean waits) {
    return switch (allotment) {
      case NEW_REFERRAL -> referred;
      case OWN_WAITING_LIST -> waits;
      case HIGH_URGENCY -> urgency == Urgency.HIGH;
      case TRANSFER_TABLE, TALK_FOLLOW_UP -> false;
    };
  }

  private static Decision notMeant(String field, Slot slot) {
    return refuse(
        Reason.ALLOTMENT_MISMATCH,
        field,
        slot.id().value() + " " + slot.kind() + " for " + slot.allotment(),
        "a place meant for this");
  }
}
