package nl.doorstroom.feeds.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecurrenceTest {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /**
   * The examples of RFC 5545 §3.8.5.3, each with its first occurrences as the RFC lists them, in
   * the zone that it has them in. Where a rule has no end, only the first are compared.
   */
  @ParameterizedTest(name = "{1} from {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1997-09-02T09:00 | FREQ=DAILY;COUNT=10 | 9-2 9-3 9-4 9-5 9-6 9-7 9-8 9-9 9-10 9-11
          1997-12-20T09:00 | FREQ=DAILY;UNTIL=19971224T000000Z | 12-20 12-21 12-22 12-23
          1997-09-02T09:00 | FREQ=DAILY;INTERVAL=2 | 9-2 9-4 9-6 9-8 9-10 9-12 …
          1997-09-02T09:00 | FREQ=DAILY;INTERVAL=10;COUNT=5 | 9-2 9-12 9-22 10-2 10-12
          1998-01-01T09:00 | FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA | 1-1 1-2 1-3 …
          1998-01-01T09:00 | FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1 | 1-1 1-2 1-3 …
          1997-09-02T09:00 | FREQ=WEEKLY;COUNT=10 | 9-2 9-9 9-16 9-23 9-30 10-7 10-14 10-21 10-28 11-4
          1997-12-09T09:00 | FREQ=WEEKLY;UNTIL=19971224T000000Z | 12-9 12-16 12-23
          1997-09-02T09:00 | FREQ=WEEKLY;INTERVAL=2;WKST=SU | 9-2 9-16 9-30 10-14 10-28 11-11 11-25 …
          1997-09-02T09:00 | FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH | 9-2 9-4 9-9 9-11 9-16 9-18 9-23 9-25 9-30 10-2
          1997-09-02T09:00 | FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH | 9-2 9-4 9-9 9-11 9-16 9-18 9-23 9-25 9-30 10-2
          1997-09-01T09:00 | FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR | 9-1 9-3 9-5 9-15 9-17 9-19 9-29 10-1 10-3 10-13 10-15 10-17 10-27 10-29 10-31 11-10 11-12 11-14 11-24 11-26 11-28 12-8 12-10 12-12 12-22
          1997-09-02T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH | 9-2 9-4 9-16 9-18 9-30 10-2 10-14 10-16
          1997-09-05T09:00 | FREQ=MONTHLY;COUNT=10;BYDAY=1FR | 9-5 10-3 11-7 12-5 1-2 2-6 3-6 4-3 5-1 6-5
          1997-09-05T09:00 | FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR | 9-5 10-3 11-7 12-5
          1997-09-07T09:00 | FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU | 9-7 9-28 11-2 11-30 1-4 1-25 3-1 3-29 5-3 5-31
          1997-09-22T09:00 | FREQ=MONTHLY;COUNT=6;BYDAY=-2MO | 9-22 10-20 11-17 12-22 1-19 2-16
          1997-09-28T09:00 | FREQ=MONTHLY;BYMONTHDAY=-3 | 9-28 10-29 11-28 12-29 1-29 2-26 …
          1997-09-02T09:00 | FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15 | 9-2 9-15 10-2 10-15 11-2 11-15 12-2 12-15 1-2 1-15
          1997-09-30T09:00 | FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1 | 9-30 10-1 10-31 11-1 11-30 12-1 12-31 1-1 1-31 2-1
          1997-09-10T09:00 | FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15 | 9-10 9-11 9-12 9-13 9-14 9-15 3-10 3-11 3-12 3-13
          1997-09-02T09:00 | FREQ=MONTHLY;INTERVAL=2;BYDAY=TU | 9-2 9-9 9-16 9-23 9-30 11-4 11-11 11-18 11-25 1-6 1-13 1-20 1-27 3-3 …
          1997-06-10T09:00 | FREQ=YEARLY;COUNT=10;BYMONTH=6,7 | 6-10 7-10 6-10 7-10 6-10 7-10 6-10 7-10 6-10 7-10
          1997-03-10T09:00 | FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3 | 3-10 1-10 2-10 3-10 1-10 2-10 3-10 1-10 2-10 3-10
          1997-01-01T09:00 | FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200 | 1-1 4-10 7-19 1-1 4-9 7-18 1-1 4-10 7-19 1-1
          1997-05-19T09:00 | FREQ=YEARLY;BYDAY=20MO | 5-19 5-18 5-17 …
          1997-05-12T09:00 | FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | 5-12 5-11 5-17 …
          1997-03-13T09:00 | FREQ=YEARLY;BYMONTH=3;BYDAY=TH | 3-13 3-20 3-27 3-5 3-12 3-19 3-26 3-4 3-11 3-18 3-25 …
          1997-06-05T09:00 | FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8 | 6-5 6-12 6-19 6-26 7-3 7-10 7-17 7-24 7-31 8-7 8-14 8-21 8-28 6-4 …
          1997-09-13T09:00 | FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13 | 9-13 10-11 11-8 12-13 1-10 2-7 3-7 4-11 5-9 6-13 …
          1996-11-05T09:00 | FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 | 11-5 11-7 11-2 …
          1997-09-04T09:00 | FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3 | 9-4 10-7 11-6
          1997-09-29T09:00 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2 | 9-29 10-30 11-27 12-30 1-29 2-26 3-30 …
          1997-08-05T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO | 8-5 8-10 8-19 8-24
          1997-08-05T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU | 8-5 8-17 8-19 8-31
          2007-01-15T09:00 | FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5 | 1-15 1-30 2-15 3-15 3-30
          """)
  void follows_the_examples_of_the_rfc_by_day(String start, String rule, String days) {
    List<String> expected = Arrays.asList(days.split(" ", -1));
    boolean goesOn = expected.get(expected.size() - 1).equals("…");
    List<String> wanted = goesOn ? expected.subList(0, expected.size() - 1) : expected;

    List<LocalDateTime> found =
        occurrences(Recurrence.of(LocalDateTime.parse(start), Duration.ofHours(1), rule), NEW_YORK);

    assertThat(found).allMatch(at -> at.getHour() == 9 && at.getMinute() == 0);
    assertThat(found.stream().map(at -> at.getMonthValue() + "-" + at.getDayOfMonth()))
        .startsWith(wanted.toArray(String[]::new));
    if (!goesOn) {
      assertThat(found).hasSameSizeAs(wanted);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z | 9:00 12:00 15:00
          FREQ=MINUTELY;INTERVAL=15;COUNT=6 | 9:00 9:15 9:30 9:45 10:00 10:15
          FREQ=MINUTELY;INTERVAL=90;COUNT=4 | 9:00 10:30 12:00 13:30
          FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40;COUNT=5 | 9:00 9:20 9:40 10:00 10:20
          FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16;COUNT=5 | 9:00 9:20 9:40 10:00 10:20
          """)
  void follows_the_examples_of_the_rfc_by_hour(String rule, String times) {
    Recurrence recurrence =
        Recurrence.of(LocalDateTime.parse("1997-09-02T09:00"), Duration.ofMinutes(10), rule);

    assertThat(
            occurrences(recurrence, NEW_YORK).stream()
                .map(at -> at.format(DateTimeFormatter.ofPattern("H:mm", Locale.ROOT)))
                .collect(Collectors.joining(" ")))
        .isEqualTo(times);
  }

  @Test
  void friday_the_thirteenth_with_its_first_start_taken_out() {
    LocalDateTime first = LocalDateTime.parse("1997-09-02T09:00");
    Recurrence recurrence =
        new Recurrence(
            first,
            Duration.ofHours(1),
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            Set.of(),
            Set.of(first),
            Set.of(),
            false);

    assertThat(occurrences(recurrence, NEW_YORK).stream().map(LocalDateTime::toLocalDate))
        .startsWith(
            LocalDate.of(1998, 2, 13),
            LocalDate.of(1998, 3, 13),
            LocalDate.of(1998, 11, 13),
            LocalDate.of(1999, 8, 13),
            LocalDate.of(2000, 10, 13));
  }

  @Test
  void a_month_without_the_day_is_passed_over() {
    Recurrence last =
        Recurrence.of(
            LocalDateTime.parse("2027-01-31T09:00"), Duration.ofHours(1), "FREQ=MONTHLY;COUNT=4");

    assertThat(occurrences(last, AMSTERDAM).stream().map(at -> at.getMonthValue()))
        .containsExactly(1, 3, 5, 7);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-28T09:00 | FREQ=DAILY;COUNT=3 | 2026-03-28T08:00:00Z 2026-03-29T07:00:00Z 2026-03-30T07:00:00Z
          2026-10-24T09:00 | FREQ=DAILY;COUNT=3 | 2026-10-24T07:00:00Z 2026-10-25T08:00:00Z 2026-10-26T08:00:00Z
          2026-03-23T13:30 | FREQ=WEEKLY;COUNT=2 | 2026-03-23T12:30:00Z 2026-03-30T11:30:00Z
          2026-10-19T13:30 | FREQ=WEEKLY;COUNT=2 | 2026-10-19T11:30:00Z 2026-10-26T12:30:00Z
          2026-03-28T02:30 | FREQ=DAILY;COUNT=3 | 2026-03-28T01:30:00Z 2026-03-29T01:30:00Z 2026-03-30T00:30:00Z
          2026-10-24T02:30 | FREQ=DAILY;COUNT=3 | 2026-10-24T00:30:00Z 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z
          2026-03-28T09:00 | FREQ=DAILY;UNTIL=20260329T070000Z | 2026-03-28T08:00:00Z 2026-03-29T07:00:00Z
          2026-03-28T09:00 | FREQ=DAILY;UNTIL=20260329 | 2026-03-28T08:00:00Z 2026-03-29T07:00:00Z
          2026-03-28T09:00 | FREQ=DAILY;UNTIL=20260329T085959 | 2026-03-28T08:00:00Z
          """)
  void the_local_time_is_kept_when_the_clock_changes(String start, String rule, String instants) {
    Recurrence recurrence = Recurrence.of(LocalDateTime.parse(start), Duration.ofMinutes(45), rule);

    assertThat(
            recurrence
                .between(AMSTERDAM, Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z"))
                .occurrences()
                .stream()
                .map(one -> one.start().toString())
                .collect(Collectors.joining(" ")))
        .isEqualTo(instants);
  }

  @Test
  void an_occurrence_lasts_as_long_whatever_the_clock_does() {
    Recurrence night =
        Recurrence.of(
            LocalDateTime.parse("2026-03-28T01:30"), Duration.ofHours(2), "FREQ=DAILY;COUNT=2");

    assertThat(
            night
                .between(AMSTERDAM, Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"))
                .occurrences())
        .allMatch(one -> Duration.between(one.start(), one.end()).equals(Duration.ofHours(2)));
  }

  @Test
  void dutch_holidays_are_left_out_by_choice_and_named() {
    Recurrence mondays =
        new Recurrence(
            LocalDateTime.parse("2026-03-30T09:00"),
            Duration.ofMinutes(45),
            "FREQ=WEEKLY;COUNT=9",
            Set.of(),
            Set.of(),
            Set.of(),
            true);

    Recurrence.Expansion expansion =
        mondays.between(AMSTERDAM, Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"));

    assertThat(expansion.holidays())
        .containsExactly(
            LocalDate.of(2026, 4, 6), LocalDate.of(2026, 4, 27), LocalDate.of(2026, 5, 25));
    assertThat(expansion.occurrences()).hasSize(6);
  }

  @Test
  void dates_are_added_and_taken_out() {
    LocalDateTime first = LocalDateTime.parse("2026-11-23T09:00");
    Recurrence recurrence =
        new Recurrence(
            first,
            Duration.ofMinutes(45),
            "FREQ=WEEKLY;COUNT=4",
            Set.of(LocalDateTime.parse("2026-11-25T14:00")),
            Set.of(LocalDateTime.parse("2026-11-30T09:00")),
            Set.of(LocalDate.of(2026, 12, 14)),
            false);

    assertThat(occurrences(recurrence, AMSTERDAM).stream().map(SHORT::format))
        .containsExactly("2026-11-23 09:00", "2026-11-25 14:00", "2026-12-07 09:00");
  }

  @Test
  void a_count_is_counted_from_the_first_start_however_late_one_looks() {
    Recurrence recurrence =
        Recurrence.of(
            LocalDateTime.parse("2026-11-02T09:00"), Duration.ofMinutes(45), "FREQ=WEEKLY;COUNT=4");

    assertThat(
            recurrence
                .between(
                    AMSTERDAM,
                    Instant.parse("2026-11-15T00:00:00Z"),
                    Instant.parse("2027-11-15T00:00:00Z"))
                .occurrences())
        .extracting(one -> one.local().toLocalDate())
        .containsExactly(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 23));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "COUNT=3",
        "FREQ=SECONDLY",
        "FREQ=FORTNIGHTLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=3;UNTIL=20270101",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;BYMONTH=13"
      })
  void a_rule_that_cannot_be_followed_is_refused_with_what_was_expected(String rule) {
    assertThatThrownBy(
            () -> Recurrence.of(LocalDateTime.parse("2026-11-23T09:00"), Duration.ofHours(1), rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("rule: '" + rule + "' (expected: ");
  }

  @Test
  void more_than_a_thousand_occurrences_are_refused() {
    Recurrence endless =
        Recurrence.of(
            LocalDateTime.parse("2026-11-23T09:00"), Duration.ofMinutes(5), "FREQ=HOURLY");

    assertThatThrownBy(() -> occurrences(endless, AMSTERDAM))
        .hasMessageContaining("more than 1000 occurrences");
  }

  @Test
  void a_rule_that_began_too_many_steps_ago_is_refused_and_not_followed() {
    Recurrence old =
        Recurrence.of(
            LocalDateTime.parse("1970-01-01T00:00"), Duration.ofMinutes(5), "FREQ=MINUTELY");

    assertThatThrownBy(
            () ->
                old.between(
                    AMSTERDAM,
                    Instant.parse("2026-11-23T00:00:00Z"),
                    Instant.parse("2026-11-24T00:00:00Z")))
        .hasMessageContaining("100000 steps");
  }

  @Property(tries = 300)
  void any_text_gives_occurrences_or_a_clear_refusal(@ForAll("rules") String rule) {
    try {
      Recurrence recurrence =
          Recurrence.of(LocalDateTime.parse("2026-11-23T09:00"), Duration.ofMinutes(45), rule);
      assertThat(
              recurrence
                  .between(
                      AMSTERDAM,
                      Instant.parse("2026-11-23T00:00:00Z"),
                      Instant.parse("2027-01-23T00:00:00Z"))
                  .occurrences())
          .hasSizeLessThanOrEqualTo(Recurrence.OCCURRENCES_MAX)
          .isSortedAccordingTo((a, b) -> a.start().compareTo(b.start()));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("expected: ");
    }
  }

  @Provide
  Arbitrary<String> rules() {
    Arbitrary<String> part =
        Arbitraries.of(
            "FREQ=DAILY",
            "FREQ=WEEKLY",
            "FREQ=MONTHLY",
            "FREQ=YEARLY",
            "FREQ=HOURLY",
            "INTERVAL=2",
            "INTERVAL=99999999999",
            "COUNT=5",
            "UNTIL=20261231",
            "UNTIL=20261231T090000Z",
            "UNTIL=2026",
            "BYDAY=MO,WE",
            "BYDAY=-1FR",
            "BYDAY=5MO",
            "BYMONTHDAY=31",
            "BYMONTHDAY=-32",
            "BYSETPOS=-1",
            "BYHOUR=9,25",
            "BYWEEKNO=53",
            "BYYEARDAY=366",
            "WKST=SU",
            "BYMONTH=2",
            "RSCALE=GREGORIAN",
            "=",
            "BYDAY=",
            "x");
    return part.list().ofMaxSize(6).map(parts -> String.join(";", parts));
  }

  /** Over ten years, or less for what comes more often: more than the rules above need. */
  private static List<LocalDateTime> occurrences(Recurrence recurrence, ZoneId zone) {
    String rule = String.valueOf(recurrence.rule());
    int days = rule.contains("FREQ=DAILY") ? 730 : rule.contains("FREQ=MINUTELY") ? 7 : 3_650;
    Instant from = ZonedDateTime.of(recurrence.start(), zone).toInstant();
    return recurrence.between(zone, from, from.plus(Duration.ofDays(days))).occurrences().stream()
        .map(Recurrence.Occurrence::local)
        .toList();
  }
}
