package nl.doorstroom.feeds.reading;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as Dutch exports write them: {@code 21-11-2026}, {@code 21/11/26}, {@code 21
 * november 2026}, {@code 2026-11-21}, {@code 9.30}, {@code 09:30 uur}, with or without the day of
 * the week. The day always comes before the month; a year of two digits is in this century.
 */
final class DutchTime {

  private static final String DATE =
      "(?:(?<y>\\d{4})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})"
          + "|(?<packed>\\d{8})"
          + "|(?<d2>\\d{1,2})[-/.](?<m2>\\d{1,2})[-/.](?<y2>\\d{4}|\\d{2})"
          + "|(?<d3>\\d{1,2})[ -](?<name>[a-z]{3,9})\\.?[ -](?<y3>\\d{4}|\\d{2}))";
  private static final String TIME =
      "(?:(?<h>\\d{1,2})[:.u](?<min>\\d{2})(?:[:.]\\d{2}(?:[.,]\\d{1,9})?)?|(?<hm>\\d{4}))(?: ?(?:uur|u))?";
  private static final String WEEKDAY =
      "(?:(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
          + "|mon|tue|wed|thu|fri|sat|sun)\\.?,? +)?";

  private static final Pattern DATE_ONLY = Pattern.compile(WEEKDAY + DATE);
  private static final Pattern TIME_ONLY = Pattern.compile(TIME);
  private static final Pattern DATE_TIME =
      Pattern.compile(WEEKDAY + DATE + "(?:[t ]|, ?| om )+" + TIME);
  private static final Pattern SPAN =
      Pattern.compile("(?<from>.*?\\S) ?(?:-|–|tot|t/m|to) ?(?<to>[0-9][0-9:.u]*(?: ?uur)?)");
  private static final Pattern HOURS = Pattern.compile("(?<h>\\d{1,2})[:.u](?<min>\\d{2})");
  private static final Pattern MINUTES =
      Pattern.compile("(?<n>\\d{1,4})(?: ?(?:m|min|min\\.|minuten|minutes))?");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec");

  private static final Map<String, String> SPELLINGS =
      Map.of("mrt", "maa", "mar", "maa", "may", "mei", "oct", "okt");

  private static final int CENTURY = 2000;

  /** Longer than any date with a time, in characters. */
  private static final int LENGTH_MAX = 80;

  private DutchTime() {}

  /** A date and time, in the place where it happens or, with {@code at}, anywhere. */
  record Moment(LocalDateTime local, @Nullable Instant at) {}

  /** A start with an end on the same day. */
  record Span(LocalDateTime start, LocalTime end) {}

  static LocalDate date(Field field, String value) {
    Matcher matcher = DATE_ONLY.matcher(plain(value));
    if (matcher.matches()) {
      return date(field, value, matcher);
    }
    Moment moment = moment(value);
    if (moment != null) {
      return moment.local().toLocalDate();
    }
    throw new MisreadException(Why.NOT_A_DATE, field, value, "a date such as 21-11-2026");
  }

  static LocalTime time(Field field, String value) {
    Matcher matcher = TIME_ONLY.matcher(plain(value));
    if (matcher.matches()) {
      return time(field, value, matcher);
    }
    Moment moment = moment(value);
    if (moment != null) {
      return moment.local().toLocalTime();
    }
    throw new MisreadException(Why.NOT_A_TIME, field, value, "a time such as 09:30");
  }

  /** Whether {@code value} has a time and no date. */
  static boolean isTime(String value) {
    return TIME_ONLY.matcher(plain(value)).matches();
  }

  static boolean isDate(String value) {
    return isRead(() -> date(Field.DATE, value)) && moment(value) == null;
  }

  static boolean isMoment(String value) {
    return isRead(() -> moment(value) != null ? value : null);
  }

  static boolean isSpan(String value) {
    return isRead(() -> span(Field.WHEN, plain(value), value));
  }

  private static boolean isRead(Supplier<@Nullable Object> reader) {
    try {
      return reader.get() != null;
    } catch (MisreadException e) {
      return false;
    }
  }

  static Moment moment(Field field, String value) {
    Moment moment = moment(value);
    if (moment == null) {
      throw new MisreadException(
          Why.NOT_A_TIME, field, value, "a date and time such as 21-11-2026 09:30");
    }
    return moment;
  }

