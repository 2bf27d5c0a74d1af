package nl.doorstroom.matching;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * Someone who waits and may be helped sooner elsewhere: codes, classes and days only.
 *
 * @param service for which they wait
 * @param holder on whose list they are
 * @param referrerType null when nobody referred through the exchange
 * @param echelons any of which would do, by a professional's judgement; empty when all would
 * @param wishes what the client would like
 * @param consent what the client agreed to
 * @param declinedBy services that already said no to this case
 * @param loosened what need not stand in the way of this case, because whoever can has said so
 * @param km whole kilometres from where they live to each location; a location that is missing is
 *     one of which the distance is not known
 */
public record Candidate(
    PositionId position,
    HealthcareServiceId service,
    OrganizationId holder,
    @Nullable ReferrerType referrerType,
    Request request,
    Set<Echelon> echelons,
    Wait waited,
    Wishes wishes,
    Set<ConsentScope> consent,
    Set<HealthcareServiceId> declinedBy,
    Set<Obstacle> loosened,
    Map<LocationId, Integer> km) {

  public Candidate {
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(waited, "waited");
    Objects.requireNonNull(wishes, "wishes");
    echelons = Set.copyOf(echelons);
    consent = Set.copyOf(consent);
    declinedBy = Set.copyOf(declinedBy);
    loosened = Set.copyOf(loosened);
    km = Map.copyOf(km);
    for (Obstacle obstacle : loosened) {
      if (obstacle.loosenedBy() == Obstacle.LoosenedBy.NOBODY) {
        throw new IllegalArgumentException(
            "loosened: " + obstacle + " (expected: one that someone can loosen)");
      }
    }
  }

  /**
   * How long it has been, and would still be.
   *
   * @param overNorm days by which the running wait is over the norm, or over the term of its own
   *     urgency, whichever is more; 0 when over neither
   * @param expectedOn when the wait would end where they are now; the last day of the planning
   *     horizon when nothing is in sight
   */
  public record Wait(WaitPhase phase, int overNorm, LocalDate expectedOn) {

    /** Longest time over the norm that is counted with: a century. */
    public static final int OVER_NORM_MAX = 36_500;

    public Wait {
      Objects.requireNonNull(phase, "phase");
      Objects.requireNonNull(expectedOn, "expectedOn");
      if (overNorm < 0 || overNorm > OVER_NORM_MAX) {
        throw new IllegalArgumentException(
            "overNorm: " + overNorm + " (expected: 0 to " + OVER_NORM_MAX + ")");
      }
    }
  }

  /** The same case with {@code obstacle} loosened too. */
  public Candidate loosening(Obstacle obstacle) {
    Set<Obstacle> all = EnumSet.of(obstacle);
    all.addAll(loosened);
    return new Candidate(
        position,
        service,
        holder,
        referrerType,
        request,
        echelons,
        waited,
        wishes,
        consent,
        declinedBy,
        all,
        km);
  }

  /** Distance to {@code place}: 0 online, null when not known. */
  @Nullable Integer kmTo(Place place) {
    return switch (place.delivery()) {
      case ONLINE -> Integer.valueOf(0);
      case ON_SITE -> km.get(place.location());
    };
  }
}
