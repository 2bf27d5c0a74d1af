package nl.doorstroom.domain.slots;

import java.time.Instant;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a slot's capacity taken for one waiting position.
 *
 * @param by who took it: a practice, or the slot's own organisation
 * @param outcome null until the appointment has been and its outcome is recorded
 */
public record Claim(
    ClaimId id, OrganizationId by, PositionId position, Instant at, @Nullable Outcome outcome) {

  Claim withOutcome(Outcome recorded) {
    return new Claim(id, by, position, at, recorded);
  }
}
