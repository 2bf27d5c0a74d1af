package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportCommand.ContinueUndo;
import nl.doorstroom.domain.imports.ImportCommand.UndoImport;
import nl.doorstroom.domain.imports.ImportEvent.ImportKept;
import nl.doorstroom.domain.imports.ImportEvent.ImportStepsUndone;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndoStarted;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndone;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.imports.ImportStep;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.EraseOutcome;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotContent;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.SlotChanged;
import nl.doorstroom.domain.slots.SlotEvent.SlotRestored;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRemoved;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Undoing an import: the last step first, all of it or nothing. What someone else has changed since
 * stays as they made it.
 */
final class UndoRules {

  /** Events that one step may take at most. */
  private static final int STEP_EVENTS_MAX = 3 + SlotDraft.CAPACITY_MAX;

  /** Most things that are told in one fact as left as they were. */
  private static final int KEPT_MAX = 500;

  private final Turn turn;
  private final OutcomeRules outcomes;
  private final Publishing publishing;

  UndoRules(Turn turn, OutcomeRules outcomes) {
    this.turn = turn;
    this.outcomes = outcomes;
    this.publishing = new Publishing(turn);
  }

  Decision decide(UndoImport c) {
    Import under = turn.imports().find(c.under());
    if (under == null) {
      return notFound("under", c.under());
    }
    if (!under.organization().equals(c.by())) {
      return notYours(c.by(), under.organization().value());
    }
    if (under.state() == ImportState.UNDOING || under.state() == ImportState.UNDONE) {
      return Decision.accept();
    }
    if (turn.isPast(under.lasts())) {
      return refuse(Reason.UNDO_EXPIRED, "under", under.id().value(), "before " + under.lasts());
    }
    List<ImportStep> steps = turn.imports().steps(under.id());
    Map<PositionId, Slot> claims = claims();
    for (ImportStep step : steps) {
      Decision claimed = claimed(step, claims);
      if (claimed != null) {
        return claimed;
      }
    }
    List<Event> first = new ArrayList<>();
    first.add(new ImportUndoStarted(under.id()));
    return Decision.accept(undone(under.id(), steps, first));
  }

  Decision decide(ContinueUndo c) {
    Import under = turn.imports().find(c.under());
    return under == null || under.state() != ImportState.UNDOING
        ? Decision.accept()
        : Decision.accept(undone(under.id(), turn.imports().steps(under.id()), new ArrayList<>()));
  }

  /** Where people have a place, or had one whose time has come. */
  private Map<PositionId, Slot> claims() {
    Map<PositionId, Slot> claims = new HashMap<>();
    for (Slot slot : turn.slots().slots()) {
      slot.claims().forEach(claim -> claims.put(claim.position(), slot));
    }
    return claims;
  }

  private static @Nullable Decision inUse(Slot slot, Predicate<Claim> which) {
    return slot.claims().stream()
        .filter(which)
        .findFirst()
        .map(claim -> inUse(slot.id(), claim.id(), claim.at()))
        .orElse(null);
  }

  private @Nullable Decision claimed(ImportStep step, Map<PositionId, Slot> claims) {
    Slot slot = step.slot() == null ? null : turn.slots().slot(step.slot());
    return switch (step.kind()) {
      case SLOT_CREATED, SLOT_CHANGED ->
          slot == null ? null : inUse(slot, claim -> !claim.at().isBefore(step.at()));
      case POSITION_REGISTERED -> {
        Slot place = step.position() == null ? null : claims.get(step.position());
        yield place == null
            ? null
            : inUse(place, claim -> claim.position().equals(step.position()));
      }
      case SLOT_WITHDRAWN, OUTCOME_RECORDED, SUPPLY_REGISTERED, SUPPLY_CHANGED -> null;
    };
  }

