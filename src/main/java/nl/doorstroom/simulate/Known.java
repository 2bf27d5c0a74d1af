package nl.doorstroom.simulate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** What a region already has of the catalogue, by its keys, and who ever waited for what. */
record Known(
    Map<String, OrganizationId> organizations,
    Map<String, LocationId> locations,
    Map<String, HealthcareServiceId> services,
    Map<String, ScheduleId> schedules,
    Set<Wait> waits) {

  static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

  record Wait(PersonToken person, HealthcareServiceId service) {}

  static Known of(Region region) {
    Known known =
        new Known(
            new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
    region
        .partners()
        .organizations()
        .forEach(o -> keep(known.organizations(), o.details().externalId(), o.id()));
    region
        .partners()
        .locations()
        .forEach(l -> keep(known.locations(), l.details().externalId(), l.id()));
    region
        .partners()
        .services()
        .forEach(s -> keep(known.services(), s.details().externalId(), s.id()));
    region
        .schedules()
        .schedules()
        .forEach(
            s -> known.schedules().put(key(s.organization(), s.details().externalId()), s.id()));
    for (WaitingPosition position : region.waiting().positions()) {
      known.waits().add(new Wait(position.person(), position.service()));
    }
    return known;
  }

  OrganizationId organization(String key) {
    return found(organizations, key);
  }

  LocationId location(String key) {
    return found(locations, key);
  }

  HealthcareServiceId service(String key) {
    return found(services, key);
  }

  /** The agenda that {@code partner} knows as {@code code}; null when it has none. */
  @Nullable ScheduleId schedule(String partner, String code) {
    return schedules.get(key(organization(partner), code));
  }

  boolean waits(PersonToken person, String offer) {
    return waits.contains(new Wait(person, service(offer)));
  }

  private static String key(OrganizationId holder, String code) {
    return holder.value() + "/" + code;
  }

  private static <T extends Id> void keep(Map<String, T> ids, @Nullable String key, T id) {
    if (key != null) {
      ids.put(key, id);
    }
  }

  private static <T extends Id> T found(Map<String, T> ids, String key) {
    T id = ids.get(key);
    if (id == null) {
      throw new NoSuchElementException("key: '" + key + "' (expected: registered)");
    }
    return id;
  }
}
