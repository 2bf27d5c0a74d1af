package nl.doorstroom.domain.partners;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a service has room for, in the holder's own words, beside the places it publishes.
 *
 * @param placesPerWeek new people a week; null when not declared
 * @param couldOpen how many more places could open within a week if there were demand; null when
 *     not declared
 * @param closedUntil first day on which there is room again; for {@link
 *     CapacityStatus#CLOSED_UNTIL} and only then
 * @param validUntil last day on which it is shown, unless it is declared again
 */
public record Capacity(
    CapacityStatus status,
    @Nullable Integer placesPerWeek,
    @Nullable Integer couldOpen,
    @Nullable LocalDate closedUntil,
    LocalDate validUntil,
    LocalDate declaredOn) {

  /** How long a declaration holds when it does not say, in days. */
  public static final int VALID_DAYS = 14;

  /** Longest that a declaration can hold, in days. */
  public static final int VALID_DAYS_MAX = 92;

  /** Whether it still counts on {@code day}. */
  public boolean holdsOn(LocalDate day) {
    return !day.isAfter(validUntil);
  }
}
