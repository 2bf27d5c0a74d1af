package nl.doorstroom.feeds.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.doorstroom.feeds.calendars.CalendarReading.Places;
import nl.doorstroom.feeds.calendars.CalendarReading.ServiceFrom;
import nl.doorstroom.feeds.reading.Field;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import nl.doorstroom.feeds.reading.MisreadException;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import nl.doorstroom.feeds.reading.Row;
import nl.doorstroom.feeds.reading.Uploads;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IcsRowsTest {

  private static final CalendarReading ALL =
      new CalendarReading(Places.ALL, ServiceFrom.CATEGORIES, Map.of());
  private static final CalendarReading TRANSPARENT =
      new CalendarReading(Places.TRANSPARENT, ServiceFrom.SUMMARY, Map.of());

  /** In each: what one event says of its time, and the starts that it gives. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DTSTART:20261123T093000,DTEND:20261123T101500 | 2026-11-23T08:30:00Z
          DTSTART:20261123T093000Z,DURATION:PT45M | 2026-11-23T09:30:00Z
          DTSTART;TZID=America/New_York:20261123T093000,DURATION:PT1H30M | 2026-11-23T14:30:00Z
          DTSTART;TZID="W. Europe Standard Time":20260701T093000,DURATION:P1D | 2026-07-01T07:30:00Z
          DTSTART;TZID=/example.org/Tzfile/Europe/Amsterdam:20260701T093000,DURATION:PT1H | 2026-07-01T07:30:00Z
          DTSTART;TZID=Eigen:20260701T093000,DURATION:PT1H | 2026-07-01T07:30:00Z
          DTSTART;TZID=Europe/Amsterdam:20260328T093000,DURATION:PT1H,RRULE:FREQ=DAILY;COUNT=2 | 2026-03-28T08:30:00Z 2026-03-29T07:30:00Z
          DTSTART;TZID=Europe/Amsterdam:20261024T093000,DURATION:PT1H,RRULE:FREQ=DAILY;COUNT=2 | 2026-10-24T07:30:00Z 2026-10-25T08:30:00Z
          DTSTART:20261102T093000,DURATION:PT1H,RRULE:FREQ=WEEKLY;COUNT=3,EXDATE:20261109T093000 | 2026-11-02T08:30:00Z 2026-11-16T08:30:00Z
          DTSTART:20261102T093000,DURATION:PT1H,RRULE:FREQ=WEEKLY;COUNT=3,EXDATE;VALUE=DATE:20261109 | 2026-11-02T08:30:00Z 2026-11-16T08:30:00Z
          DTSTART:20261102T093000,DURATION:PT1H,RRULE:FREQ=WEEKLY;COUNT=3,EXDATE:20261109T083000Z | 2026-11-02T08:30:00Z 2026-11-16T08:30:00Z
          DTSTART:20261102T093000,DURATION:PT1H,RDATE:20261104T110000 | 2026-11-02T08:30:00Z 2026-11-04T10:00:00Z
          DTSTART:20261102T093000,DURATION:PT1H,RDATE;VALUE=PERIOD:20261104T110000/PT2H | 2026-11-02T08:30:00Z 2026-11-04T10:00:00Z
          DTSTART:20261102T093000,DURATION:PT1H,RRULE:FREQ=WEEKLY;UNTIL=20261109T083000Z | 2026-11-02T08:30:00Z 2026-11-09T08:30:00Z
          """)
  void the_time_of_an_event(String properties, String starts) {
    String[] lines = properties.split(",", -1);

    List<Row> rows = rows(ALL, event("UID:a", lines));

    assertThat(rows.stream().map(row -> row.get(Field.START)))
        .containsExactly(starts.split(" ", -1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DURATION:PT1H | MISSING
          DTSTART:20261123T093000 | MISSING
          DTSTART:20261123T093000,DTEND:20261123T093000 | OUT_OF_RANGE
          DTSTART;VALUE=DATE:20261123 | NOT_A_TIME
          DTSTART:morgen,DURATION:PT1H | NOT_A_TIME
          DTSTART;TZID=Mars/Olympus:20261123T093000,DURATION:PT1H | UNKNOWN_ZONE
          DTSTART:20261123T093000,DURATION:PT1H,RRULE:FREQ=SECONDLY | BAD_RULE
          DTSTART:20261123T093000,DURATION:PT1H,RRULE:FREQ=MINUTELY | BAD_RULE
          DTSTART:20261123T093000,DURATION:lang | NOT_A_NUMBER
          """)
  void an_event_that_cannot_be_a_place_is_refused_by_itself(String properties, Why why) {
    List<Row> rows =
        rows(
            ALL,
            event("UID:a", properties.split(",", -1)),
            event("UID:b", "DTSTART:20261123T093000", "DURATION:PT1H"));

    assertThat(rows.get(0).misread()).extracting(MisreadException::why).isEqualTo(why);
    assertThat(rows.get(1).misread()).isNull();
  }

  @Test
  void an_occurrence_with_an_event_of_its_own_keeps_the_key_of_its_place_in_the_series() {
    List<Row> rows =
        rows(
            ALL,
            event(
                "UID:a",
                "RECURRENCE-ID:20261109T093000",
                "DTSTART:20261110T140000",
                "DURATION:PT1H"),
            event(
                "UID:a", "DTSTART:20261102T093000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"));

    assertThat(rows)
        .extracting(row -> row.get(Field.EXTERNAL_ID) + " " + row.get(Field.START))
        .containsExactlyInAnyOrder(
            "a/20261102T0830Z 2026-11-02T08:30:00Z", "a/20261109T0830Z 2026-11-10T13:00:00Z");
  }

  @Test
  void what_is_cancelled_or_blocks_time_ends_the_place_of_its_key() {
    List<Row> rows =
        rows(
            TRANSPARENT,
            event("UID:free", "DTSTART:20261123T093000", "DURATION:PT1H", "TRANSP:TRANSPARENT"),
            event("UID:taken", "DTSTART:20261123T093000", "DURATION:PT1H", "TRANSP:OPAQUE"),
            event("UID:taken-too", "DTSTART:20261123T093000", "DURATION:PT1H"),
            event(
                "UID:off",
                "DTSTART:20261123T093000",
                "DURATION:PT1H",
                "TRANSP:TRANSPARENT",
                "STATUS:CANCELLED"),
            event("UID:holiday", "DTSTART;VALUE=DATE:20261123"));

    assertThat(rows).allMatch(row -> row.misread() == null);
    assertThat(rows)
        .extracting(row -> row.get(Field.STATUS))
        .containsExactly(null, "cancelled", "cancelled", "cancelled", "cancelled");
  }

  @Test
  void labels_are_told_apart_and_folded_lines_put_together() {
    Row row =
        rows(
                ALL,
                event(
                    "UID:a",
                    "CATEGORIES:Intake,Beeldbellen,Angst- en stemm\r\n ingsstoornissen",
                    "LOCATION:Groningen\\, Hereweg",
                    "DTSTART:20261123T093000",
                    "DURATION:PT1H"))
            .get(0);

    assertThat(row.get(Field.KIND)).isEqualTo("Intake");
    assertThat(row.get(Field.DELIVERY)).isEqualTo("Beeldbellen");
    assertThat(row.get(Field.SERVICE)).isEqualTo("Angst- en stemmingsstoornissen");
    assertThat(row.get(Field.LOCATION)).isEqualTo("Groningen, Hereweg");
  }

  @Test
  void a_calendar_that_breaks_off_is_refused_with_its_line() {
    String text = calendar(event("UID:a", "DTSTART:20261123T093000", "DURATION:PT1H"));

    assertThatExceptionOfType(FileRefusedException.class)
        .isThrownBy(() -> read(ALL, text.substring(0, text.indexOf("END:VEVENT"))))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.DAMAGED))
        .satisfies(e -> assertThat(e.line()).isPositive());
  }

  @Property(tries = 200)
  void any_lines_give_rows_or_a_clear_refusal(@ForAll("calendars") String text) {
    try {
      for (Row row : read(ALL, text)) {
        assertThat(row.line()).isPositive();
      }
    } catch (FileRefusedException refused) {
      assertThat(refused.getMessage()).contains("expected: ");
    }
  }

  @Provide
  Arbitrary<String> calendars() {
    return Arbitraries.of(
            "BEGIN:VCALENDAR",
            "END:VCALENDAR",
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VALARM",
            "END:VALARM",
            "BEGIN:VTIMEZONE",
            "END:VTIMEZONE",
            "TZID:Eigen",
            "UID:a",
            "UID:",
            "DTSTART:20261123T093000",
            "DTSTART;TZID=:x",
            "DTSTART;VALUE=DATE:20261123",
            "DTEND:20261123T103000",
            "DURATION:PT1H",
            "DURATION:-PT1H",
            "RRULE:FREQ=DAILY;COUNT=3",
            "RRULE:x",
            "RDATE:",
            "RDATE;VALUE=PERIOD:20261104T110000/x",
            "EXDATE:y",
            "RECURRENCE-ID:20261123T093000",
            "RECURRENCE-ID:z",
            " folded",
            ";;;",
            ":",
            "\"",
            "",
            "CATEGORIES:\\",
            "X-\"A;B=\"c:d")
        .list()
        .ofMaxSize(30)
        .map(lines -> "BEGIN:VCALENDAR\r\n" + String.join("\r\n", lines));
  }

  private static List<Row> rows(CalendarReading reading, String... events) {
    return read(reading, calendar(events));
  }

  private static List<Row> read(CalendarReading reading, String text) {
    return Uploads.rows(
        text,
        upload ->
            IcsRows.open(
                upload,
                reading,
                ZoneId.of("Europe/Amsterdam"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z")));
  }

  private static String event(String uid, String... lines) {
    return "BEGIN:VEVENT\r\n" + uid + "\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
  }

  private static String calendar(String... events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        + "BEGIN:VTIMEZONE\r\nTZID:Eigen\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
        + "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
        + "DTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n"
        + "END:VTIMEZONE\r\n"
        + String.join("", events)
        + "END:VCALENDAR\r\n";
  }
}
