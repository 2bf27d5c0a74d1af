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
 * How well one organisation keeps its waiting list. It is not told where few wait, nor where that
 * could be had from what is told of the others.
 *
 * @param positions how many wait with it
 * @param confirmedPercent of how many of them it said in time that they still do, rounded down
 */
public record ListUpkeep(OrganizationId organization, int positions, int confirmedPercent) {

  private static final int WHOLE = 100;

  private static final Comparator<OrganizationId> BY_ID =
      Comparator.comparing(OrganizationId::value);

  /** Of all who have a list and may be told of, in order of id, on the day {@code today}. */
  static List<ListUpkeep> of(Few few, Region region, LocalDate today) {
    Map<OrganizationId, Integer> all = new TreeMap<>(BY_ID);
    Map<OrganizationId, Integer> inTime = new TreeMap<>(BY_ID);
    for (WaitingPosition position : region.waiting().positions()) {
      HealthcareService service = region.partners().service(position.service());
      if (position.isOpen() && service != null) {
        all.merge(service.organization(), 1, Integer::sum);
        if (!today.isAfter(position.standing().confirmBy())) {
          inTime.merge(service.organization(), 1, Integer::sum);
        }
      }
    }
    List<ListUpkeep> told = new ArrayList<>();
    few.parts(all)
        .forEach(
            (organization, n) ->
                told.add(
                    new ListUpkeep(
                        organization, n, inTime.getOrDefault(organization, 0) * WHOLE / n)));
    return told;
  }
}
