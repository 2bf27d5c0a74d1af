package nl.doorstroom.domain.slots;

import java.time.Instant;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import org.jspecify.annotations.Nullable;

/**
 * A place about to be published.
 *
 * @param externalId publishing the same one again with the same content changes nothing; null when
 *     none
 * @param capacity 1 to 50
 * @param allotment null to let the service's division decide
 */
public record SlotDraft(
    HealthcareServiceId service,
    @Nullable String externalId,
    SlotKind kind,
    Instant start,
    Instant end,
    int capacity,
    @Nullable Allotment allotment,
    Delivery delivery) {

  /** Most units one slot can have. */
  public static final int CAPACITY_MAX = 50;
}
