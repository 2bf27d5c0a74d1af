package nl.doorstroom.waits;

import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.ReferrerType;

/**
 * Which places practices may take as far as it depends on who refers. Whether one is for the person
 * (insurer, age class, urgency) is not known before someone is referred.
 */
public final class Practices {

  private Practices() {}

  /** Whether every practice may take {@code slot}. */
  public static boolean mayAllTake(Slot slot) {
    return mayAnyTake(slot) && slot.restriction().referrers().isEmpty();
  }

  /** Whether there may be a practice that may take {@code slot}. */
  public static boolean mayAnyTake(Slot slot) {
    Restriction restriction = slot.restriction();
    return restriction.referrerTypes().isEmpty()
        || restriction.referrerTypes().contains(ReferrerType.GP);
  }

  /** Whether {@code practice} may take {@code slot}. */
  public static boolean mayTake(Slot slot, OrganizationId practice) {
    return mayAnyTake(slot)
        && (slot.restriction().referrers().isEmpty()
            || slot.restriction().referrers().contains(practice));
  }
}
