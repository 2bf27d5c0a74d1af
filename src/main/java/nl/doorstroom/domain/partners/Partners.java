package nl.doorstroom.domain.partners;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part, what is offered and what is closed: for reading. Owned by whoever owns the
 * region.
 */
public interface Partners {

  /** Null until the region is configured. */
  @Nullable RegionConfig config();

  /** The day of the last {@code DayStarted}; null before the first. */
  @Nullable LocalDate today();

  @Nullable Organization organization(OrganizationId id);

  @Nullable Location location(LocationId id);

  @Nullable HealthcareService service(HealthcareServiceId id);

  @Nullable AdmissionStop stop(AdmissionStopId id);

  Collection<Organization> organizations();

  Collection<Location> locations();

  Collection<HealthcareService> services();

  /** Stops that were not lifted and whose last day has not passed when the day started. */
  Collection<AdmissionStop> stops();

  /** Those of {@link #stops} that cover {@code service}, now or later. */
  List<AdmissionStop> stopsOver(HealthcareService service);
}
