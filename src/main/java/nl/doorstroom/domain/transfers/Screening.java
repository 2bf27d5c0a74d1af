package nl.doorstroom.domain.transfers;

import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * A second person's look at a candidate (vier ogen): never the proposer's.
 *
 * @param basis code of the basis on which an organisation from outside looked; null when the holder
 *     screened
 */
public record Screening(
    ScreeningOutcome outcome,
    OrganizationId by,
    ActorToken actor,
    @Nullable String basis,
    Instant at) {}
