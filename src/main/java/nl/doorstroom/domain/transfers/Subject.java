package nl.doorstroom.domain.transfers;

import java.time.LocalDate;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Whom a transfer is about.
 *
 * @param holder whose service it is
 * @param service where someone waits, or is in treatment
 * @param position on the holder's list; null when in treatment
 * @param request for what, with the urgency as it now is
 * @param since start of waiting, which goes along; in treatment, the day of the proposal
 */
public record Subject(
    TransferKind kind,
    OrganizationId holder,
    HealthcareServiceId service,
    @Nullable PositionId position,
    PersonToken person,
    Request request,
    LocalDate since) {

  Subject withUrgency(Urgency urgency) {
    return new Subject(
        kind, holder, service, position, person, request.withUrgency(urgency), since);
  }
}
