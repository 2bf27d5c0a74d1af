package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.pattern;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Clearing;
import nl.doorstroom.domain.slots.ClearingId;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand.ClearSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.RegisterSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.ReplaceWindow;
import nl.doorstroom.domain.slots.ScheduleCommand.UndoClearing;
import nl.doorstroom.domain.slots.ScheduleEvent.ClearingUndone;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleChanged;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleCleared;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleRegistered;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotBlock;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToMove;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToStay;
import nl.doorstroom.domain.slots.SlotEvent.SlotRestored;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;

/** Agendas: registering them, replacing a part of one as its source has it, and clearing one. */
final class ScheduleRules {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._/\\-]{1,64}");

  private final Turn turn;

  ScheduleRules(Turn turn) {
    this.turn = turn;
  }

  Decision decide(RegisterSchedule c) {
    Schedule.Details details = c.details();
    Decision outOfBounds =
        first(
            pattern(
                "details.externalId",
                details.externalId(),
                CODE,
                "a code of 1 to 64 letters, digits, . _ / -"),
            Refusals.range("details.capacity", details.capacity(), 1, Schedule.CAPACITY_MAX));
    if (outOfBounds != null) {
      return outOfBounds;
    }
    Location location = turn.partners().location(details.location());
    if (location == null) {
      return notFound("details.location", details.location());
    }
    if (!location.organization().equals(c.by())) {
      return notYours(c.by(), location.organization().value());
    }
    Schedule holder = turn.schedules().schedule(c.by(), details.externalId());
    Schedule found = c.id() == null ? holder : turn.schedules().schedule(c.id());
    if (c.id() != null && found == null) {
      return notFound("id", c.id());
    }
    if (found == null) {
      return Decision.accept(
          new ScheduleRegistered(new ScheduleId(turn.nextId()), c.by(), details));
    }
    if (!found.organization().equals(c.by())) {
      return notYours(c.by(), found.organization().value());
    }
    if (holder != null && !holder.equals(found)) {
      return refuse(
          Reason.ALREADY_EXISTS,
          "details.externalId",
          details.externalId(),
          "one that " + holder.id().value() + " does not have");
    }
    if (found.details().equals(details)) {
      return Decision.accept();
    }
    Decision stale = Refusals.stale(c.version(), found.version());
    return stale == null ? Decision.accept(new ScheduleChanged(found.id(), details)) : stale;
  }

  Decision decide(ReplaceWindow c) {
    Schedule schedule = turn.schedules().schedule(c.schedule());
    if (schedule == null) {
      return notFound("schedule", c.schedule());
    }
    Decision refusal = mayPlan(schedule, c.from(), c.to(), c.by());
    if (refusal != null) {
      return refusal;
    }
    if (c.slots().size() > Command.EVENTS_MAX) {
      return refuse(Reason.TOO_LARGE, "slots", c.slots().size(), "at most " + Command.EVENTS_MAX);
    }
    Decision stale = Refusals.stale(c.version(), schedule.version());
    return stale == null ? new WindowReplacement(turn, schedule, c).decide() : stale;
  }

  private static @Nullable Decision mayPlan(
      Schedule schedule, Instant from, Instant to, OrganizationId by) {
    if (!schedule.organization().equals(by)) {
      return notYours(by, schedule.organization().value());
    }
    return from.isBefore(to) ? null : invalid("to", to, "after " + from);
  }

  Decision decide(ClearSchedule c) {
    Schedule schedule = turn.schedules().schedule(c.schedule());
    if (schedule == null) {
      return notFound("schedule", c.schedule());
    }
    Decision refusal = mayPlan(schedule, c.from(), c.to(), c.by());
    if (refusal != null) {
      return refusal;
    }
    List<SlotId> withdrawn = new ArrayList<>();
    List<SlotId> moving = new ArrayList<>();
    List<Event> what = new ArrayList<>();
    Publishing publishing = new Publishing(turn);
    for (Slot slot : turn.slots().of(schedule.id(), c.from(), c.to())) {
      if (slot.started() || slot.withdrawn() || slot.blocked() != null) {
        continue;
      }
      if (slot.claims().isEmpty()) {
        withdrawn.add(slot.id());
        what.addAll(publishing.withdrawn(slot, c.reason(), null));
      } else {
        moving.add(slot.id());
        what.addAll(Publishing.unkept(turn, slot, OfferingEnd.SLOT_CLEARED));
        slot.claims()
            .forEach(claim -> what.add(new ClaimToMove(slot.id(), claim.id(), claim.position())));
      }
    }
    if (what.isEmpty()) {
      return Decision.accept();
    }
    List<Event> events = new ArrayList<>();
    events.add(
        new ScheduleCleared(
            new ClearingId(turn.nextId()),
            schedule.id(),
            c.from(),
            c.to(),
            c.reason(),
            withdrawn,
            moving));
    events.addAll(what);
    return within("to", events);
  }

  static Decision within(String field, List<Event> events) {
    return events.size() > Command.EVENTS_MAX
        ? refuse(
            Reason.TOO_LARGE,
            field,
            events.size() + " events",
            "at most " + Command.EVENTS_MAX + ": fewer at a time")
        : Decision.accept(events);
  }

  Decision decide(UndoClearing c) {
    Clearing clearing = turn.schedules().clearing(c.clearing());
    if (clearing == null) {
      return notFound("clearing", c.clearing());
    }
    Schedule schedule = turn.schedules().schedule(clearing.schedule());
    if (schedule == null || !schedule.organization().equals(c.by())) {
      return notYours(c.by(), "who plans the schedule");
    }
    if (clearing.undone()) {
      return Decision.accept();
    }
    List<Event> events = new ArrayList<>();
    for (SlotId id : clearing.withdrawn()) {
      Slot slot = turn.slots().slot(id);
      if (slot != null && canStandAgain(turn, slot)) {
        events.add(new SlotRestored(id));
      }
    }
    for (SlotId id : clearing.moving()) {
      Slot slot = turn.slots().slot(id);
      if (slot != null && isCleared(slot)) {
        slot.claims().stream()
            .filter(Claim::toMove)
            .forEach(claim -> events.add(new ClaimToStay(id, claim.id(), claim.position())));
      }
    }
    List<SlotId> open =
        clearing.moving().stream().filter(id -> isCleared(turn.slots().slot(id))).toList();
    events.add(new ClearingUndone(clearing.id(), open));
    return Decision.accept(events);
  }

  private static boolean isCleared(@Nullable Slot slot) {
    return slot != null && slot.blocked() == SlotBlock.CLEARED;
  }

  /** Unless its time has come, or another stands under its key since. */
  static boolean canStandAgain(Turn turn, Slot slot) {
    return slot.withdrawn()
        && !turn.isPast(slot.start())
        && (slot.externalId() == null
            || turn.slots().slot(slot.service(), slot.externalId()) == null);
  }
}
