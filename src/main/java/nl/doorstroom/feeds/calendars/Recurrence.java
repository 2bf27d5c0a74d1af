package nl.doorstroom.feeds.calendars;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * A pattern in time after RFC 5545: a first start, a rule, dates added and dates taken out. It
 * keeps the local time when the clock changes. A time that the clock skips is read with the offset
 * from before the gap, one that comes twice is the first of the two (§3.3.5).
 *
 * @param length of each occurrence
 * @param rule the value of an {@code RRULE}; null when only the dates count
 * @param also starts added ({@code RDATE})
 * @param except starts taken out ({@code EXDATE})
 * @param exceptDays days taken out whole
 * @param withoutHolidays whether what falls on a Dutch public holiday is left out
 */
public record Recurrence(
    LocalDateTime start,
    Duration length,
    @Nullable String rule,
    Set<LocalDateTime> also,
    Set<LocalDateTime> except,
    Set<LocalDate> exceptDays,
    boolean withoutHolidays) {

  /** Most occurrences at a time. */
  public static final int OCCURRENCES_MAX = 1_000;

  /** Longest rule, in characters. */
  private static final int RULE_MAX = 1_000;

  /** How many steps of the rule may lie between its start and what is asked for. */
  private static final long STEPS_MAX = 100_000;

  /** More than there are within so many occurrences of a rule that is followed. */
  private static final int HOLIDAYS_MAX = 500;

  private static final Pattern UNTIL = Pattern.compile("(?:^|;)UNTIL=([^;]*)");
  private static final Pattern PART = Pattern.compile("(?:^|;)([A-Z-]+)=([^;]*)");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "MINUTELY", ChronoUnit.MINUTES,
          "HOURLY", ChronoUnit.HOURS,
          "DAILY", ChronoUnit.DAYS,
          "WEEKLY", ChronoUnit.WEEKS,
          "MONTHLY", ChronoUnit.MONTHS,
          "YEARLY", ChronoUnit.YEARS);

  public Recurrence {
    also = Set.copyOf(also);
    except = Set.copyOf(except);
    exceptDays = Set.copyOf(exceptDays);
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("length: " + length + " (expected: more than 0)");
    }
    if (rule != null) {
      rule = checked(rule);
    }
  }

  /** A pattern with nothing added and nothing taken out. */
  public static Recurrence of(LocalDateTime start, Duration length, String rule) {
    return new Recurrence(start, length, rule, Set.of(), Set.of(), Set.of(), false);
  }

  /**
   * One of its places in time.
   *
   * @param local its start as the pattern has it
   */
  public record Occurrence(LocalDateTime local, Instant start, Instant end) {}

  /**
   * What a pattern gives.
   *
   * @param holidays days left out because they are public holidays, in order
   */
  public record Expansion(List<Occurrence> occurrences, List<LocalDate> holidays) {
    public Expansion {
      occurrences = List.copyOf(occurrences);
      holidays = List.copyOf(holidays);
    }
  }

  /**
   * The occurrences that start from {@code from} to before {@code to}, in order.
   *
   * @throws IllegalArgumentException when the rule cannot be followed, or gives more than {@link
   *     #OCCURRENCES_MAX}
   */
  public Expansion between(ZoneId zone, Instant from, Instant to) {
    TreeSet<LocalDateTime> starts = new TreeSet<>(ruled(zone, from, to));
    starts.addAll(also);
    Instant until = until(zone);
    Set<LocalDate> holidays = new TreeSet<>();
    Map<Year, Set<LocalDate>> known = new HashMap<>();
    List<Occurrence> occurrences = new ArrayList<>();
    for (LocalDateTime local : starts) {
      Instant at = instant(local, zone);
      boolean ruledOut = until != null && at.isAfter(until) && !also.contains(local);
      if (ruledOut
          || at.isBefore(from)
          || !at.isBefore(to)
          || except.contains(local)
          || exceptDays.contains(local.toLocalDate())) {
        continue;
      }
      LocalDate day = local.toLocalDate();
      if (withoutHolidays
          && known.computeIfAbsent(Year.from(day), DutchHolidays::of).contains(day)) {
        holidays.add(day);
        continue;
      }
      if (occurrences.size() == OCCURRENCES_MAX) {
        throw new IllegalArgumentException(
            "rule: more than " + OCCURRENCES_MAX + " occurrences (expected: fewer)");
      }
      occurrences.add(new Occurrence(local, at, at.plus(length)));
    }
    return new Expansion(occurrences, List.copyOf(holidays));
  }

  /** What a local time means in a place, where the clock skips it or shows it twice too. */
  static Instant instant(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }

  /** The first start always counts, whether the rule gives it or not. */
  private Set<LocalDateTime> ruled(ZoneId zone, Instant from, Instant to) {
    TreeSet<LocalDateTime> starts = new TreeSet<>();
    starts.add(start);
    if (rule == null) {
      return starts;
    }
    LocalDateTime first = LocalDateTime.ofInstant(from, zone).minusDays(1);
    LocalDateTime last = LocalDateTime.ofInstant(to, zone).plusDays(1);
    if (last.isBefore(start)) {
      return starts;
    }
    requireNear(last);
    String endless = UNTIL.matcher(rule).replaceAll("").replaceFirst("^;", "");
    Recur<LocalDateTime> recur = new Recur<>(endless);
    int most =
        OCCURRENCES_MAX
            + except.size()
            + (exceptDays.isEmpty() ? 0 : OCCURRENCES_MAX)
            + HOLIDAYS_MAX;
    List<LocalDateTime> dates =
        recur.getDates(start, first.isAfter(start) ? first : start, last, most);
    starts.addAll(dates);
    int count = recur.getCount();
    if (count > 0 && !first.isAfter(start)) {
      // Where the rule does not give the first start, that one is counted in its stead.
      while (starts.size() > count) {
        starts.pollLast();
      }
    }
    return starts;
  }

  private void requireNear(LocalDateTime last) {
    Map<String, String> parts = parts(rule == null ? "" : rule);
    ChronoUnit unit = UNITS.getOrDefault(parts.getOrDefault("FREQ", ""), ChronoUnit.MINUTES);
    long interval = Long.parseLong(parts.getOrDefault("INTERVAL", "1"));
    long steps = unit.between(start, last) / interval;
    if (steps > STEPS_MAX) {
      throw new IllegalArgumentException(
          "rule: '" + rule + "' from " + start + " (expected: fewer than " + STEPS_MAX + " steps)");
    }
  }

  private @Nullable Instant until(ZoneId zone) {
    Matcher matcher = UNTIL.matcher(rule == null ? "" : rule);
    if (!matcher.find()) {
      return null;
    }
    String value = matcher.group(1);
    if (value.length() == 8) {
      return instant(LocalDate.parse(value, DAY).atTime(LocalTime.MAX), zone);
    }
    boolean utc = value.endsWith("Z");
    LocalDateTime local =
        LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, LOCAL);
    return utc ? local.toInstant(ZoneOffset.UTC) : instant(local, zone);
  }

  private static Map<String, String> parts(String rule) {
    Map<String, String> parts = new HashMap<>();
    Matcher matcher = PART.matcher(rule);
    while (matcher.find()) {
      parts.put(matcher.group(1), matcher.group(2));
    }
    return parts;
  }

  /** The rule in upper case, once it is known to be one that can be followed. */
  private static String checked(String given) {
    if (given.length() > RULE_MAX) {
      throw refused(given.substring(0, 80) + "…", "at most " + RULE_MAX + " characters");
    }
    String rule = given.strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
    Map<String, String> parts = parts(rule);
    String frequency = parts.get("FREQ");
    if (frequency == null || !UNITS.containsKey(frequency)) {
      throw refused(given, "FREQ of MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY");
    }
    requirePositive(given, parts, "INTERVAL");
    requirePositive(given, parts, "COUNT");
    if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
      throw refused(given, "COUNT or UNTIL, not both");
    }
    try {
      var unused =
          new Recur<LocalDateTime>(UNTIL.matcher(rule).replaceAll("").replaceFirst("^;", ""));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw refused(given, "a rule after RFC 5545; " + e.getMessage());
    }
    Matcher until = UNTIL.matcher(rule);
    if (until.find() && !isUntil(until.group(1))) {
      throw refused(given, "UNTIL such as 20261231 or 20261231T225959Z");
    }
    return rule;
  }

  private static boolean isUntil(String value) {
    try {
      if (value.length() == 8) {
        LocalDate unused = LocalDate.parse(value, DAY);
      } else {
        LocalDateTime unused = LocalDateTime.parse(value.replaceFirst("Z$", ""), LOCAL);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void requirePositive(String rule, Map<String, String> parts, String part) {
    String value = parts.get(part);
    if (value != null && !value.matches("[1-9]\\d{0,5}")) {
      throw refused(rule, part + " of 1 to 999999");
    }
  }

  private static IllegalArgumentException refused(String rule, String expected) {
    return new IllegalArgumentException("rule: '" + rule + "' (expected: " + expected + ")");
  }
}
