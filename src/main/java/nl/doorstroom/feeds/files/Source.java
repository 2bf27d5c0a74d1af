package nl.doorstroom.feeds.files;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.feeds.bundles.FhirRows;
import nl.doorstroom.feeds.calendars.CalendarReading;
import nl.doorstroom.feeds.calendars.IcsRows;
import nl.doorstroom.feeds.reading.Content;
import nl.doorstroom.feeds.reading.CsvRows;
import nl.doorstroom.feeds.reading.Field;
import nl.doorstroom.feeds.reading.FileFormat;
import nl.doorstroom.feeds.reading.Known;
import nl.doorstroom.feeds.reading.Mapping;
import nl.doorstroom.feeds.reading.MappingGuess;
import nl.doorstroom.feeds.reading.Rows;
import nl.doorstroom.feeds.reading.Upload;
import org.jspecify.annotations.Nullable;

/**
 * A file and how it is read.
 *
 * @param mapping null unless it is CSV
 * @param calendar null unless it is a calendar
 * @param sample empty unless it is CSV
 */
record Source(
    Upload upload,
    FileFormat format,
    @Nullable Mapping mapping,
    @Nullable CalendarReading calendar,
    List<List<String>> sample) {

  /** A series is followed from a little before now, so that one under way is seen. */
  private static final Duration BEFORE = Duration.ofDays(1);

  Source {
    sample = List.copyOf(sample);
  }

  /**
   * Looks at {@code upload} and guesses. Blocks.
   *
   * @param content what it is about; null to tell by its columns
   */
  static Source of(Upload upload, @Nullable Content content) {
    FileFormat format = upload.format();
    return switch (format) {
      case CSV -> {
        MappingGuess guess = MappingGuess.of(upload, content);
        yield new Source(upload, format, guess.mapping(), null, guess.sample());
      }
      case ICALENDAR -> new Source(upload, format, null, IcsRows.guess(upload), List.of());
      case FHIR -> new Source(upload, format, null, null, List.of());
    };
  }

  Source with(Mapping other) {
    return new Source(upload, format, other, calendar, sample);
  }

  Source with(CalendarReading other) {
    return new Source(upload, format, mapping, other, sample);
  }

  /** By what it is known again, whoever sends it. */
  String signature() {
    return switch (format) {
      case CSV -> mapping == null ? "csv" : "csv-" + mapping.signature();
      case ICALENDAR -> "ics";
      case FHIR -> "fhir";
    };
  }

  /** What must be mapped before it can be previewed. */
  List<Field> missing() {
    return mapping == null ? List.of() : mapping.missing();
  }

  ImportKind kind() {
    return switch (format) {
      case CSV -> ImportKind.CSV;
      case ICALENDAR -> ImportKind.ICALENDAR;
      case FHIR -> ImportKind.FHIR;
    };
  }

  /** Opens its rows; to be called on a worker. */
  Callable<Rows> rows(Known known, Instant now) {
    return () ->
        switch (format) {
          case CSV -> {
            if (mapping == null) {
              throw new IllegalStateException("mapping: none");
            }
            yield CsvRows.open(upload, mapping);
          }
          case ICALENDAR -> {
            if (calendar == null) {
              throw new IllegalStateException("calendar: none");
            }
            Instant to =
                now.atZone(known.zone())
                    .toLocalDate()
                    .plusDays(known.horizonDays() + 1L)
                    .atStartOfDay(known.zone())
                    .toInstant();
            yield IcsRows.open(upload, calendar, known.zone(), now.minus(BEFORE), to);
          }
          case FHIR -> FhirRows.open(upload);
        };
  }
}
