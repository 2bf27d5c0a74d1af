package nl.doorstroom.grid;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.slots.Clearing;
import nl.doorstroom.domain.slots.ClearingId;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import org.jspecify.annotations.Nullable;

/** Who sees what of an agenda: its holder and the administrator see the row, nobody else. */
final class SchedulesView {

  private final Region region;
  private final Map<ScheduleId, Integer> upcoming = new HashMap<>();
  private final Map<ScheduleId, Set<ClearingId>> clearings = new HashMap<>();

  SchedulesView(Region region) {
    this.region = region;
  }

  /** Counts all places and clearings anew. */
  void recount() {
    upcoming.clear();
    clearings.clear();
    region.slots().slots().forEach(slot -> replace(null, slot));
    region.schedules().clearings().forEach(c -> clear(c.schedule(), c.id()));
  }

  /** {@code before} became {@code after}; null where it was not there. */
  void replace(@Nullable Slot before, @Nullable Slot after) {
    count(before, -1);
    count(after, 1);
  }

  private void count(@Nullable Slot slot, int sign) {
    if (slot != null && slot.schedule() != null && !slot.withdrawn() && !slot.started()) {
      upcoming.merge(slot.schedule(), sign, Integer::sum);
    }
  }

  /** {@code clearing} is of {@code schedule}. */
  void clear(ScheduleId schedule, ClearingId clearing) {
    clearings.computeIfAbsent(schedule, id -> new LinkedHashSet<>()).add(clearing);
  }

  Shown show(ScheduleId id) {
    Shown shown = new Shown(View.SCHEDULES);
    Schedule schedule = region.schedules().schedule(id);
    if (schedule != null) {
      shown.toOwner(schedule.organization(), row(schedule));
    }
    return shown;
  }

  private ScheduleRow row(Schedule schedule) {
    Schedule.Details details = schedule.details();
    Location location = requireNonNull(region.partners().location(details.location()), "location");
    return new ScheduleRow(
        schedule.id().value(),
        details.externalId(),
        schedule.organization(),
        location.id(),
        location.details().name(),
        details.capacity(),
        details.active(),
        upcoming.getOrDefault(schedule.id(), 0),
        cleared(schedule.id()),
        schedule.version());
  }

  private List<ScheduleRow.Cleared> cleared(ScheduleId id) {
    List<ScheduleRow.Cleared> cleared = new ArrayList<>();
    for (ClearingId of : clearings.getOrDefault(id, Set.of())) {
      Clearing clearing = region.schedules().clearing(of);
      if (clearing != null) {
        cleared.add(
            new ScheduleRow.Cleared(
                clearing.id(),
                clearing.from(),
                clearing.to(),
                clearing.reason(),
                clearing.withdrawn().size(),
                clearing.moving().size(),
                !clearing.undone()));
      }
    }
    cleared.sort(
        Comparator.comparing(ScheduleRow.Cleared::from).thenComparing(c -> c.id().value()));
    return cleared;
  }
}
