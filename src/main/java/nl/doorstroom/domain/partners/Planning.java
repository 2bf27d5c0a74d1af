package nl.doorstroom.domain.partners;

import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ReleaseStep;
import org.jspecify.annotations.Nullable;

/**
 * How a service plans its places.
 *
 * @param confirmHours within how many working hours a claim by a practice must be confirmed; null
 *     when it is final at once
 * @param perWeek how many places a week are for each allotment, before the division deals out the
 *     rest; empty for none
 * @param releases of places that are published without their own
 * @param offerFreed whether freed and last-minute places are offered to the own waiting list by
 *     themselves
 * @param offerHours how long each offer stands then, in working hours
 */
public record Planning(
    @Nullable Integer confirmHours,
    Map<Allotment, Integer> perWeek,
    List<ReleaseStep> releases,
    boolean offerFreed,
    int offerHours) {

  /** Longest term of a confirmation, in working hours. */
  public static final int CONFIRM_HOURS_MAX = 80;

  public static final Planning DEFAULT = new Planning(null, Map.of(), List.of(), false, 4);

  public Planning {
    perWeek = Map.copyOf(perWeek);
    releases = List.copyOf(releases);
  }
}
