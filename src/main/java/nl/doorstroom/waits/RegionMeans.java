package nl.doorstroom.waits;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.ServiceCategory;
import org.jspecify.annotations.Nullable;

/** The mean wait for an intake per kind of service, of what each service adds to it. */
final class RegionMeans {

  /** Fewer people are not told. */
  private static final int TOLD = 10;

  private final Map<HealthcareServiceId, Part> parts = new HashMap<>();
  private final Map<ServiceCategory, Part> sums = new EnumMap<>(ServiceCategory.class);

  /** Waits that ended, {@code n} of them. */
  record Part(ServiceCategory category, long days, long n) {}

  void clear() {
    parts.clear();
    sums.clear();
  }

  /** {@code part} is all that {@code service} adds; null when it adds nothing. */
  void put(HealthcareServiceId service, @Nullable Part part) {
    Part before = part == null ? parts.remove(service) : parts.put(service, part);
    if (before != null) {
      add(before, -1);
    }
    if (part != null) {
      add(part, 1);
    }
  }

  private void add(Part part, int sign) {
    Part sum = sums.getOrDefault(part.category(), new Part(part.category(), 0, 0));
    sums.put(
        part.category(),
        new Part(part.category(), sum.days() + sign * part.days(), sum.n() + sign * part.n()));
  }

  @Nullable RegionMean of(ServiceCategory category) {
    Part sum = sums.get(category);
    return sum == null || sum.n() < TOLD
        ? null
        : new RegionMean(
            Math.toIntExact(Math.round((double) sum.days() / sum.n())),
            Math.toIntExact(sum.n() / TOLD * TOLD));
  }
}
