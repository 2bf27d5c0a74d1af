package nl.doorstroom.domain.imports;

import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.WithdrawReason;

/** One thing to do to one slot that is known by its external id. */
public sealed interface SlotItem {

  /**
   * Publishes {@code draft}, or makes the slot that stands under its external id like it. Without
   * an external id it is published.
   */
  record Put(SlotDraft draft) implements SlotItem {}

  /** Takes back the slot that stands under {@code externalId}; none is already so. */
  record Withdraw(HealthcareServiceId service, String externalId, WithdrawReason reason)
      implements SlotItem {}
}
