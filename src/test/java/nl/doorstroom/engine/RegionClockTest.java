package nl.doorstroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionClockTest {

  private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

  @Test
  void goes_on_from_the_clock_of_the_database_in_whole_milliseconds() {
    RegionClock clock = new RegionClock(NOON, 500, NOON);

    assertThat(clock.now(500 + Duration.ofMillis(1_234).toNanos() + 999_999))
        .isEqualTo(NOON.plusMillis(1_234));
  }

  @Test
  void is_never_before_the_last_journalled_instant() {
    Instant later = NOON.plusSeconds(3);
    RegionClock clock = new RegionClock(NOON, 0, later);

    assertThat(clock.now(0)).isEqualTo(later);
    assertThat(clock.now(Duration.ofSeconds(4).toNanos())).isEqualTo(NOON.plusSeconds(4));
  }

  @Test
  void is_trusted_up_to_five_seconds_from_the_clock_of_the_database() {
    RegionClock clock = new RegionClock(NOON, 0, NOON);

    clock.compare(NOON.plusSeconds(5), 0, 0);
    assertThat(clock.isTrusted()).isTrue();
    clock.compare(NOON.plusMillis(5_001), 0, 0);
    assertThat(clock.isTrusted()).isFalse();
    assertThat(clock.drift()).isEqualTo(Duration.ofMillis(5_001));
  }

  @Test
  void a_slow_answer_is_not_drift() {
    RegionClock clock = new RegionClock(NOON, 0, NOON);

    clock.compare(NOON.plusSeconds(8), 0, Duration.ofSeconds(9).toNanos());

    assertThat(clock.drift()).isZero();
  }

  @Test
  void drifts_when_the_journal_is_ahead_of_the_database() {
    RegionClock clock = new RegionClock(NOON, 0, NOON.plusSeconds(60));

    clock.compare(NOON, 0, 0);

    assertThat(clock.isTrusted()).isFalse();
  }
}
