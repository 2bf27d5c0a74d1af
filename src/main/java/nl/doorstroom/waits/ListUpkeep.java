package nl.doorstroom.waits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.WaitingPosition;

/**
 * How well one organisation keeps its waiting list. Where few wait it is not told.
 *
 * @param positions how many wait with it
 * @param confirmedPercent of how many of them it said in time that they still do, rounded down
 */
public record ListUpkeep(OrganizationId organization, int positions, int confirmedPercent) {

  private static final int WHOLE = 100;

  /** Of all who have a list, in order of id, on the day {@code today}. */
  static List<ListUpkeep> of(Few few, Region region, LocalDate today) {
    Map<OrganizationId, int[]> counts = new TreeMap<>(Comparator.comparing(OrganizationId::value));
    for (WaitingPosition position : region.waiting().positions()) {
      HealthcareService service = region.partners().service(position.service());
      if (position.isOpen() && service != null) {
        int[] count = counts.computeIfAbsent(service.organization(), o -> new int[2]);
        count[0]++;
        count[1] += today.isAfter(position.standing().confirmBy()) ? 0 : 1;
      }
    }
    List<ListUpkeep> all = new ArrayList<>();
    counts.forEach(
        (organization, count) -> {
          if (!few.isFew(count[0])) {
            all.add(new ListUpkeep(organization, count[0], count[1] * WHOLE / count[0]));
          }
        });
    return all;
  }
}
