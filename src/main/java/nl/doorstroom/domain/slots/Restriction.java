package nl.doorstroom.domain.slots;

import java.util.Set;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;

/**
 * Who may take a place, further than its allotment says; a set that is empty leaves everyone in.
 *
 * @param referrers organisations that may refer to it; who offers the place always may
 * @param insurers codes of the region's insurers
 * @param ageClasses codes of the region's age classes
 */
public record Restriction(
    Set<OrganizationId> referrers,
    Set<ReferrerType> referrerTypes,
    Set<String> insurers,
    Set<String> ageClasses,
    Set<Urgency> urgencies) {

  public static final Restriction NONE =
      new Restriction(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public Restriction {
    referrers = Set.copyOf(referrers);
    referrerTypes = Set.copyOf(referrerTypes);
    insurers = Set.copyOf(insurers);
    ageClasses = Set.copyOf(ageClasses);
    urgencies = Set.copyOf(urgencies);
  }
}
