package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;

/** Whether a place fits in its agenda, given what the command does to the other places in it. */
final class Agendas {

  private static final LocalTime NIGHT = LocalTime.of(22, 0);
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  /** Longest place there is: one that began earlier is over. */
  private static final Duration LENGTH_MAX = Duration.ofHours(24);

  private record Span(Instant start, Instant end) {

    boolean isDuring(Instant instant) {
      return !start.isAfter(instant) && end.isAfter(instant);
    }
  }

  private final Turn turn;
  private final Set<SlotId> planned = new HashSet<>();
  private final Map<ScheduleId, Map<SlotId, Span>> coming = new HashMap<>();
  private final Map<ScheduleId, List<Span>> added = new HashMap<>();

  Agendas(Turn turn) {
    this.turn = turn;
  }

  void plan(Slot slot, @Nullable SlotDraft draft) {
    planned.add(slot.id());
    if (draft != null && draft.schedule() != null) {
      coming
          .computeIfAbsent(draft.schedule(), s -> new HashMap<>())
          .put(slot.id(), new Span(draft.start(), draft.end()));
    }
  }

  void add(SlotDraft draft) {
    if (draft.schedule() != null) {
      added
          .computeIfAbsent(draft.schedule(), s -> new ArrayList<>())
          .add(new Span(draft.start(), draft.end()));
    }
  }

  @Nullable Decision known(String field, @Nullable ScheduleId id, OrganizationId by) {
    Schedule schedule = id == null ? null : turn.schedules().schedule(id);
    if (id == null) {
      return null;
    }
    if (schedule == null) {
      return notFound(field + "schedule", id);
    }
    if (!schedule.organization().equals(by)) {
      return notYours(by, schedule.organization().value());
    }
    return schedule.details().active()
        ? null
        : invalid(field + "schedule", id.value(), "one that is planned in");
  }

  /** Whether it touches the hours in which nobody is expected to come. */
  boolean isAtNight(Instant start, Instant end) {
    ZonedDateTime from = start.atZone(turn.zone());
    ZonedDateTime to = end.atZone(turn.zone());
    LocalTime closes = to.toLocalTime();
    boolean overnight = !to.toLocalDate().equals(from.toLocalDate()) || closes.isAfter(NIGHT);
    return from.toLocalTime().isBefore(MORNING) || overnight;
  }

  /** Whether its schedule already has as many places at that time as can overlap. */
  @Nullable Decision full(String field, SlotDraft draft, @Nullable Slot itself) {
    Schedule schedule =
        draft.schedule() == null ? null : turn.schedules().schedule(draft.schedule());
    if (schedule == null) {
      return null;
    }
    List<Span> others = others(schedule.id(), draft, itself);
    int capacity = schedule.details().capacity();
    Stream<Instant> moments =
        Stream.concat(
            Stream.of(draft.start()),
            others.stream().map(Span::start).filter(s -> s.isAfter(draft.start())));
    return moments.anyMatch(
            moment -> others.stream().filter(o -> o.isDuring(moment)).count() >= capacity)
        ? refuse(
            Reason.SCHEDULE_FULL,
            field + "start",
            draft.start(),
            "at most "
                + capacity
                + " at a time in "
                + schedule.details().externalId()
                + ", or a reason to override")
        : null;
  }

  private List<Span> others(ScheduleId schedule, SlotDraft draft, @Nullable Slot itself) {
    List<Span> others = new ArrayList<>();
    turn.slots().of(schedule, draft.start().minus(LENGTH_MAX), draft.end()).stream()
        .filter(s -> !s.withdrawn() && !planned.contains(s.id()) && !s.equals(itself))
        .map(s -> new Span(s.start(), s.end()))
        .forEach(others::add);
    coming
        .getOrDefault(schedule, Map.of())
        .forEach(
            (id, span) -> {
              if (itself == null || !id.equals(itself.id())) {
                others.add(span);
              }
            });
    others.addAll(added.getOrDefault(schedule, List.of()));
    others.removeIf(o -> !o.start().isBefore(draft.end()) || !o.end().isAfter(draft.start()));
    return others;
  }
}
