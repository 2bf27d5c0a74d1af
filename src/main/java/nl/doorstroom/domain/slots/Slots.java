package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.Collection;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import org.jspecify.annotations.Nullable;

/** The places of a region: for reading. Owned by whoever owns the region. */
public interface Slots {

  @Nullable Slot slot(SlotId id);

  Collection<Slot> slots();

  /** All that are remembered, in order of start. */
  Collection<Slot> of(HealthcareServiceId service);

  /** Those of a service that start from {@code from} until before {@code to}, in that order. */
  Collection<Slot> of(HealthcareServiceId service, Instant from, Instant to);

  /** All of an agenda that are remembered, in order of start. */
  Collection<Slot> of(ScheduleId schedule);

  /** Those of an agenda that start from {@code from} until before {@code to}, in that order. */
  Collection<Slot> of(ScheduleId schedule, Instant from, Instant to);

  /** The slot that stands under a key of the holder's own agenda; withdrawn ones do not. */
  @Nullable Slot slot(HealthcareServiceId service, String externalId);
}
