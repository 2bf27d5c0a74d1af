package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ScheduleEvent.ClearingUndone;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleChanged;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleCleared;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleRegistered;
import org.jspecify.annotations.Nullable;

/**
 * The agendas of a region, as told so far.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class ScheduleBook implements Schedules {

  private record Key(OrganizationId owner, String externalId) {}

  private final Map<ScheduleId, Schedule> schedules =
      new TreeMap<>(Comparator.comparing(ScheduleId::value));
  private final Map<ClearingId, Clearing> clearings =
      new TreeMap<>(Comparator.comparing(ClearingId::value));
  private final Map<Key, ScheduleId> byExternalId = new HashMap<>();

  /** Takes what is remembered; only into an empty book. */
  public void restore(List<Schedule> remembered, List<Clearing> rememberedClearings) {
    remembered.forEach(this::put);
    rememberedClearings.forEach(c -> clearings.put(c.id(), c));
  }

  @Override
  public @Nullable Schedule schedule(ScheduleId id) {
    return schedules.get(id);
  }

  @Override
  public @Nullable Schedule schedule(OrganizationId owner, String externalId) {
    ScheduleId id = byExternalId.get(new Key(owner, externalId));
    return id == null ? null : schedules.get(id);
  }

  @Override
  public Collection<Schedule> schedules() {
    return Collections.unmodifiableCollection(schedules.values());
  }

  @Override
  public @Nullable Clearing clearing(ClearingId id) {
    return clearings.get(id);
  }

  @Override
  public Collection<Clearing> clearings() {
    return Collections.unmodifiableCollection(clearings.values());
  }

  public void apply(ScheduleRegistered e, Fact fact) {
    put(new Schedule(e.schedule(), e.organization(), e.details(), fact.position()));
  }

  public void apply(ScheduleChanged e, Fact fact) {
    Schedule before = known(e.schedule());
    byExternalId.remove(new Key(before.organization(), before.details().externalId()));
    put(new Schedule(before.id(), before.organization(), e.details(), fact.position()));
  }

  /** By {@code fact} its holder changed one of its slots; null is no schedule. */
  public void touch(@Nullable ScheduleId schedule, Fact fact) {
    if (schedule != null) {
      Schedule before = known(schedule);
      put(new Schedule(before.id(), before.organization(), before.details(), fact.position()));
    }
  }

  public void apply(ScheduleCleared e, Fact fact) {
    clearings.put(
        e.clearing(),
        new Clearing(
            e.clearing(),
            e.schedule(),
            e.from(),
            e.to(),
            e.reason(),
            e.withdrawn(),
            e.moving(),
            fact.at(),
            false,
            fact.position()));
    touch(e.schedule(), fact);
  }

  public void apply(ClearingUndone e, Fact fact) {
    clearings.computeIfPresent(
        e.clearing(),
        (id, c) ->
            new Clearing(
                id,
                c.schedule(),
                c.from(),
                c.to(),
                c.reason(),
                c.withdrawn(),
                c.moving(),
                c.at(),
                true,
                fact.position()));
  }

  /** Drops clearings that were over before {@code instant}. */
  public void forgetEndedBefore(Instant instant) {
    clearings.values().removeIf(c -> c.to().isBefore(instant));
  }

  private void put(Schedule schedule) {
    schedules.put(schedule.id(), schedule);
    byExternalId.put(
        new Key(schedule.organization(), schedule.details().externalId()), schedule.id());
  }

  private Schedule known(ScheduleId id) {
    return Objects.requireNonNull(schedules.get(id), id.value());
  }
}
