package nl.doorstroom.grid;

import java.time.Instant;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.waiting.Verwijscode;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param key its position in the journal
 * @param service null when it concerns a location or a whole organisation
 * @param start of the place that is concerned; null when none is
 * @param code of the referral that is concerned; the owner's
 * @param mine whether it is shown because the reader owns it
 */
record ActivityRow(
    String key,
    Instant at,
    EventType type,
    @Nullable HealthcareServiceId service,
    @Nullable String serviceName,
    @Nullable String organizationName,
    @Nullable Instant start,
    @Nullable Verwijscode code,
    boolean mine)
    implements Row {}
