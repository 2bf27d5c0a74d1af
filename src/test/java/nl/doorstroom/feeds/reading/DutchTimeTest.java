package nl.doorstroom.feeds.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DutchTimeTest {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21",
        "21-11-2026",
        "21/11/2026",
        "21.11.2026",
        "21-11-26",
        "21/11/26",
        "20261121",
        "21 november 2026",
        "21 nov 2026",
        "21 nov. 2026",
        "21-nov-2026",
        "za 21-11-2026",
        "Zaterdag 21 november 2026",
        " 21-11-2026 "
      })
  void a_date_in_every_way_in_which_it_is_written(String value) {
    assertThat(DutchTime.date(Field.DATE, value)).isEqualTo(LocalDate.of(2026, 11, 21));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9.30", "09:30", "9:30", "09:30:00", "0930", "9u30", "9.30 uur", "09:30u"})
  void a_time_in_every_way_in_which_it_is_written(String value) {
    assertThat(DutchTime.time(Field.START_TIME, value)).isEqualTo(LocalTime.of(9, 30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21 09:30",
        "2026-11-21T09:30",
        "2026-11-21T09:30:00",
        "21-11-2026 9.30",
        "21-11-2026 om 9.30 uur",
        "za 21-11-2026, 09:30",
        "2026-11-21T09:30:00+01:00"
      })
  void a_date_and_a_time_in_one(String value) {
    assertThat(DutchTime.moment(Field.START, value).local())
        .isEqualTo(LocalDateTime.of(2026, 11, 21, 9, 30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "21-11-2026 09:30-10:15",
        "21-11-2026 9.30 - 10.15",
        "za 21-11-2026 9.30 tot 10.15 uur",
        "21 november 2026 09:30 t/m 10:15",
        "2026-11-21 09:30–10:15"
      })
  void a_date_and_two_times_in_one(String value) {
    assertThat(DutchTime.span(Field.WHEN, value))
        .isEqualTo(new DutchTime.Span(LocalDateTime.of(2026, 11, 21, 9, 30), LocalTime.of(10, 15)));
  }

  @Test
  void a_length_in_minutes_or_hours() {
    assertThat(DutchTime.duration(Field.DURATION, "45 min")).isEqualTo(Duration.ofMinutes(45));
    assertThat(DutchTime.duration(Field.DURATION, "1:15")).isEqualTo(Duration.ofMinutes(75));
  }

  @ParameterizedTest
  @ValueSource(strings = {"31-11-2026", "11/21/2026", "29-02-2026", "morgen", "", "21-foo-2026"})
  void a_day_that_does_not_exist_is_refused_with_its_value(String value) {
    assertThatExceptionOfType(MisreadException.class)
        .isThrownBy(() -> DutchTime.date(Field.DATE, value))
        .satisfies(
            e -> {
              assertThat(e.why()).isEqualTo(Why.NOT_A_DATE);
              assertThat(e.value()).isEqualTo(value);
            });
  }

  @Test
  void a_time_that_the_clock_skips_is_refused_and_of_two_the_first_is_taken() {
    assertThatExceptionOfType(MisreadException.class)
        .isThrownBy(
            () -> DutchTime.at(Field.START, LocalDateTime.of(2026, 3, 29, 2, 30), AMSTERDAM))
        .satisfies(e -> assertThat(e.why()).isEqualTo(Why.NO_SUCH_TIME));
    assertThat(DutchTime.at(Field.START, LocalDateTime.of(2026, 10, 25, 2, 30), AMSTERDAM))
        .isEqualTo("2026-10-25T00:30:00Z");
  }
}
