package nl.doorstroom.feeds.calendars;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.feeds.calendars.IcsBlocks.Block;
import nl.doorstroom.feeds.calendars.IcsBlocks.Property;
import nl.doorstroom.feeds.reading.Content;
import nl.doorstroom.feeds.reading.EventWords;
import nl.doorstroom.feeds.reading.Field;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import nl.doorstroom.feeds.reading.MisreadException;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import nl.doorstroom.feeds.reading.Row;
import nl.doorstroom.feeds.reading.Rows;
import nl.doorstroom.feeds.reading.TextShape;
import nl.doorstroom.feeds.reading.Upload;
import org.jspecify.annotations.Nullable;

/**
 * The events of an iCalendar file as rows about places, one row per occurrence. The file is gone
 * through twice: first for its time zones and for the occurrences that an event of their own
 * replaces, then for the events.
 *
 * <p>Floating times and whole days are in the region's own zone. A whole day is no place. A place
 * keeps the key {@code UID}, and in a series {@code UID/start}, with the start that the series has
 * for it, in UTC; so an occurrence that was moved is the same place at another time. {@code
 * STATUS:CANCELLED}, and an event that is not a free place, end the place of that key.
 */
public final class IcsRows implements Rows {

  private static final DateTimeFormatter KEY =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Most events that replace an occurrence of a series. */
  private static final int REPLACED_MAX = 100_000;

  private final CalendarReading reading;
  private final Zones zones;
  private final Instant from;
  private final Instant to;
  private final IcsBlocks blocks;
  private final Map<String, Set<Instant>> replaced = new HashMap<>();
  private final Deque<Row> ahead = new ArrayDeque<>();
  private long number;
  private long rows;

  private IcsRows(Upload upload, CalendarReading reading, ZoneId zone, Instant from, Instant to) {
    this.reading = reading;
    this.zones = new Zones(zone);
    this.from = from;
    this.to = to;
    TextShape shape = TextShape.of(upload, null);
    try (IcsBlocks all = new IcsBlocks(TextShape.reader(upload, shape.charset()))) {
      for (Block block = all.next(); block != null; block = all.next()) {
        learn(block);
      }
    }
    this.blocks = new IcsBlocks(TextShape.reader(upload, shape.charset()));
  }

  /**
   * Opens {@code upload}, having gone through all of it once. Blocks.
   *
   * @param zone of the region
   * @param from series are followed from here
   * @param to and to before here
   */
  public static IcsRows open(
      Upload upload, CalendarReading reading, ZoneId zone, Instant from, Instant to) {
    return new IcsRows(upload, reading, zone, from, to);
  }

  /** How the events of {@code upload} are probably meant. Blocks. */
  public static CalendarReading guess(Upload upload) {
    TextShape shape = TextShape.of(upload, null);
    boolean transparent = false;
    boolean categories = false;
    try (IcsBlocks all = new IcsBlocks(TextShape.reader(upload, shape.charset()))) {
      for (Block block = all.next(); block != null; block = all.next()) {
        transparent |= "TRANSPARENT".equalsIgnoreCase(block.value("TRANSP"));
        categories |= EventWords.of(categories(block)).service() != null;
      }
    }
    return new CalendarReading(
        transparent ? CalendarReading.Places.TRANSPARENT : CalendarReading.Places.ALL,
        categories ? CalendarReading.ServiceFrom.CATEGORIES : CalendarReading.ServiceFrom.SUMMARY,
        Map.of());
  }

  private void learn(Block block) {
    if (block.name().equals("VTIMEZONE")) {
      Set<String> offsets = new HashSet<>();
      block.all("STANDARD.TZOFFSETTO").forEach(p -> offsets.add(p.value().strip()));
      block.all("DAYLIGHT.TZOFFSETTO").forEach(p -> offsets.add(p.value().strip()));
      String id = block.value("TZID");
      if (id != null) {
        zones.define(id.strip(), offsets);
      }
      return;
    }
    Property replaces = block.first("RECURRENCE-ID");
    String uid = block.value("UID");
    if (replaces == null || uid == null) {
      return;
    }
    try {
      replaced
          .computeIfAbsent(uid.strip(), u -> new HashSet<>())
          .add(time("RECURRENCE-ID", replaces).instant());
    } catch (MisreadException e) {
      // Said again, with its row, when the event itself is read.
      return;
    }
    if (replaced.size() > REPLACED_MAX) {
      throw new FileRefusedException(
          Problem.TOO_MANY_ROWS,
          block.line(),
          "series with replaced events: more than " + REPLACED_MAX + " (expected: fewer)");
    }
  }

