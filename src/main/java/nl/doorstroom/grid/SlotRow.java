package nl.doorstroom.grid;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.HoldKind;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotBlock;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.Verwijscode;
import org.jspecify.annotations.Nullable;

/**
 * One place in time.
 *
 * @param key id of the slot
 * @param organization that owns it
 * @param restriction who may take it, further than its allotment says; null for anyone
 * @param holds those the reader may know of; null when none
 * @param claims those the reader may know of; null when none
 * @param own the owner's alone; null for others
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
    @Nullable Restricted restriction,
    @Nullable List<Held> holds,
    @Nullable List<Claimed> claims,
    State state,
    @JsonUnwrapped @Nullable Own own)
    implements Row {

  enum State {
    FREE,
    HELD,
    TAKEN,
    STARTED,
    WITHDRAWN
  }

  /**
   * Null is no restriction.
   *
   * @param organizations that may refer to it; the owner's
   * @param referrerTypes the owner's
   */
  record Restricted(
      @Nullable List<OrganizationId> organizations,
      @Nullable List<ReferrerType> referrerTypes,
      @Nullable List<String> insurers,
      @Nullable List<String> ageClasses,
      @Nullable List<Urgency> urgencies) {}

  /**
   * @param by null where the reader is the one who holds
   */
  record Held(HoldId hold, HoldKind kind, Instant until, @Nullable OrganizationId by) {}

  /**
   * @param byName null where the reader is the one who claimed
   * @param confirmBy until when it must be confirmed; null once it is final
   * @param toMove whether it must get another place
   */
  record Claimed(
      ClaimId claim,
      PositionId position,
      Instant at,
      @Nullable Outcome outcome,
      @Nullable Verwijscode code,
      @Nullable String byName,
      @Nullable Instant confirmBy,
      boolean toMove) {}

  /**
   * What only the owner sees.
   *
   * @param held units held by anyone
   * @param releases still to come; null when none
   * @param importId the import that published or last changed it; null when by hand
   * @param offering the one that runs; null when none does
   * @param blocked why nothing of it can be taken though it stands; null when it can
   * @param freedAt when a unit was freed that is free still and about to be offered; null when none
   * @param cancelled claims that were cancelled before the start; null when none
   */
  record Own(
      @Nullable String externalId,
      Instant publishedAt,
      long version,
      int held,
      @Nullable ScheduleId schedule,
      @Nullable String scheduleCode,
      @Nullable List<Release> releases,
      @Nullable OverrideReason override,
      boolean lastMinute,
      @Nullable ImportId importId,
      @Nullable OfferingId offering,
      @Nullable SlotBlock blocked,
      @Nullable Instant freedAt,
      @Nullable List<Claimed> cancelled) {}

  /** For whom what is left will be. */
  record Release(Instant at, Allotment allotment) {}
}
