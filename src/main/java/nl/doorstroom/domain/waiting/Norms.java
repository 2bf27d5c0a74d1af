package nl.doorstroom.domain.waiting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import org.jspecify.annotations.Nullable;

/**
 * Up to which day a wait is within what was agreed. A wait is over it from the day after. Only ggz
 * treatment has a Treeknorm, which runs per phase; the term of an urgency runs from registration.
 */
public final class Norms {

  private Norms() {}

  /** Last day within the Treeknorm; null where there is none. */
  public static @Nullable LocalDate normOn(
      RegionConfig config, ServiceCategory category, WaitPhase phase, LocalDate phaseSince) {
    return category == ServiceCategory.GGZ_TREATMENT
        ? phaseSince.plusDays(config.norms().days(phase))
        : null;
  }

  /** Last day within the urgency's own term; null where only the norm holds. */
  public static @Nullable LocalDate targetOn(
      RegionConfig config, Urgency urgency, LocalDate since) {
    Integer days = targetDays(config, urgency);
    return days == null ? null : since.plusDays(days);
  }

  /** The urgency's own term in days; null where only the norm holds. */
  public static @Nullable Integer targetDays(RegionConfig config, Urgency urgency) {
    RegionConfig.UrgencyDefinition definition = config.urgencies().get(urgency);
    return definition == null ? null : definition.targetDays();
  }

  /** Whether {@code last} has passed when {@code today} starts. */
  public static boolean isOver(@Nullable LocalDate last, @Nullable LocalDate today) {
    return last != null && today != null && today.isAfter(last);
  }

  /**
   * Days over the norm or over the term of the urgency, whichever is longer: by this people are put
   * in order, on the lists, at the table and in what is suggested.
   *
   * @param category of the service at which {@code position} waits
   */
  public static long daysOver(
      RegionConfig config, ServiceCategory category, WaitingPosition position, LocalDate today) {
    LocalDate normOn = normOn(config, category, position.phase(), position.phaseSince());
    LocalDate targetOn = targetOn(config, position.request().urgency(), position.since());
    return Math.max(daysOver(normOn, today), daysOver(targetOn, today));
  }

  private static long daysOver(@Nullable LocalDate last, LocalDate today) {
    return last == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(last, today));
  }
}
