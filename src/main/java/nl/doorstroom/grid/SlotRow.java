package nl.doorstroom.grid;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.HoldKind;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Verwijscode;
import org.jspecify.annotations.Nullable;

/**
 * One place in time.
 *
 * @param key id of the slot
 * @param organization that owns it
 * @param held units held by anyone; the owner's
 * @param holds those the reader may know of; null when none
 * @param claims those the reader may know of; null when none
 */
record SlotRow(
    String key,
    HealthcareServiceId service,
    String serviceName,
    OrganizationId organization,
    SlotKind kind,
    Instant start,
    Instant end,
    int capacity,
    int free,
    Allotment allotment,
    Delivery delivery,
    @Nullable String externalId,
    @Nullable Instant publishedAt,
    @Nullable Long version,
    @Nullable Integer held,
    @Nullable List<Held> holds,
    @Nullable List<Claimed> claims,
    State state)
    implements Row {

  enum State {
    FREE,
    HELD,
    TAKEN,
    STARTED,
    WITHDRAWN
  }

  /**
   * @param by null where the reader is the one who holds
   */
  record Held(HoldId hold, HoldKind kind, Instant until, @Nullable OrganizationId by) {}

  /**
   * @param byName null where the reader is the one who claimed
   */
  record Claimed(
      ClaimId claim,
      PositionId position,
      Instant at,
      @Nullable Outcome outcome,
      @Nullable Verwijscode code,
      @Nullable String byName) {}
}
