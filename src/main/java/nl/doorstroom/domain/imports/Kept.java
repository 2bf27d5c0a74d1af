package nl.doorstroom.domain.imports;

import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ScheduleId;
import org.jspecify.annotations.Nullable;

/** What an undoing left as it was, and why: one of the ids is there. */
public record Kept(
    @Nullable OrganizationId organization,
    @Nullable LocationId location,
    @Nullable HealthcareServiceId service,
    @Nullable ScheduleId schedule,
    Why why) {

  /** Why it was left. A closed list. */
  public enum Why {
    /** Someone changed it since. */
    CHANGED,
    /** Places of others than the import are in it. */
    PLACES,
    /** People wait there whom the import did not bring. */
    PEOPLE,
    /** Services are offered there. */
    SERVICES,
    /** Agendas are kept there. */
    SCHEDULES
  }

  public static Kept of(Supplied what, Why why) {
    return new Kept(what.organization(), what.location(), what.service(), what.schedule(), why);
  }
}
