package nl.doorstroom.domain.imports;

import java.time.LocalDate;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/**
 * Someone about to be put on a waiting list.
 *
 * @param intakeOn day of the first intake; for {@link WaitPhase#TREATMENT} and only then
 */
public record PositionDraft(
    HealthcareServiceId service,
    PersonToken person,
    WaitPhase phase,
    Request request,
    LocalDate since,
    @Nullable LocalDate intakeOn) {}
