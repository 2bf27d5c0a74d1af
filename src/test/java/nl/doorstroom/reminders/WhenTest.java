package nl.doorstroom.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WhenTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:59, false",
    "2026-03-02T09:00, true",
    "2026-03-02T16:59, true",
    "2026-03-02T17:00, false",
    "2026-03-07T10:00, false", // a Saturday
    "2026-04-06T10:00, false", // Easter Monday
    "2026-03-30T09:00, true" // summer time began the day before
  })
  void digests_go_in_the_hours_in_which_the_region_works(LocalDateTime local, boolean working) {
    RegionConfig c = TestRegion.config("Test", 5);
    RegionConfig config =
        new RegionConfig(
            c.name(),
            c.nature(),
            c.timeZone(),
            c.subregions(),
            c.crisisRoute(),
            c.norms(),
            c.urgencies(),
            c.ageClasses(),
            c.insurers(),
            c.horizonDays(),
            c.freshness(),
            c.suppressionLimit(),
            c.terms(),
            new WorkingHours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                Set.of(LocalDate.of(2026, 4, 6))),
            c.division());
    assertThat(When.isWorking(config, local.atZone(TestRegion.ZONE).toInstant()))
        .isEqualTo(working);
  }

  @Test
  void waiting_doubles_to_half_an_hour() {
    assertThat(When.backoff(1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(When.backoff(2)).isEqualTo(Duration.ofMinutes(2));
    assertThat(When.backoff(5)).isEqualTo(Duration.ofMinutes(16));
    assertThat(When.backoff(6)).isEqualTo(Duration.ofMinutes(30));
    assertThat(When.backoff(1_000_000)).isEqualTo(Duration.ofMinutes(30));
  }
}