  @Override
  public @Nullable Row next() {
    while (ahead.isEmpty()) {
      Block block = blocks.next();
      if (block == null) {
        return null;
      }
      if (block.name().equals("VEVENT")) {
        number++;
        take(block);
      }
    }
    if (++rows > ROWS_MAX) {
      throw new FileRefusedException(
          Problem.TOO_MANY_ROWS, 0, "rows: more than " + ROWS_MAX + " (expected: fewer)");
    }
    return ahead.remove();
  }

  private void take(Block block) {
    try {
      if (block.damage() != null) {
        throw new MisreadException(
            Why.UNREADABLE, "VEVENT", block.damage(), "an event after RFC 5545");
      }
      ahead.addAll(rowsOf(block));
    } catch (MisreadException e) {
      ahead.add(Row.misread(Content.SLOTS, number, block.line(), e));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      String rule = block.value("RRULE");
      ahead.add(
          Row.misread(
              Content.SLOTS,
              number,
              block.line(),
              new MisreadException(
                  Why.BAD_RULE,
                  "RRULE",
                  rule == null ? "" : rule,
                  String.valueOf(e.getMessage()))));
    }
  }

  private List<Row> rowsOf(Block block) {
    String uid = block.value("UID");
    if (uid == null || uid.isBlank()) {
      throw new MisreadException(Why.MISSING, Field.EXTERNAL_ID, "", "a UID");
    }
    Map<Field, String> values = common(block);
    boolean ends = values.containsKey(Field.STATUS);
    Property begins = block.first("DTSTART");
    if (begins == null) {
      throw new MisreadException(Why.MISSING, Field.START, "", "a DTSTART");
    }
    IcsTime start = time("DTSTART", begins);
    if (start.wholeDay() && !ends) {
      throw new MisreadException(
          Why.NOT_A_TIME, Field.START, begins.value(), "a time of day: a whole day is no place");
    }
    Duration length = length(block, start);
    Property replaces = block.first("RECURRENCE-ID");
    if (replaces != null) {
      if (replaces.parameters().containsKey("RANGE")) {
        throw new MisreadException(
            Why.BAD_RULE, "RECURRENCE-ID", replaces.value(), "one occurrence, without RANGE");
      }
      Instant original = time("RECURRENCE-ID", replaces).instant();
      return List.of(row(block, values, key(uid, original), start.instant(), length));
    }
    if (block.first("RRULE") == null && block.first("RDATE") == null) {
      return List.of(row(block, values, uid.strip(), start.instant(), length));
    }
    return series(block, values, uid.strip(), start, length);
  }

  private List<Row> series(
      Block block, Map<Field, String> values, String uid, IcsTime start, Duration length) {
    if (block.all("RRULE").size() > 1) {
      throw new MisreadException(Why.BAD_RULE, "RRULE", "twice", "at most one");
    }
    Set<LocalDateTime> also = new HashSet<>();
    Map<LocalDateTime, Duration> lengths = new HashMap<>();
    for (Property dates : block.all("RDATE")) {
      for (String value : dates.value().split(",", -1)) {
        String[] period = value.split("/", -1);
        LocalDateTime added = time("RDATE", period[0], dates).in(start.zone());
        also.add(added);
        if (period.length > 1) {
          lengths.put(added, periodLength(period, dates));
        }
      }
    }
    Set<LocalDateTime> except = new HashSet<>();
    Set<LocalDate> exceptDays = new HashSet<>();
    for (Property dates : block.all("EXDATE")) {
      for (String value : dates.value().split(",", -1)) {
        IcsTime out = time("EXDATE", value, dates);
        if (out.wholeDay()) {
          exceptDays.add(out.local().toLocalDate());
        } else {
          except.add(out.in(start.zone()));
        }
      }
    }
    Recurrence recurrence =
        new Recurrence(
            start.local(), length, block.value("RRULE"), also, except, exceptDays, false);
    Set<Instant> elsewhere = replaced.getOrDefault(uid, Set.of());
    List<Row> all = new ArrayList<>();
    for (Recurrence.Occurrence one : recurrence.between(start.zone(), from, to).occurrences()) {
      if (!elsewhere.contains(one.start())) {
        Duration own = lengths.getOrDefault(one.local(), length);
        all.add(row(block, values, key(uid, one.start()), one.start(), own));
      }
    }
    return all;
  }

