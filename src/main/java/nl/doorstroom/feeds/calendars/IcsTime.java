package nl.doorstroom.feeds.calendars;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.feeds.reading.MisreadException;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import org.jspecify.annotations.Nullable;

/**
 * A value of type {@code DATE-TIME} or {@code DATE}.
 *
 * @param zone in which {@code local} is said; UTC for a value that ends in {@code Z}
 */
record IcsTime(LocalDateTime local, ZoneId zone, boolean wholeDay) {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final Pattern DURATION =
      Pattern.compile(
          "\\+?P(?:(?<w>\\d{1,3})W)?(?:(?<d>\\d{1,3})D)?"
              + "(?:T(?:(?<h>\\d{1,4})H)?(?:(?<m>\\d{1,5})M)?(?:(?<s>\\d{1,6})S)?)?");

  static IcsTime of(String name, String value, @Nullable String zone, Zones zones) {
    String plain = value.strip().toUpperCase(Locale.ROOT);
    try {
      if (plain.length() == 8) {
        LocalDate day = LocalDate.parse(plain, DateTimeFormatter.BASIC_ISO_DATE);
        return new IcsTime(day.atStartOfDay(), zones.local(), true);
      }
      boolean utc = plain.endsWith("Z");
      String local = utc ? plain.substring(0, plain.length() - 1) : plain;
      return new IcsTime(
          LocalDateTime.parse(local, DATE_TIME), utc ? ZoneOffset.UTC : zones.of(zone), false);
    } catch (DateTimeException e) {
      throw new MisreadException(Why.NOT_A_TIME, name, value, "such as 20261123T093000");
    }
  }

  Instant instant() {
    return Recurrence.instant(local, zone);
  }

  /** The same moment, as it is said in {@code other}. */
  LocalDateTime in(ZoneId other) {
    return zone.equals(other) || wholeDay ? local : LocalDateTime.ofInstant(instant(), other);
  }

  static Duration duration(String value) {
    Matcher matcher = DURATION.matcher(value.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new MisreadException(Why.NOT_A_NUMBER, "DURATION", value, "such as PT45M");
    }
    return Duration.ofDays(7 * number(matcher, "w") + number(matcher, "d"))
        .plusHours(number(matcher, "h"))
        .plusMinutes(number(matcher, "m"))
        .plusSeconds(number(matcher, "s"));
  }

  private static long number(Matcher matcher, String group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
