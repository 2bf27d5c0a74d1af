package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.offers.OfferEvent.OfferingEnded;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Release;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.ChangeSlot;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseSlot;
import nl.doorstroom.domain.slots.SlotCommand.StartSlot;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.transfers.PlaceLoss;
import org.jspecify.annotations.Nullable;

/** Publishing places, changing them and taking them back, and what the clock does to them. */
final class SlotRules {

  private record Key(HealthcareServiceId service, String externalId) {}

  private final Turn turn;
  private final Publishing publishing;

  SlotRules(Turn turn) {
    this.turn = turn;
    this.publishing = new Publishing(turn);
  }

  Decision decide(PublishSlots c) {
    int count = c.slots().size();
    if (count > Command.EVENTS_MAX) {
      return refuse(Reason.TOO_LARGE, "slots", count, "at most " + Command.EVENTS_MAX);
    }
    if (count == 0) {
      return invalid("slots", count, "at least 1");
    }
    Map<Key, SlotDraft> seen = new HashMap<>();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SlotDraft draft = c.slots().get(i);
      String field = "slots[" + i + "].";
      Decision refusal = publishing.mayPublish(field, draft, c.by());
      if (refusal != null) {
        return refusal;
      }
      Key key = draft.externalId() == null ? null : new Key(draft.service(), draft.externalId());
      Decision differs = key == null ? null : sameUnderItsKey(field, draft, seen.get(key));
      if (differs != null) {
        return differs;
      }
      if (key != null && (seen.put(key, draft) != null || standing(key) != null)) {
        continue;
      }
      Decision late = publishing.fitsInTime(field, draft, null);
      if (late != null) {
        return late;
      }
      events.add(publishing.published(draft, null));
    }
    return Decision.accept(events);
  }

  private @Nullable Slot standing(Key key) {
    return turn.slots().slot(key.service(), key.externalId());
  }

  private @Nullable Decision sameUnderItsKey(
      String field, SlotDraft draft, @Nullable SlotDraft other) {
    Slot slot =
        draft.externalId() == null ? null : turn.slots().slot(draft.service(), draft.externalId());
    boolean differs =
        slot == null ? other != null && !other.equals(draft) : !publishing.isSame(slot, draft);
    return differs
        ? refuse(
            Reason.ALREADY_EXISTS,
            field + "externalId",
            draft.externalId(),
            "the same content as before, or a change or withdrawal of it")
        : null;
  }

  Decision decide(ChangeSlot c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    SlotDraft to = c.to();
    if (!slot.service().equals(to.service())) {
      return invalid("to.service", to.service().value(), slot.service().value());
    }
    if (!Objects.equals(slot.externalId(), to.externalId())) {
      return invalid("to.externalId", to.externalId(), String.valueOf(slot.externalId()));
    }
    Decision refusal = publishing.mayPublish("to.", to, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (slot.withdrawn()) {
      return refuse(Reason.SLOT_WITHDRAWN, "slot", slot.id().value(), "not withdrawn");
    }
    if (publishing.isSame(slot, to)) {
      return Decision.accept();
    }
    Decision stale = Refusals.stale(c.version(), slot.version());
    if (stale != null) {
      return stale;
    }
    publishing.plan(slot, to);
    Decision barred = publishing.mayChange("to.", slot, to);
    if (barred != null) {
      return barred;
    }
    List<Event> events = new ArrayList<>();
    events.add(publishing.changed(slot, to, null));
    events.addAll(new Letters(turn).movedTo(slot, to.start()));
    return Decision.accept(events);
  }

  Decision decide(WithdrawSlot c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    HealthcareService service = turn.service(slot.service());
    if (!service.organization().equals(c.by())) {
      return notYours(c.by(), service.organization().value());
    }
    if (slot.withdrawn()) {
      return Decision.accept();
    }
    Decision stale = Refusals.stale(c.version(), slot.version());
    if (stale != null) {
      return stale;
    }
    if (slot.started() || turn.isPast(slot.start())) {
      return refuse(
          Reason.SLOT_STARTED, "slot", slot.id().value(), "before its start at " + slot.start());
    }
    if (!slot.claims().isEmpty()) {
      return refuse(
          Reason.SLOT_IN_USE, "slot", slot.id().value(), "no claims; " + slot.claims().size());
    }
    return Decision.accept(publishing.withdrawn(slot, c.reason(), null));
  }

  /** Whoever was to move by now has no place any more, and the first right on the next. */
  Decision decide(StartSlot c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null || slot.started() || slot.withdrawn()) {
      return Decision.accept();
    }
    if (!turn.isPast(slot.start())) {
      return invalid("slot", slot.id().value(), "not before " + slot.start());
    }
    List<Event> events = new ArrayList<>();
    for (Offering offering : turn.offers().of(slot.id())) {
      if (offering.isRunning()) {
        events.add(
            new OfferingEnded(offering.id(), slot.id(), offering.hold(), OfferingEnd.SLOT_STARTED));
      }
    }
    events.addAll(TransferRules.lost(turn, slot.id(), PlaceLoss.SLOT_STARTED));
    for (Claim claim : slot.claims()) {
      if (claim.toMove()) {
        events.add(
            new ClaimReleased(
                slot.id(), claim.id(), claim.position(), ReleaseReason.PRACTITIONER_ABSENT));
      }
    }
    events.add(new SlotStarted(slot.id()));
    return Decision.accept(events);
  }

  Decision decide(ReleaseSlot c) {
    Slot slot = turn.slots().slot(c.slot());
    Release release = slot == null ? null : slot.nextRelease();
    if (slot == null || release == null || slot.started() || slot.withdrawn()) {
      return Decision.accept();
    }
    return turn.isPast(release.at())
        ? Decision.accept(new SlotReleased(slot.id(), release.to()))
        : invalid("slot", slot.id().value(), "not before " + release.at());
  }
}
