package nl.doorstroom.reminders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WorkingHours;

/** When mails go. */
final class When {

  private static final Duration BACKOFF_MIN = Duration.ofMinutes(1);
  private static final Duration BACKOFF_MAX = Duration.ofMinutes(30);
  private static final int DOUBLINGS_MAX = 10;

  private When() {}

  /** Whether the region works at {@code now}: not in a weekend, on a holiday or at night. */
  static boolean isWorking(RegionConfig config, Instant now) {
    WorkingHours hours = config.workingHours();
    LocalDateTime local = LocalDateTime.ofInstant(now, config.timeZone());
    LocalTime time = local.toLocalTime();
    return hours.isWorkingDay(local.toLocalDate())
        && !time.isBefore(hours.opens())
        && time.isBefore(hours.closes());
  }

  /** How long to wait after the {@code times}th failure in a row, counted from 1. */
  static Duration backoff(int times) {
    Duration wait = BACKOFF_MIN.multipliedBy(1L << Math.min(times - 1, DOUBLINGS_MAX));
    return wait.compareTo(BACKOFF_MAX) < 0 ? wait : BACKOFF_MAX;
  }
}
