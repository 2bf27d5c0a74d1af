package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportCommand.FinishImport;
import nl.doorstroom.domain.imports.ImportCommand.ImportOutcomes;
import nl.doorstroom.domain.imports.ImportCommand.ImportPositions;
import nl.doorstroom.domain.imports.ImportCommand.OpenImport;
import nl.doorstroom.domain.imports.ImportCommand.UpdateSlots;
import nl.doorstroom.domain.imports.ImportEvent.ImportFinished;
import nl.doorstroom.domain.imports.ImportEvent.ImportOpened;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.imports.OutcomeDraft;
import nl.doorstroom.domain.imports.PositionDraft;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** Bringing many things at once, under an import that can be undone. */
final class ImportRules {

  private record Key(HealthcareServiceId service, String externalId) {}

  private final Turn turn;
  private final PositionRules positions;
  private final OutcomeRules outcomes;

  ImportRules(Turn turn, PositionRules positions, OutcomeRules outcomes) {
    this.turn = turn;
    this.positions = positions;
    this.outcomes = outcomes;
  }

  Decision decide(OpenImport c) {
    return turn.partners().organization(c.by()) == null
        ? notFound("by", c.by())
        : Decision.accept(new ImportOpened(new ImportId(turn.nextId()), c.by(), c.kind()));
  }

  Decision decide(FinishImport c) {
    Import under = turn.imports().find(c.under());
    if (under == null) {
      return notFound("under", c.under());
    }
    if (!under.organization().equals(c.by())) {
      return notYours(c.by(), under.organization().value());
    }
    return under.state() == ImportState.RUNNING
        ? Decision.accept(
            new ImportFinished(under.id(), c.stopped(), turn.now().plus(Import.UNDO_TERM)))
        : Decision.accept();
  }

  private @Nullable Decision mayBring(ImportId id, OrganizationId by, String field, int count) {
    return mayBring(turn, id, by, field, count);
  }

  /** Whether {@code by} may bring {@code count} things under the import of {@code id}. */
  static @Nullable Decision mayBring(
      Turn turn, ImportId id, OrganizationId by, String field, int count) {
    Import under = turn.imports().find(id);
    if (under == null) {
      return notFound("under", id);
    }
    if (!under.organization().equals(by)) {
      return notYours(by, under.organization().value());
    }
    if (under.state() != ImportState.RUNNING || turn.isPast(under.lasts())) {
      return refuse(Reason.IMPORT_ENDED, "under", id.value(), "one that runs");
    }
    return count > Command.EVENTS_MAX
        ? refuse(Reason.TOO_LARGE, field, count, "at most " + Command.EVENTS_MAX)
        : null;
  }

  Decision decide(UpdateSlots c) {
    if (c.items().isEmpty()) {
      return invalid("items", 0, "at least 1");
    }
    if (c.items().size() > Command.EVENTS_MAX) {
      return refuse(Reason.TOO_LARGE, "items", c.items().size(), "at most " + Command.EVENTS_MAX);
    }
    Decision refusal =
        c.under() == null ? null : mayBring(c.under(), c.by(), "items", c.items().size());
    return refusal == null ? updated(c) : refusal;
  }

