package nl.doorstroom.domain.slots;

import java.util.Collection;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import org.jspecify.annotations.Nullable;

/** The places of a region: for reading. Owned by whoever owns the region. */
public interface Slots {

  @Nullable Slot slot(SlotId id);

  Collection<Slot> slots();

  /** All that are remembered, in order of start. */
  Collection<Slot> of(HealthcareServiceId service);
}
