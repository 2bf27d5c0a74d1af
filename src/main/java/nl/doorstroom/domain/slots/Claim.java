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
 * @param confirmBy until when it must be confirmed; null once it is final
 * @param toMove whether the appointment cannot take place, and must get another place
 */
public record Claim(
    ClaimId id,
    OrganizationId by,
    PositionId position,
    Instant at,
    @Nullable Outcome outcome,
    @Nullable Instant confirmBy,
    boolean toMove) {

  Claim withOutcome(@Nullable Outcome recorded) {
    return new Claim(id, by, position, at, recorded, confirmBy, toMove);
  }

  /** Should it ever stand again, it is final and can stay. */
  Claim cancelledAs(Outcome recorded) {
    return new Claim(id, by, position, at, recorded, null, false);
  }

  Claim confirmed() {
    return new Claim(id, by, position, at, outcome, null, toMove);
  }

  Claim moving(boolean must) {
    return new Claim(id, by, position, at, outcome, confirmBy, must);
  }
}
