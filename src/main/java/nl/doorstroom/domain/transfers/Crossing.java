package nl.doorstroom.domain.transfers;

import java.time.Instant;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to another region, as the region that it leaves knows it. It moves in four steps, each
 * journalled and repeated until both regions know it: departing here, taken there (from then on
 * counted there), departed here, confirmed there.
 *
 * @param region where to
 * @param service of that region
 * @param answeredAt when a yes of there was heard here; null before
 * @param there the place that is kept there; null before a yes
 * @param keptUntil until when it is kept; null before a yes
 * @param traveller what goes along; null before the client chose
 * @param end null unless it came to nothing
 * @param reason code of a reason of the other region; null without one
 */
public record Crossing(
    CrossingId id,
    RegionId region,
    HealthcareServiceId service,
    CrossingQuestion question,
    CrossingState state,
    Instant askedAt,
    @Nullable Instant answeredAt,
    @Nullable PlaceThere there,
    @Nullable Instant keptUntil,
    @Nullable Traveller traveller,
    @Nullable CrossingEnd end,
    @Nullable String reason) {

  Crossing accepted(PlaceThere place, Instant until, Instant at) {
    return new Crossing(
        id,
        region,
        service,
        question,
        CrossingState.ACCEPTED,
        askedAt,
        at,
        place,
        until,
        null,
        null,
        null);
  }

  Crossing departing(Traveller who) {
    return with(CrossingState.DEPARTING, who, null, null);
  }

  Crossing departed() {
    return with(CrossingState.DEPARTED, traveller, null, null);
  }

  Crossing ended(CrossingEnd why, @Nullable String code) {
    return with(CrossingState.ENDED, null, why, code);
  }

  private Crossing with(
      CrossingState next,
      @Nullable Traveller who,
      @Nullable CrossingEnd why,
      @Nullable String code) {
    return new Crossing(
        id, region, service, question, next, askedAt, answeredAt, there, keptUntil, who, why, code);
  }
}
