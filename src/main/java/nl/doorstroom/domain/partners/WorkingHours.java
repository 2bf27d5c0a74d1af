package nl.doorstroom.domain.partners;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
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

  /** The {@code count}th working day before {@code day}; {@code day} itself for 0. */
  public LocalDate workingDaysBefore(LocalDate day, int count) {
    LocalDate result = day;
    for (int i = 0; i < count; i++) {
      do {
        result = result.minusDays(1);
      } while (!isWorkingDay(result));
    }
    return result;
  }

  /** How many working days lie from {@code from}, itself included, until before {@code to}. */
  public int workingDaysBetween(LocalDate from, LocalDate to) {
    return (int) from.datesUntil(to.isBefore(from) ? from : to).filter(this::isWorkingDay).count();
  }

  /** When {@code hours} of work have passed after {@code instant}, in {@code zone}. */
  public Instant after(Instant instant, int hours, ZoneId zone) {
    Duration left = Duration.ofHours(hours);
    LocalDateTime at = LocalDateTime.ofInstant(instant, zone);
    if (!isWorkingDay(at.toLocalDate()) || !at.toLocalTime().isBefore(closes)) {
      at = workingDayAfter(at.toLocalDate()).atTime(opens);
    } else if (at.toLocalTime().isBefore(opens)) {
      at = at.toLocalDate().atTime(opens);
    }
    Duration today = Duration.between(at.toLocalTime(), closes);
    while (left.compareTo(today) > 0) {
      left = left.minus(today);
      at = workingDayAfter(at.toLocalDate()).atTime(opens);
      today = Duration.between(opens, closes);
    }
    return at.plus(left).atZone(zone).toInstant();
  }

  /** How many minutes of work lie between {@code from} and {@code to}, in {@code zone}. */
  public int minutesBetween(Instant from, Instant to, ZoneId zone) {
    LocalDateTime start = LocalDateTime.ofInstant(from, zone);
    LocalDateTime end = LocalDateTime.ofInstant(to, zone);
    long minutes = 0;
    for (LocalDate day = start.toLocalDate();
        !day.isAfter(end.toLocalDate());
        day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        LocalDateTime first = later(start, day.atTime(opens));
        LocalDateTime last = end.isBefore(day.atTime(closes)) ? end : day.atTime(closes);
        minutes += first.isBefore(last) ? Duration.between(first, last).toMinutes() : 0;
      }
    }
    return (int) minutes;
  }

  private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
    return one.isAfter(other) ? one : other;
  }
}
