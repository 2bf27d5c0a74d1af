package nl.doorstroom.grid;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.waits.Figures;
import nl.doorstroom.waits.RegionMean;

/** The means of the region that services are shown beside, as they were told last. */
final class MeansShown {

  private final Map<ServiceCategory, RegionMean> means = new EnumMap<>(ServiceCategory.class);

  /** Of which kinds of help the mean is another than it was, which is known from now on. */
  Set<ServiceCategory> changed(Figures figures) {
    Set<ServiceCategory> changed = EnumSet.noneOf(ServiceCategory.class);
    for (ServiceCategory category : ServiceCategory.values()) {
      RegionMean mean = figures.region(category);
      RegionMean before = mean == null ? means.remove(category) : means.put(category, mean);
      if (!Objects.equals(before, mean)) {
        changed.add(category);
      }
    }
    return changed;
  }
}
