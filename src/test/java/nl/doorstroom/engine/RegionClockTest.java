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
    RegionClock near = new RegionClock(NOON, 0, NOON);
    RegionClock far = new RegionClock(NOON, 0, NOON);

    near.compare(NOON.plusSeconds(5), 0, 0);
    far.compare(NOON.plusMillis(5_001), 0, 0);

    assertThat(near.isTrusted()).isTrue();
    assertThat(near.now(0)).isEqualTo(NOON.plusSeconds(5));
    assertThat(far.isTrusted()).isFalse();
    assertThat(far.drift()).isEqualTo(Duration.ofMillis(5_001));
    assertThat(far.now(0)).isEqualTo(NOON);
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

  @Test
  void stays_with_a_database_that_goes_a_little_faster() {
    RegionClock clock = new RegionClock(NOON, 0, NOON);
    for (int look = 1; look <= 20; look++) {
      long nanos = Duration.ofSeconds(10L * look).toNanos();
      clock.compare(NOON.plusMillis(10_500L * look), nanos, nanos);
    }

    assertThat(clock.isTrusted()).isTrue();
    assertThat(clock.now(Duration.ofSeconds(200).toNanos())).isEqualTo(NOON.plusSeconds(210));
  }

  @Test
  void follows_no_database_whose_clock_keeps_jumping() {
    RegionClock clock = new RegionClock(NOON, 0, NOON);
    for (int look = 1; look <= 20; look++) {
      clock.compare(NOON.plusSeconds(look % 2 == 0 ? 3_600 : 7_200), 0, 0);
    }

    assertThat(clock.isTrusted()).isFalse();
    assertThat(clock.now(0)).isEqualTo(NOON);
  }

  @Test
  void never_goes_back_when_it_follows_the_database_back() {
    RegionClock clock = new RegionClock(NOON, 0, NOON);
    Instant before = clock.now(Duration.ofSeconds(60).toNanos());
    for (int look = 1; look <= RegionClock.LOOKS_UNTIL_FOLLOWED; look++) {
      clock.compare(NOON, Duration.ofSeconds(60).toNanos(), Duration.ofSeconds(60).toNanos());
    }

    assertThat(clock.isTrusted()).isFalse();
    assertThat(clock.now(Duration.ofSeconds(61).toNanos())).isEqualTo(before);
    assertThat(clock.now(Duration.ofSeconds(121).toNanos())).isEqualTo(NOON.plusSeconds(61));
  }
}
