package nl.doorstroom.domain.transfers;

import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/**
 * A single question to the table, without a verkennend gesprek (bemiddelingsvraag): in codes only.
 *
 * @param by who asks: a practice, a provider, an insurer or client support
 * @param until by when the table answers; then it stays, and is shown as too late
 * @param overdue whether that passed
 * @param answer null until answered
 * @param withdrawnAt when who asked took it back; null when not
 * @param version position of the last fact that changed it
 */
public record MediationRequest(
    MediationId id,
    OrganizationId by,
    ActorToken actor,
    Request request,
    Instant askedAt,
    Instant until,
    boolean overdue,
    @Nullable Answer answer,
    @Nullable Instant withdrawnAt,
    long version) {

  /**
   * What the table says.
   *
   * @param service null unless it advises one
   * @param leadMinutes minutes of work since it was asked
   */
  public record Answer(
      MediationAdvice advice,
      @Nullable HealthcareServiceId service,
      OrganizationId by,
      ActorToken actor,
      int leadMinutes,
      Instant at) {}

  /** Whether the table still has to answer. */
  public boolean isOpen() {
    return answer == null && withdrawnAt == null;
  }
}
