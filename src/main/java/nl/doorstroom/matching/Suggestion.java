package nl.doorstroom.matching;

import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;

/**
 * A place for someone, as part of the best there is for everyone.
 *
 * @param terms why: what it means for them
 * @param stood whether the same was suggested before, or a place that differs from it in name only:
 *     of several people with one place that several could take, who keeps its name may change
 * @param basis from what it follows
 */
public record Suggestion(
    PositionId position,
    SlotId slot,
    HealthcareServiceId service,
    OrganizationId receiver,
    Terms terms,
    boolean stood,
    Basis basis) {}
