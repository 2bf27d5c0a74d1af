package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.StartSlot;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import org.jspecify.annotations.Nullable;

/** Publishing places and taking them back. */
final class SlotRules {

  /** Longest place there is. */
  private static final Duration LENGTH_MAX = Duration.ofHours(24);

  private record Key(HealthcareServiceId service, String externalId) {}

  private final Turn turn;
  private final Map<HealthcareServiceId, Division> divisions = new HashMap<>();
  private final Map<Key, SlotDraft> seen = new HashMap<>();

  SlotRules(Turn turn) {
    this.turn = turn;
  }

  Decision decide(PublishSlots c) {
    int count = c.slots().size();
    if (count > Command.EVENTS_MAX) {
      return refuse(Reason.TOO_LARGE, "slots", count, "at most " + Command.EVENTS_MAX);
    }
    if (count == 0) {
      return invalid("slots", count, "at least 1");
    }
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SlotDraft draft = c.slots().get(i);
      String field = "slots[" + i + "].";
      Decision refusal = mayPublish(field, draft, c.by());
      if (refusal != null) {
        return refusal;
      }
      if (stands(draft)) {
        continue;
      }
      Decision late = fitsInTime(field, draft);
      if (late != null) {
        return late;
      }
      events.add(published(draft));
    }
    return Decision.accept(events);
  }

  private @Nullable Decision mayPublish(String field, SlotDraft draft, OrganizationId by) {
    Decision outOfBounds = withinBounds(field, draft);
    if (outOfBounds != null) {
      return outOfBounds;
    }
    HealthcareService service = turn.partners().service(draft.service());
    if (service == null) {
      return notFound(field + "service", draft.service());
    }
    if (!service.organization().equals(by)) {
      return notYours(by, service.organization().value());
    }
    Decision closed = Admission.offered(service);
    return closed == null ? sameUnderItsKey(field, draft) : closed;
  }

  private static @Nullable Decision withinBounds(String field, SlotDraft draft) {
    if (draft.capacity() < 1 || draft.capacity() > SlotDraft.CAPACITY_MAX) {
      return invalid(field + "capacity", draft.capacity(), "1 to " + SlotDraft.CAPACITY_MAX);
    }
    if (!draft.end().isAfter(draft.start())) {
      return invalid(field + "end", draft.end(), "after " + draft.start());
    }
    if (draft.end().isAfter(draft.start().plus(LENGTH_MAX))) {
      return invalid(field + "end", draft.end(), "within 24 hours of " + draft.start());
    }
    return Refusals.text(field + "externalId", draft.externalId(), Refusals.TEXT_MAX);
  }

  private @Nullable Decision sameUnderItsKey(String field, SlotDraft draft) {
    if (draft.externalId() == null) {
      return null;
    }
    Slot slot = turn.slots().slot(draft.service(), draft.externalId());
    SlotDraft other = seen.get(new Key(draft.service(), draft.externalId()));
    boolean differs = slot == null ? other != null && !other.equals(draft) : !isSame(slot, draft);
    return differs
        ? refuse(
            Reason.ALREADY_EXISTS,
            field + "externalId",
            draft.externalId(),
            "the same content as before, or a withdrawal first")
        : null;
  }

  private boolean stands(SlotDraft draft) {
    if (draft.externalId() == null) {
      return false;
    }
    boolean repeated = seen.put(new Key(draft.service(), draft.externalId()), draft) != null;
    return repeated || turn.slots().slot(draft.service(), draft.externalId()) != null;
  }

  private static boolean isSame(Slot slot, SlotDraft draft) {
    return slot.kind() == draft.kind()
        && slot.start().equals(draft.start())
        && slot.end().equals(draft.end())
        && slot.capacity() == draft.capacity()
        && slot.delivery() == draft.delivery()
        && (draft.allotment() == null || slot.allotment() == draft.allotment());
  }

  private @Nullable Decision fitsInTime(String field, SlotDraft draft) {
    if (turn.isPast(draft.start())) {
      return refuse(Reason.SLOT_IN_PAST, field + "start", draft.start(), "after " + turn.now());
    }
    LocalDate last = turn.today().plusDays(turn.config().horizonDays());
    return turn.dateOf(draft.start()).isAfter(last)
        ? refuse(
            Reason.BEYOND_HORIZON, field + "start", draft.start(), "on " + last + " at the latest")
        : null;
  }

  private SlotPublished published(SlotDraft draft) {
    Allotment allotment = allotment(draft);
    if (isDivided(draft.kind())) {
      division(draft.service()).count(allotment, draft.capacity());
    }
    return new SlotPublished(
        new SlotId(turn.nextId()),
        draft.service(),
        draft.externalId(),
        draft.kind(),
        draft.start(),
        draft.end(),
        draft.capacity(),
        allotment,
        draft.delivery());
  }

  /** Where treatment starts, only people who already wait can come: there is nothing to divide. */
  private Allotment allotment(SlotDraft draft) {
    if (draft.allotment() != null) {
      return draft.allotment();
    }
    return isDivided(draft.kind())
        ? division(draft.service()).next(draft.capacity())
        : Allotment.OWN_WAITING_LIST;
  }

  private static boolean isDivided(SlotKind kind) {
    return kind != SlotKind.TREATMENT_START;
  }

  /** Counts what is still to come: what has started or was withdrawn no longer serves anyone. */
  private Division division(HealthcareServiceId id) {
    return divisions.computeIfAbsent(
        id,
        service -> {
          Map<Allotment, Integer> own = turn.service(service).details().division();
          Division division = new Division(own.isEmpty() ? turn.config().division() : own);
          for (Slot slot : turn.slots().of(service)) {
            if (!slot.withdrawn() && !turn.isPast(slot.start()) && isDivided(slot.kind())) {
              division.count(slot.allotment(), slot.capacity());
            }
          }
          return division;
        });
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
    List<Event> events = new ArrayList<>();
    slot.holds().forEach(hold -> events.add(new HoldReleased(slot.id(), hold.id())));
    events.add(new SlotWithdrawn(slot.id(), c.reason()));
    return Decision.accept(events);
  }

  Decision decide(StartSlot c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null || slot.started() || slot.withdrawn()) {
      return Decision.accept();
    }
    if (!turn.isPast(slot.start())) {
      return invalid("slot", slot.id().value(), "not before " + slot.start());
    }
    return Decision.accept(new SlotStarted(slot.id()));
  }
}
