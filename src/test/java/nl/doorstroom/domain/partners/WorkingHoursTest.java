package nl.doorstroom.domain.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkingHoursTest {

  private static final LocalDate GOOD_FRIDAY = LocalDate.of(2026, 4, 3);
  private static final LocalDate EASTER_MONDAY = LocalDate.of(2026, 4, 6);
  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

  private final WorkingHours hours =
      new WorkingHours(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          Set.of(EASTER_MONDAY, CHRISTMAS));

  @Test
  void pass_weekends_and_holidays_by() {
    assertThat(hours.workingDayAfter(GOOD_FRIDAY)).isEqualTo(EASTER_MONDAY.plusDays(1));
    assertThat(hours.workingDayAfter(CHRISTMAS.minusDays(1))).isEqualTo(CHRISTMAS.plusDays(3));
    assertThat(hours.isWorkingDay(EASTER_MONDAY)).isFalse();
    assertThat(hours.isWorkingDay(GOOD_FRIDAY)).isTrue();
  }

  @Test
  void count_working_days() {
    assertThat(hours.workingDaysAfter(GOOD_FRIDAY, 0)).isEqualTo(GOOD_FRIDAY);
    assertThat(hours.workingDaysAfter(GOOD_FRIDAY, 5)).isEqualTo(LocalDate.of(2026, 4, 13));
  }

  @Test
  void count_minutes_of_work_only() {
    assertThat(minutes("2026-04-02T08:00", "2026-04-02T10:30")).isEqualTo(90);
    assertThat(minutes("2026-04-02T16:00", "2026-04-07T09:15")).isEqualTo(60 + 480 + 15);
    assertThat(minutes("2026-04-04T10:00", "2026-04-06T12:00")).isZero();
    assertThat(minutes("2026-04-02T18:00", "2026-04-02T20:00")).isZero();
    assertThat(minutes("2026-04-02T12:00", "2026-04-02T12:00")).isZero();
  }

  private int minutes(String from, String to) {
    ZoneId zone = ZoneId.of("Europe/Amsterdam");
    return hours.minutesBetween(
        LocalDateTime.parse(from).atZone(zone).toInstant(),
        LocalDateTime.parse(to).atZone(zone).toInstant(),
        zone);
  }

  @Test
  void refuse_a_region_that_never_works() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new WorkingHours(Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of()))
        .withMessageContaining("expected: ");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WorkingHours(
                    Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.NOON, Set.of()));
  }
}
