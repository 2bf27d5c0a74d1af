package nl.doorstroom.domain.imports;

import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an import registered or changed, with what it was: one of the ids is there, and
 * its details are null when it was new.
 */
public record Supplied(
    @Nullable OrganizationId organization,
    Organization.@Nullable Details organizationWas,
    @Nullable LocationId location,
    Location.@Nullable Details locationWas,
    @Nullable HealthcareServiceId service,
    HealthcareService.@Nullable Details serviceWas,
    @Nullable ScheduleId schedule,
    Schedule.@Nullable Details scheduleWas) {

  public static Supplied of(OrganizationId id, Organization.Details was) {
    return new Supplied(id, was, null, null, null, null, null, null);
  }

  public static Supplied of(LocationId id, Location.@Nullable Details was) {
    return new Supplied(null, null, id, was, null, null, null, null);
  }

  public static Supplied of(HealthcareServiceId id, HealthcareService.@Nullable Details was) {
    return new Supplied(null, null, null, null, id, was, null, null);
  }

  public static Supplied of(ScheduleId id, Schedule.@Nullable Details was) {
    return new Supplied(null, null, null, null, null, null, id, was);
  }

  boolean isNew() {
    return organizationWas == null
        && locationWas == null
        && serviceWas == null
        && scheduleWas == null;
  }
}
