package nl.doorstroom.feeds.calendars;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import org.jspecify.annotations.Nullable;

/** The events and time zones of a calendar, one component at a time. */
final class IcsBlocks implements AutoCloseable {

  /** Most characters of one component. */
  private static final int CHARACTERS_MAX = 256 * 1024;

  private final BufferedReader lines;
  private long line;
  private boolean begun;
  private boolean ended;

  IcsBlocks(Reader text) {
    this.lines = new BufferedReader(text);
  }

  /**
   * One component with its properties; those of components within it come under that one's name, as
   * {@code DAYLIGHT.TZOFFSETTO}.
   *
   * @param line on which it begins
   * @param damage what is wrong with it; null when it could be taken apart
   */
  record Block(
      String name, long line, Map<String, List<Property>> properties, @Nullable String damage) {

    @Nullable Property first(String property) {
      List<Property> all = properties.get(property);
      return all == null ? null : all.get(0);
    }

    List<Property> all(String property) {
      return properties.getOrDefault(property, List.of());
    }

    @Nullable String value(String property) {
      Property first = first(property);
      return first == null ? null : first.value();
    }
  }

  record Property(String value, Map<String, String> parameters) {}

  /** The next event or time zone; null after the last. */
  @Nullable Block next() {
    try {
      for (String text = read(); text != null; text = read()) {
        String plain = text.strip().toUpperCase(Locale.ROOT);
        if (!begun && !plain.isEmpty()) {
          begin(plain);
        } else if (plain.equals("BEGIN:VEVENT") || plain.equals("BEGIN:VTIMEZONE")) {
          return block(plain.substring("BEGIN:".length()));
        } else if (plain.equals("END:VCALENDAR")) {
          ended = true;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!ended) {
      throw new FileRefusedException(
          Problem.DAMAGED, line, "calendar: breaks off (expected: END:VCALENDAR)");
    }
    return null;
  }

  private void begin(String plain) {
    if (!plain.equals("BEGIN:VCALENDAR")) {
      throw new FileRefusedException(
          Problem.NOT_RECOGNISED, line, "calendar: none (expected: BEGIN:VCALENDAR)");
    }
    begun = true;
  }

  private @Nullable String read() throws IOException {
    String text = lines.readLine();
    line += text == null ? 0 : 1;
    return text;
  }

  private Block block(String name) throws IOException {
    long first = line;
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nBEGIN:" + name + "\r\n");
    boolean tooLong = false;
    String end = "END:" + name;
    for (String next = read(); next != null; next = read()) {
      tooLong |= text.length() + next.length() > CHARACTERS_MAX;
      if (!tooLong) {
        append(text, next);
      }
      if (next.strip().equalsIgnoreCase(end)) {
        if (tooLong) {
          return new Block(name, first, Map.of(), "more than " + CHARACTERS_MAX + " characters");
        }
        return parsed(name, first, text.append("END:VCALENDAR\r\n").toString());
      }
    }
    throw new FileRefusedException(
        Problem.DAMAGED, first, "component: breaks off (expected: " + end + ")");
  }

  /** A line that begins with white space goes on where the one before it was folded (§3.1). */
  private static void append(StringBuilder text, String line) {
    if (line.startsWith(" ") || line.startsWith("\t")) {
      text.setLength(text.length() - 2);
      text.append(line, 1, line.length()).append("\r\n");
    } else if (!line.isBlank()) {
      text.append(line).append("\r\n");
    }
  }

  private static Block parsed(String name, long line, String text) {
    Collecting collecting = new Collecting(name);
    try {
      new CalendarParserImpl().parse(new StringReader(text), collecting);
      return new Block(name, line, collecting.properties, null);
    } catch (IOException | ParserException | RuntimeException e) {
      String why = e.getMessage();
      return new Block(name, line, Map.of(), why == null ? e.getClass().getSimpleName() : why);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Collecting implements ContentHandler {

    private final String outer;
    private final Map<String, List<Property>> properties = new HashMap<>();
    private String within = "";
    private Map<String, String> parameters = new HashMap<>();
    private String value = "";

    Collecting(String outer) {
      this.outer = outer;
    }

    @Override
    public void startCalendar() {}

    @Override
    public void endCalendar() {}

    @Override
    public void startComponent(String name) {
      within = name.equalsIgnoreCase(outer) ? "" : name.toUpperCase(Locale.ROOT) + ".";
    }

    @Override
    public void endComponent(String name) {
      within = "";
    }

    @Override
    public void startProperty(String name) {
      parameters = new HashMap<>();
      value = "";
    }

    @Override
    public void propertyValue(String text) {
      value = text;
    }

    @Override
    public void parameter(String name, String text) {
      parameters.put(name.toUpperCase(Locale.ROOT), text);
    }

    @Override
    public void endProperty(String name) {
      properties
          .computeIfAbsent(within + name.toUpperCase(Locale.ROOT), n -> new ArrayList<>())
          .add(new Property(value, Map.copyOf(parameters)));
    }
  }
}