  /** Null when it is not one. */
  private static @Nullable Moment moment(String value) {
    String plain = plain(value);
    Matcher matcher = DATE_TIME.matcher(plain);
    if (matcher.matches()) {
      return new Moment(
          date(Field.START, value, matcher).atTime(time(Field.START, value, matcher)), null);
    }
    if (plain.length() >= 16 && plain.indexOf('t') == 10) {
      try {
        OffsetDateTime at = OffsetDateTime.parse(plain.toUpperCase(Locale.ROOT));
        return new Moment(at.toLocalDateTime(), at.toInstant());
      } catch (DateTimeException e) {
        return null;
      }
    }
    return null;
  }

  static Span span(Field field, String value) {
    Span span = span(field, plain(value), value);
    if (span == null) {
      throw new MisreadException(
          Why.NOT_A_TIME, field, value, "a date with two times, such as 21-11-2026 09:30-10:15");
    }
    return span;
  }

  private static @Nullable Span span(Field field, String plain, String value) {
    Matcher matcher = SPAN.matcher(plain);
    if (!matcher.matches() || !isTime(matcher.group("to"))) {
      return null;
    }
    Matcher from = DATE_TIME.matcher(matcher.group("from"));
    return from.matches()
        ? new Span(
            date(field, value, from).atTime(time(field, value, from)),
            time(field, matcher.group("to")))
        : null;
  }

  /** Minutes, or hours and minutes. */
  static Duration duration(Field field, String value) {
    String plain = plain(value);
    Matcher hours = HOURS.matcher(plain);
    if (hours.matches()) {
      return Duration.ofHours(Long.parseLong(hours.group("h")))
          .plusMinutes(Long.parseLong(hours.group("min")));
    }
    Matcher minutes = MINUTES.matcher(plain);
    if (minutes.matches()) {
      return Duration.ofMinutes(Long.parseLong(minutes.group("n")));
    }
    throw new MisreadException(
        Why.NOT_A_NUMBER, field, value, "a number of minutes, or hours and minutes as 0:45");
  }

  /** The first of two instants where the clock goes back; none where it goes forward. */
  static Instant at(Field field, LocalDateTime local, ZoneId zone) {
    if (zone.getRules().getValidOffsets(local).isEmpty()) {
      throw new MisreadException(
          Why.NO_SUCH_TIME,
          field,
          local.toString(),
          "a time that exists: the clock goes forward here");
    }
    return local.atZone(zone).toInstant();
  }

  private static String plain(String value) {
    if (value.length() > LENGTH_MAX) {
      return "";
    }
    return value.strip().replaceAll("[\\s\\u00a0]+", " ").toLowerCase(Locale.ROOT);
  }

  private static LocalDate date(Field field, String value, Matcher matcher) {
    try {
      String packed = matcher.group("packed");
      if (packed != null) {
        return LocalDate.of(
            number(packed.substring(0, 4)),
            number(packed.substring(4, 6)),
            number(packed.substring(6)));
      }
      if (matcher.group("y") != null) {
        return LocalDate.of(
            number(matcher.group("y")), number(matcher.group("m")), number(matcher.group("d")));
      }
      if (matcher.group("y2") != null) {
        return LocalDate.of(
            year(matcher.group("y2")), number(matcher.group("m2")), number(matcher.group("d2")));
      }
      return LocalDate.of(
          year(matcher.group("y3")),
          month(field, value, matcher.group("name")),
          number(matcher.group("d3")));
    } catch (DateTimeException e) {
      throw new MisreadException(Why.NOT_A_DATE, field, value, "a day that exists");
    }
  }

  private static int month(Field field, String value, String name) {
    String word = SPELLINGS.getOrDefault(name.substring(0, 3), name.substring(0, 3));
    int month = MONTHS.indexOf(word) + 1;
    if (month > 0) {
      return month;
    }
    throw new MisreadException(Why.NOT_A_DATE, field, value, "the name of a month");
  }

  private static LocalTime time(Field field, String value, Matcher matcher) {
    try {
      String packed = matcher.group("hm");
      if (packed != null) {
        return LocalTime.of(number(packed.substring(0, 2)), number(packed.substring(2)));
      }
      return LocalTime.of(number(matcher.group("h")), number(matcher.group("min")));
    } catch (DateTimeException e) {
      throw new MisreadException(Why.NOT_A_TIME, field, value, "00:00 to 23:59");
    }
  }

  private static int year(String digits) {
    return digits.length() == 2 ? CENTURY + number(digits) : number(digits);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
