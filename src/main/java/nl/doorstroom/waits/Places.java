package nl.doorstroom.waits;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The free places of one service for one allotment; units of capacity count one each.
 *
 * @param first start of the first; null when there is none within the horizon
 * @param third start of the third, the NZa's "actuele" wait; null when there are fewer
 * @param weeks how many on site in each of eight weeks, from the running one
 * @param weeksOnline the same, online
 */
public record Places(
    @Nullable Instant first,
    @Nullable Instant third,
    int free,
    List<Integer> weeks,
    List<Integer> weeksOnline) {

  /** How many weeks are counted. */
  public static final int WEEKS = 8;

  /** Monday of the running week, the first that is counted. */
  public static LocalDate firstWeek(LocalDate today) {
    return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  public Places {
    weeks = List.copyOf(weeks);
    weeksOnline = List.copyOf(weeksOnline);
  }
}
