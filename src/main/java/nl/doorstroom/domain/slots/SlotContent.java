package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.partners.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What the holder says of a place: all of it that can change.
 *
 * @param schedule the agenda it is in; null when in none
 * @param allotment for whom it was published; releases may have opened it since
 * @param releases in order of time, those that have happened included
 * @param override why a check against dummy slots was overridden; null when none was
 * @param lastMinute whether it is to be filled at short notice
 */
public record SlotContent(
    @Nullable ScheduleId schedule,
    Instant start,
    Instant end,
    int capacity,
    Allotment allotment,
    Delivery delivery,
    Restriction restriction,
    List<Release> releases,
    @Nullable OverrideReason override,
    boolean lastMinute) {
  public SlotContent {
    releases = List.copyOf(releases);
  }

  /** How many releases have happened by {@code instant}. */
  int releasedBy(Instant instant) {
    return (int) releases.stream().filter(r -> !r.at().isAfter(instant)).count();
  }
}
