package nl.doorstroom.domain.slots;

import java.util.Collection;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/** The agendas of a region: for reading. Owned by whoever owns the region. */
public interface Schedules {

  @Nullable Schedule schedule(ScheduleId id);

  /** The schedule that {@code owner} knows as {@code externalId}. */
  @Nullable Schedule schedule(OrganizationId owner, String externalId);

  /** In order of id. */
  Collection<Schedule> schedules();

  @Nullable Clearing clearing(ClearingId id);

  /** Until their last day was forgotten, in order of id. */
  Collection<Clearing> clearings();
}
