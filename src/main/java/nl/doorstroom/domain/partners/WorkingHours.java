package nl.doorstroom.domain.partners;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/**
 * When the region works. Terms of options, offers and confirmations run in these hours only, so
 * that none of them lapses in a weekend or on a holiday.
 *
 * @param holidays public holidays; the years that are not in it have none
 */
public record WorkingHours(
    Set<DayOfWeek> days, LocalTime opens, LocalTime closes, Set<LocalDate> holidays) {

  public WorkingHours {
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
    if (days.isEmpty() || !opens.isBefore(closes)) {
      throw new IllegalArgumentException(
          "workingHours: "
              + days
              + " "
              + opens
              + "-"
              + closes
              + " (expected: a day, opens < closes)");
    }
  }

  public boolean isWorkingDay(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /** The first working day after {@code day}. */
  public LocalDate workingDayAfter(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (!isWorkingDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The {@code count}th working day after {@code day}; {@code day} itself for 0. */
  public LocalDate workingDaysAfter(LocalDate day, int count) {
    LocalDate result = day;
    for (int i = 0; i < count; i++) {
      result = workingDayAfter(result);
    }
    return result;
  }
}
