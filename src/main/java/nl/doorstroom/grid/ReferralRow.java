package nl.doorstroom.grid;

import java.time.Instant;
import java.time.LocalDate;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.RefusalReason;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.Verwijscode;
import org.jspecify.annotations.Nullable;

/**
 * What became of one referral.
 *
 * @param key id of the referral
 * @param by null when it was made outside the exchange
 * @param place null while none is taken
 * @param normOn last day on which an intake is within the Treeknorm; null where there is none
 * @param returned why there is no place any more although one was taken; null otherwise
 * @param confirmBy until when the place is still to be confirmed; null when it is final
 * @param toMove whether the place cannot be kept and another is looked for
 * @param letter null where no place depends or depended on it
 */
record ReferralRow(
    String key,
    Verwijscode code,
    @Nullable Practice by,
    ReferrerType referrerType,
    HealthcareServiceId service,
    String serviceName,
    String organizationName,
    String locationName,
    CareQuestion careQuestion,
    Urgency urgency,
    String ageClass,
    @Nullable String insurer,
    LocalDate madeOn,
    Instant registeredAt,
    PositionId position,
    State state,
    @Nullable Place place,
    @Nullable LocalDate normOn,
    @Nullable Letter letter,
    @Nullable RefusalReason refused,
    @Nullable CloseReason closed,
    @Nullable Returned returned,
    @Nullable Instant confirmBy,
    boolean toMove,
    long version)
    implements Row {

  enum State {
    WAITING,
    PLANNED,
    INTAKE_DONE,
    IN_TREATMENT,
    REFUSED,
    WITHDRAWN,
    CLOSED
  }

  /**
   * A place that went back, at no cost to who waits.
   *
   * @param reason why it was not confirmed; null when nobody could come
   * @param practitionerAbsent whether nobody could come: another place is looked for first
   */
  record Returned(@Nullable DeclineReason reason, boolean practitionerAbsent) {}

  record Practice(OrganizationId id, String name) {}

  record Place(
      SlotId slot,
      ClaimId claim,
      Instant start,
      @Nullable Instant end,
      @Nullable Delivery delivery) {}

  record Letter(
      boolean received,
      @Nullable Instant receivedAt,
      @Nullable Instant warnAt,
      @Nullable Instant dueAt,
      boolean overdue) {}
}