  private Duration periodLength(String[] period, Property dates) {
    if (period[1].startsWith("P")) {
      return IcsTime.duration(period[1]);
    }
    return Duration.between(
        time("RDATE", period[0], dates).instant(), time("RDATE", period[1], dates).instant());
  }

  private Row row(
      Block block, Map<Field, String> common, String key, Instant start, Duration length) {
    Map<Field, String> values = new EnumMap<>(common);
    values.put(Field.EXTERNAL_ID, key);
    values.put(Field.START, start.toString());
    values.put(Field.END, start.plus(length).toString());
    return Row.of(Content.SLOTS, number, block.line(), values);
  }

  private static String key(String uid, Instant start) {
    return uid.strip() + "/" + KEY.format(start);
  }

  private Duration length(Block block, IcsTime start) {
    Property end = block.first("DTEND");
    String duration = block.value("DURATION");
    Duration length;
    if (end != null) {
      length = Duration.between(start.instant(), time("DTEND", end).instant());
    } else if (duration != null) {
      length = IcsTime.duration(duration);
    } else if (start.wholeDay()) {
      length = Duration.ofDays(1);
    } else {
      throw new MisreadException(Why.MISSING, Field.END, "", "a DTEND or a DURATION");
    }
    if (length.isNegative() || length.isZero()) {
      throw new MisreadException(Why.OUT_OF_RANGE, Field.END, length.toString(), "after the start");
    }
    return length;
  }

  private Map<Field, String> common(Block block) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    EventWords words = EventWords.of(categories(block));
    put(values, Field.KIND, words.kind());
    put(values, Field.DELIVERY, words.delivery());
    put(values, Field.ALLOTMENT, words.allotment());
    put(values, Field.LOCATION, text(block.value("LOCATION")));
    put(
        values,
        Field.SERVICE,
        switch (reading.service()) {
          case CATEGORIES -> words.service();
          case SUMMARY -> text(block.value("SUMMARY"));
          case CONSTANT -> null;
        });
    reading.constants().forEach(values::putIfAbsent);
    boolean transparent = "TRANSPARENT".equalsIgnoreCase(block.value("TRANSP"));
    boolean place = transparent || reading.places() == CalendarReading.Places.ALL;
    if ("CANCELLED".equalsIgnoreCase(block.value("STATUS")) || !place) {
      values.put(Field.STATUS, "cancelled");
    }
    return values;
  }

  private static void put(Map<Field, String> values, Field field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(field, value.strip());
    }
  }

  private static List<String> categories(Block block) {
    List<String> words = new ArrayList<>();
    for (Property property : block.all("CATEGORIES")) {
      for (String word : property.value().split("(?<!\\\\),", -1)) {
        String plain = text(word);
        if (plain != null && !plain.isBlank()) {
          words.add(plain.strip());
        }
      }
    }
    return words;
  }

  /** A value of type TEXT without its escapes. */
  private static @Nullable String text(@Nullable String value) {
    return value == null
        ? null
        : value.replaceAll("\\\\[nN]", " ").replaceAll("\\\\([,;\\\\])", "$1");
  }

  private IcsTime time(String name, Property property) {
    return time(name, property.value(), property);
  }

  private IcsTime time(String name, String value, Property property) {
    return IcsTime.of(name, value, property.parameters().get("TZID"), zones);
  }

  @Override
  public void close() {
    blocks.close();
  }
}
