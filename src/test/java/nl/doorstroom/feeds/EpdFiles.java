package nl.doorstroom.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Exports as three programs would make them, for the made-up Noorderlicht ggz of the demonstration.
 * Their dates lie in the weeks after a given day, so that they are always still to come: {@code
 * {w2.di|nl}} is the Tuesday of the second week after it.
 */
public enum EpdFiles {
  /** One separator, one way to write dates, nothing but places. */
  TIDY("agenda.csv"),
  /**
   * In windows-1252, with lines above its header and below its list, dates merged with times in
   * several ways, columns about people, and rows that cannot be right.
   */
  UGLY("spreekuurlijst.csv"),
  /** Series, exceptions, appointments beside free places, and a time zone by its Windows name. */
  CALENDAR("agenda.ics");

  private static final Pattern DAY = Pattern.compile("\\{w(\\d)\\.(\\w\\w)\\|(\\w+)}");
  private static final List<String> DAYS = List.of("ma", "di", "wo", "do", "vr");

  private final String fileName;

  EpdFiles(String fileName) {
    this.fileName = fileName;
  }

  public String fileName() {
    return fileName;
  }

  /** Writes it into {@code directory} as it would be exported on {@code today}. */
  public Path write(Path directory, LocalDate today) throws IOException {
    try (InputStream in = EpdFiles.class.getResourceAsStream("/epd/" + fileName)) {
      // Byte for byte: what is not a date keeps the encoding that the program gave it.
      String text =
          new String(
              Objects.requireNonNull(in, fileName).readAllBytes(), StandardCharsets.ISO_8859_1);
      String dated = DAY.matcher(text).replaceAll(day -> dated(day, today));
      return Files.write(directory.resolve(fileName), dated.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** The day of the week {@code weeks} after the one of {@code today}. */
  public static LocalDate day(LocalDate today, int weeks, DayOfWeek day) {
    return today
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(weeks)
        .with(TemporalAdjusters.nextOrSame(day));
  }

  private static String dated(MatchResult found, LocalDate today) {
    LocalDate day =
        day(
            today,
            Integer.parseInt(found.group(1)),
            DayOfWeek.of(DAYS.indexOf(found.group(2)) + 1));
    return day.format(
        DateTimeFormatter.ofPattern(
            switch (found.group(3)) {
              case "iso" -> "uuuu-MM-dd";
              case "nl" -> "dd-MM-uuuu";
              case "kort" -> "d/M/uu";
              case "lang" -> "d MMMM uuuu";
              default -> "uuuuMMdd";
            },
            Locale.forLanguageTag("nl")));
  }
}
