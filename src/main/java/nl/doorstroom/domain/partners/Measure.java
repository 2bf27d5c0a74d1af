package nl.doorstroom.domain.partners;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation does against waiting, for the regional report.
 *
 * @param placesPerWeek expected effect: so many more places a week; null when not expected
 * @param weeksShorter expected effect: so many weeks less to wait; null when not expected
 * @param endedOn null while it runs
 * @param version position of the last fact that changed it
 */
public record Measure(
    MeasureId id,
    HealthcareServiceId service,
    MeasureKind kind,
    LocalDate from,
    @Nullable Integer placesPerWeek,
    @Nullable Integer weeksShorter,
    LocalDate recordedOn,
    @Nullable LocalDate endedOn,
    long version) {

  /** Largest effect that can be expected. */
  public static final int EFFECT_MAX = 500;
}
