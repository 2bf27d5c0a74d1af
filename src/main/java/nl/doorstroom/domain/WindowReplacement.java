package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand.ReplaceWindow;
import nl.doorstroom.domain.slots.ScheduleEvent.WindowReplaced;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.WithdrawReason;
import org.jspecify.annotations.Nullable;

/** Makes a part of a schedule what its source has: one use each. */
final class WindowReplacement {

  private record Key(HealthcareServiceId service, String externalId) {}

  private final Turn turn;
  private final Schedule schedule;
  private final ReplaceWindow command;
  private final Publishing publishing;
  private final Map<Key, SlotDraft> wanted = new LinkedHashMap<>();
  private final Set<SlotId> kept = new LinkedHashSet<>();

  WindowReplacement(Turn turn, Schedule schedule, ReplaceWindow command) {
    this.turn = turn;
    this.schedule = schedule;
    this.command = command;
    this.publishing = new Publishing(turn);
  }

  Decision decide() {
    Decision refusal = read();
    if (refusal != null) {
      return refusal;
    }
    List<Event> events = new ArrayList<>();
    for (Slot slot : present()) {
      if (!wanted.containsKey(key(slot))) {
        if (isFree(slot)) {
          publishing.plan(slot, null);
          events.addAll(publishing.withdrawn(slot, WithdrawReason.NOT_IN_SOURCE, null));
        } else {
          kept.add(slot.id());
        }
      }
    }
    wanted.forEach(this::plan);
    int i = 0;
    for (Map.Entry<Key, SlotDraft> entry : wanted.entrySet()) {
      Decision refused = put("slots[" + i++ + "].", entry.getKey(), entry.getValue(), events);
      if (refused != null) {
        return refused;
      }
    }
    if (!events.isEmpty() || !kept.isEmpty()) {
      events.add(
          new WindowReplaced(schedule.id(), command.from(), command.to(), List.copyOf(kept)));
    }
    return ScheduleRules.within("slots", events);
  }

  private @Nullable Decision read() {
    for (int i = 0; i < command.slots().size(); i++) {
      String field = "slots[" + i + "].";
      SlotDraft draft = command.slots().get(i);
      if (draft.externalId() == null) {
        return invalid(field + "externalId", null, "one for every slot of a window");
      }
      if (draft.schedule() != null && !draft.schedule().equals(schedule.id())) {
        return invalid(field + "schedule", draft.schedule().value(), schedule.id().value());
      }
      if (draft.start().isBefore(command.from()) || !draft.start().isBefore(command.to())) {
        return invalid(
            field + "start", draft.start(), command.from() + " until before " + command.to());
      }
      SlotDraft placed = draft.in(schedule.id());
      Decision refusal = publishing.mayPublish(field, placed, command.by());
      if (refusal != null) {
        return refusal;
      }
      if (wanted.put(new Key(draft.service(), draft.externalId()), placed) != null) {
        return refuse(Reason.ALREADY_EXISTS, field + "externalId", draft.externalId(), "each once");
      }
    }
    return null;
  }

  /** What stands in the window and has not begun. */
  private List<Slot> present() {
    return turn.slots().of(schedule.id(), command.from(), command.to()).stream()
        .filter(s -> !s.withdrawn() && !s.started() && !turn.isPast(s.start()))
        .toList();
  }

  private static @Nullable Key key(Slot slot) {
    return slot.externalId() == null ? null : new Key(slot.service(), slot.externalId());
  }

  private static boolean isFree(Slot slot) {
    return slot.claims().isEmpty() && slot.holds().isEmpty() && slot.blocked() == null;
  }

  private void plan(Key key, SlotDraft draft) {
    Slot slot = turn.slots().slot(key.service(), key.externalId());
    if (slot != null && isFree(slot) && !publishing.isSame(slot, draft)) {
      publishing.plan(slot, draft);
    }
  }

  private @Nullable Decision put(String field, Key key, SlotDraft draft, List<Event> events) {
    Slot slot = turn.slots().slot(key.service(), key.externalId());
    if (slot == null) {
      Decision late = publishing.fitsInTime(field, draft, null);
      if (late == null) {
        events.add(publishing.published(draft, null));
      }
      return late;
    }
    if (publishing.isSame(slot, draft)) {
      return null;
    }
    if (!isFree(slot) || slot.started()) {
      kept.add(slot.id());
      return null;
    }
    Decision barred = publishing.mayChange(field, slot, draft);
    if (barred == null) {
      events.add(publishing.changed(slot, draft, null));
    }
    return barred;
  }
}
