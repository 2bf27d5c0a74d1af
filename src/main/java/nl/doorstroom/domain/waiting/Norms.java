package nl.doorstroom.waits;

import java.time.LocalDate;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Up to which day a wait is within what was agreed. A wait is over the norm from the day after, and
 * only ggz treatment has a Treeknorm.
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

  /** Whether {@code last} has passed when {@code today} starts. */
  public static boolean isOver(@Nullable LocalDate last, @Nullable LocalDate today) {
    return last != null && today != null && today.isAfter(last);
  }

  static @Nullable Integer targetDays(RegionConfig config, Urgency urgency) {
    RegionConfig.UrgencyDefinition definition = config.urgencies().get(urgency);
    return definition == null ? null : definition.targetDays();
  }
}
