package nl.doorstroom.matching;

import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;

/**
 * One wish or filter that, loosened alone while all that is suggested stands, would give someone a
 * place: this one.
 *
 * @param loosened what stands in the way; {@link Obstacle#loosenedBy()} says who to ask
 * @param terms what the place would mean for them
 * @param free whether a unit of it is left; otherwise someone for whom less is lost moves or leaves
 */
public record Opening(
    Obstacle loosened, SlotId slot, OrganizationId receiver, Terms terms, boolean free) {}
