package nl.doorstroom.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.imports.ImportStep;
import nl.doorstroom.domain.imports.Kept;
import nl.doorstroom.domain.imports.Kept.Why;
import nl.doorstroom.domain.imports.Supplied;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRetired;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleChanged;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * Taking back, within one part of an undoing, what an import registered or changed of locations,
 * services and agendas. What others rest on meanwhile stays, and so does what someone changed.
 */
final class SupplyUndo {

  private final Turn turn;
  private final List<Kept> kept = new ArrayList<>();

  // Taken back by this part: the state still has them.
  private final Set<SlotId> slots = new HashSet<>();
  private final Set<PositionId> positions = new HashSet<>();
  private final Set<HealthcareServiceId> services = new HashSet<>();
  private final Set<ScheduleId> schedules = new HashSet<>();

  /** What this part has decided on: each thing once. */
  private final Set<Id> seen = new HashSet<>();

  SupplyUndo(Turn turn) {
    this.turn = turn;
  }

  /** What was left as it was, so far. */
  List<Kept> kept() {
    return kept;
  }

  void withdrawn(SlotId slot) {
    slots.add(slot);
  }

  void removed(PositionId position) {
    positions.add(position);
  }

  /** Whether what {@code step} supplied was decided on before. */
  boolean meets(ImportStep step) {
    return step.supplied() != null && !seen.add(id(step.supplied()));
  }

  private static Id id(Supplied what) {
    Id id = what.organization() == null ? what.location() : what.organization();
    id = id == null ? what.service() : id;
    return Objects.requireNonNull(id == null ? what.schedule() : id, "supplied");
  }

  List<Event> undone(ImportStep step) {
    Supplied was = Objects.requireNonNull(step.supplied(), "supplied");
    Supplied now = Objects.requireNonNull(step.now(), "now");
    if (was.location() != null) {
      return location(was.location(), was, now);
    }
    if (was.service() != null) {
      return service(was.service(), was, now);
    }
    return was.schedule() == null ? organization(was, now) : schedule(was.schedule(), was, now);
  }

  private List<Event> organization(Supplied was, Supplied now) {
    Organization own =
        was.organization() == null ? null : turn.partners().organization(was.organization());
    if (own == null || was.organizationWas() == null) {
      return List.of();
    }
    return own.details().equals(now.organizationWas())
        ? List.of(new OrganizationChanged(own.id(), was.organizationWas()))
        : keep(was, Why.CHANGED);
  }

  private List<Event> location(LocationId id, Supplied was, Supplied now) {
    Location location = turn.partners().location(id);
    if (location == null || !location.active()) {
      return List.of();
    }
    if (!location.details().equals(now.locationWas())) {
      return keep(was, Why.CHANGED);
    }
    if (was.locationWas() != null) {
      return List.of(new LocationChanged(id, was.locationWas()));
    }
    Why rests = restsOn(id);
    return rests == null ? List.of(new LocationRetired(id)) : keep(was, rests);
  }

  private @Nullable Why restsOn(LocationId id) {
    for (HealthcareService service : turn.partners().services()) {
      if (service.location().equals(id)
          && service.details().active()
          && !services.contains(service.id())) {
        return Why.SERVICES;
      }
    }
    return turn.schedules().schedules().stream()
            .anyMatch(
                s ->
                    s.details().location().equals(id)
                        && s.details().active()
                        && !schedules.contains(s.id()))
        ? Why.SCHEDULES
        : null;
  }

  private List<Event> service(HealthcareServiceId id, Supplied was, Supplied now) {
    HealthcareService service = turn.service(id);
    if (!service.details().equals(now.serviceWas())) {
      return keep(was, Why.CHANGED);
    }
    HealthcareService.Details back =
        was.serviceWas() == null ? service.details().ended() : was.serviceWas();
    Why rests = service.details().active() && !back.active() ? restsOn(id) : null;
    if (rests != null) {
      return keep(was, rests);
    }
    if (!back.active()) {
      services.add(id);
    }
    return back.equals(service.details())
        ? List.of()
        : List.of(new HealthcareServiceChanged(id, back));
  }

  private @Nullable Why restsOn(HealthcareServiceId id) {
    if (turn.slots().of(id).stream().anyMatch(this::stands)) {
      return Why.PLACES;
    }
    return turn.waiting().of(id).stream().anyMatch(p -> p.isOpen() && !positions.contains(p.id()))
        ? Why.PEOPLE
        : null;
  }

  /** One whose time has come matters as long as somebody had it. */
  private boolean stands(Slot slot) {
    return !slot.withdrawn()
        && !slots.contains(slot.id())
        && (!slot.started() || !slot.claims().isEmpty());
  }

  private List<Event> schedule(ScheduleId id, Supplied was, Supplied now) {
    Schedule schedule = turn.schedules().schedule(id);
    if (schedule == null) {
      return List.of();
    }
    Schedule.Details d = schedule.details();
    if (!d.equals(now.scheduleWas())) {
      return keep(was, Why.CHANGED);
    }
    Schedule.Details back =
        was.scheduleWas() == null
            ? new Schedule.Details(d.location(), d.externalId(), d.capacity(), false)
            : was.scheduleWas();
    if (d.active() && !back.active() && turn.slots().of(id).stream().anyMatch(this::stands)) {
      return keep(was, Why.PLACES);
    }
    if (!back.active()) {
      schedules.add(id);
    }
    return back.equals(d) ? List.of() : List.of(new ScheduleChanged(id, back));
  }

  private List<Event> keep(Supplied what, Why why) {
    kept.add(Kept.of(what, why));
    return List.of();
  }
}