  private static Decision inUse(SlotId slot, ClaimId claim, Instant at) {
    return refuse(
        Reason.IMPORT_IN_USE,
        "under",
        "slot " + slot.value() + " claim " + claim.value() + " at " + at,
        "nothing of it claimed");
  }

  private List<Event> undone(ImportId id, List<ImportStep> steps, List<Event> events) {
    Set<SlotId> seen = new HashSet<>();
    SupplyUndo supply = new SupplyUndo(turn);
    int left = steps.size();
    while (left > 0
        && events.size() + STEP_EVENTS_MAX < Command.EVENTS_MAX
        && supply.kept().size() < KEPT_MAX) {
      ImportStep step = steps.get(left - 1);
      // What a step leads to is decided on the state before it: each thing once in a part.
      if ((step.slot() != null && !seen.add(step.slot())) || supply.meets(step)) {
        break;
      }
      events.addAll(step.supplied() == null ? undone(step, supply) : supply.undone(step));
      left--;
    }
    if (!supply.kept().isEmpty()) {
      events.add(new ImportKept(id, supply.kept()));
    }
    events.add(left == 0 ? new ImportUndone(id) : new ImportStepsUndone(id, steps.size() - left));
    return events;
  }

  private List<? extends Event> undone(ImportStep step, SupplyUndo supply) {
    List<? extends Event> events = undone(step);
    for (Event event : events) {
      if (event instanceof SlotWithdrawn e) {
        supply.withdrawn(e.slot());
      } else if (event instanceof PositionRemoved e) {
        supply.removed(e.position());
      }
    }
    return events;
  }

  private List<? extends Event> undone(ImportStep step) {
    Slot slot = step.slot() == null ? null : turn.slots().slot(step.slot());
    return switch (step.kind()) {
      case SLOT_CREATED ->
          slot == null || !isStill(slot, step.under()) || !slot.claims().isEmpty()
              ? List.of()
              : publishing.withdrawn(slot, WithdrawReason.IMPORT_UNDONE, null);
      case SLOT_CHANGED -> restored(slot, step);
      case SLOT_WITHDRAWN ->
          slot == null || !ScheduleRules.canStandAgain(turn, slot)
              ? List.of()
              : List.of(new SlotRestored(slot.id()));
      case POSITION_REGISTERED -> {
        WaitingPosition p =
            step.position() == null ? null : turn.waiting().position(step.position());
        yield p == null || !p.isOpen() || p.booking() != null
            ? List.of()
            : List.of(new PositionRemoved(p.id()));
      }
      case OUTCOME_RECORDED -> outcomeBefore(slot, step);
      case SUPPLY_REGISTERED, SUPPLY_CHANGED -> List.of();
    };
  }

  private boolean isStill(Slot slot, ImportId under) {
    return under.equals(slot.source())
        && !slot.withdrawn()
        && !slot.started()
        && !turn.isPast(slot.start());
  }

  private List<Event> restored(@Nullable Slot slot, ImportStep step) {
    SlotContent before = step.before();
    if (slot == null
        || before == null
        || !isStill(slot, step.under())
        || turn.isPast(before.start())
        || before.capacity() < slot.claims().size()) {
      return List.of();
    }
    List<Event> events = new ArrayList<>(Publishing.unkept(turn, slot, OfferingEnd.STOPPED));
    events.add(new SlotChanged(slot.id(), before, step.under()));
    events.addAll(new Letters(turn).movedTo(slot, before.start()));
    return events;
  }

  private List<Event> outcomeBefore(@Nullable Slot slot, ImportStep step) {
    if (slot == null || step.claim() == null) {
      return List.of();
    }
    OrganizationId by = turn.service(slot.service()).organization();
    Decision decision =
        step.outcome() == null
            ? outcomes.decide(new EraseOutcome(slot.id(), step.claim(), by))
            : outcomes.decide(new RecordOutcome(slot.id(), step.claim(), step.outcome(), by));
    return decision instanceof Decision.Accepted accepted ? accepted.events() : List.of();
  }
}