  private Decision updated(UpdateSlots c) {
    Publishing publishing = new Publishing(turn);
    Set<Key> seen = new HashSet<>();
    for (int i = 0; i < c.items().size(); i++) {
      Key key = key(c.items().get(i));
      if (key != null && !seen.add(key)) {
        return refuse(
            Reason.ALREADY_EXISTS, "items[" + i + "].externalId", key.externalId(), "each once");
      }
      Slot slot = key == null ? null : turn.slots().slot(key.service(), key.externalId());
      if (slot != null) {
        SlotDraft draft = c.items().get(i) instanceof SlotItem.Put put ? put.draft() : null;
        publishing.plan(slot, draft);
      }
    }
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < c.items().size(); i++) {
      SlotItem item = c.items().get(i);
      String field = "items[" + i + "].";
      Decision refusal =
          item instanceof SlotItem.Put put
              ? put(publishing, field, put.draft(), c, events)
              : withdraw(publishing, field, (SlotItem.Withdraw) item, c, events);
      if (refusal != null) {
        return refusal;
      }
    }
    return ScheduleRules.within("items", events);
  }

  private static @Nullable Key key(SlotItem item) {
    if (item instanceof SlotItem.Withdraw withdraw) {
      return new Key(withdraw.service(), withdraw.externalId());
    }
    SlotDraft draft = ((SlotItem.Put) item).draft();
    return draft.externalId() == null ? null : new Key(draft.service(), draft.externalId());
  }

  private @Nullable Decision put(
      Publishing publishing, String field, SlotDraft draft, UpdateSlots c, List<Event> events) {
    Decision refusal = publishing.mayPublish(field, draft, c.by());
    if (refusal != null) {
      return refusal;
    }
    Slot slot =
        draft.externalId() == null ? null : turn.slots().slot(draft.service(), draft.externalId());
    if (slot != null && publishing.isSame(slot, draft)) {
      return null;
    }
    Decision barred =
        slot == null
            ? publishing.fitsInTime(field, draft, null)
            : first(stays(field, slot, draft), publishing.mayChange(field, slot, draft));
    if (barred != null) {
      return barred;
    }
    if (slot == null) {
      events.add(publishing.published(draft, c.under()));
    } else {
      events.add(publishing.changed(slot, draft, c.under()));
      events.addAll(new Letters(turn).movedTo(slot, draft.start()));
    }
    return null;
  }

  /** Nobody's appointment moves because of a file. */
  private static @Nullable Decision stays(String field, Slot slot, SlotDraft draft) {
    return slot.claims().isEmpty()
            || (slot.start().equals(draft.start()) && slot.end().equals(draft.end()))
        ? null
        : inUse(field, slot);
  }

  private static Decision inUse(String field, Slot slot) {
    return refuse(
        Reason.SLOT_IN_USE,
        field + "externalId",
        slot.externalId(),
        "no claims; slot " + slot.id().value() + " has " + slot.claims().get(0).id().value());
  }

  private @Nullable Decision withdraw(
      Publishing publishing,
      String field,
      SlotItem.Withdraw item,
      UpdateSlots c,
      List<Event> events) {
    HealthcareService service = turn.partners().service(item.service());
    if (service == null) {
      return notFound(field + "service", item.service());
    }
    if (!service.organization().equals(c.by())) {
      return notYours(c.by(), service.organization().value());
    }
    Slot slot = turn.slots().slot(item.service(), item.externalId());
    if (slot == null) {
      return null;
    }
    if (slot.started() || turn.isPast(slot.start())) {
      return refuse(
          Reason.SLOT_STARTED, field + "externalId", item.externalId(), "before " + slot.start());
    }
    if (slot.blocked() != null) {
      return Publishing.blocked(field, slot);
    }
    if (!slot.claims().isEmpty()) {
      return inUse(field, slot);
    }
    events.addAll(publishing.withdrawn(slot, item.reason(), c.under()));
    return null;
  }

  Decision decide(ImportPositions c) {
    Decision refusal = mayBring(c.under(), c.by(), "positions", c.positions().size());
    if (refusal != null) {
      return refusal;
    }
    List<Event> events = new ArrayList<>();
    Map<PersonToken, Set<HealthcareServiceId>> seen = new HashMap<>();
    for (int i = 0; i < c.positions().size(); i++) {
      PositionDraft p = c.positions().get(i);
      String field = "positions[" + i + "].";
      if (!seen.computeIfAbsent(p.person(), none -> new HashSet<>()).add(p.service())) {
        return refuse(
            Reason.ALREADY_EXISTS, field + "person", p.person().value(), "once at each service");
      }
      Decision one = positions.register(p, c.by(), c.under());
      if (one instanceof Decision.Rejected refused) {
        return at(field, refused);
      }
      events.addAll(((Decision.Accepted) one).events());
    }
    return ScheduleRules.within("positions", events);
  }

  Decision decide(ImportOutcomes c) {
    Decision refusal = mayBring(c.under(), c.by(), "outcomes", c.outcomes().size());
    if (refusal != null) {
      return refusal;
    }
    List<Event> events = new ArrayList<>();
    Set<ClaimId> seen = new HashSet<>();
    Set<PositionId> changed = new HashSet<>();
    for (int i = 0; i < c.outcomes().size(); i++) {
      OutcomeDraft o = c.outcomes().get(i);
      String field = "outcomes[" + i + "].";
      if (!seen.add(o.claim())) {
        return refuse(Reason.ALREADY_EXISTS, field + "claim", o.claim().value(), "each once");
      }
      Slot slot = turn.slots().slot(o.slot());
      Claim claim = slot == null ? null : slot.claim(o.claim());
      if (claim != null && !changed.add(claim.position())) {
        return refuse(
            Reason.ALREADY_EXISTS,
            field + "claim",
            o.claim().value(),
            "one outcome for each person in one command");
      }
      Decision one =
          outcomes.record(new RecordOutcome(o.slot(), o.claim(), o.outcome(), c.by()), c.under());
      if (one instanceof Decision.Rejected refused) {
        return at(field, refused);
      }
      events.addAll(((Decision.Accepted) one).events());
    }
    return ScheduleRules.within("outcomes", events);
  }

  static Decision at(String field, Decision.Rejected refused) {
    Rejection why = refused.rejection();
    return Decision.reject(
        why.reason(), why.field() == null ? field : field + why.field(), why.detail());
  }
}
