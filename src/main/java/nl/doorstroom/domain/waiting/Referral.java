package nl.doorstroom.domain.waiting;

import java.time.Instant;
import java.time.LocalDate;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * A huisarts's request, counted once wherever it was made.
 *
 * @param code verwijscode for the letter, with a check digit; unique in the region
 * @param by the practice that referred; null when it was made elsewhere and is registered by the
 *     service
 * @param madeOn the day on the letter
 * @param position the waiting position it gave
 * @param letterWarnAt when a missing letter is said; null when no place depends on it
 * @param letterDueAt when a missing letter frees the place; null when no place depends on it
 * @param version position of the last fact that changed it
 */
public record Referral(
    ReferralId id,
    Verwijscode code,
    @Nullable OrganizationId by,
    ReferrerType referrerType,
    HealthcareServiceId service,
    Request request,
    LocalDate madeOn,
    Instant registeredAt,
    PositionId position,
    @Nullable Instant letterReceivedAt,
    @Nullable Instant letterWarnAt,
    @Nullable Instant letterDueAt,
    boolean letterOverdue,
    @Nullable RefusalReason refused,
    long version) {

  Referral withLetter(
      @Nullable Instant receivedAt,
      @Nullable Instant warnAt,
      @Nullable Instant dueAt,
      boolean overdue,
      long changed) {
    return new Referral(
        id,
        code,
        by,
        referrerType,
        service,
        request,
        madeOn,
        registeredAt,
        position,
        receivedAt,
        warnAt,
        dueAt,
        overdue,
        refused,
        changed);
  }

  Referral withRefusal(RefusalReason reason, long changed) {
    return new Referral(
        id,
        code,
        by,
        referrerType,
        service,
        request,
        madeOn,
        registeredAt,
        position,
        letterReceivedAt,
        letterWarnAt,
        letterDueAt,
        letterOverdue,
        reason,
        changed);
  }
}
