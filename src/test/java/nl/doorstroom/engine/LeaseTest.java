package nl.doorstroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LeaseTest {

  private final Lease lease = new Lease();

  @Test
  void covers_nothing_before_the_first_renewal() {
    assertThat(lease.covers(millis(0), millis(0))).isFalse();
  }

  @Test
  void covers_for_less_than_two_seconds_after_it_was_asked_for() {
    lease.renewed(millis(0), millis(40));

    assertThat(lease.covers(millis(50), millis(1_999))).isTrue();
    assertThat(lease.covers(millis(50), millis(2_000))).isFalse();
  }

  @Test
  void covers_a_term_as_long_as_it_is_renewed_in_time() {
    lease.renewed(millis(0), millis(10));
    for (int second = 1; second <= 5; second++) {
      lease.renewed(millis(second * 1_000L), millis(second * 1_000L + 10));
    }

    assertThat(lease.covers(millis(20), millis(5_500))).isTrue();
    assertThat(lease.ownedAt(millis(20))).isEqualTo(millis(5_000));
  }

  @Test
  void covers_no_term_from_before_a_gap_until_that_is_confirmed_again() {
    lease.renewed(millis(0), millis(10));
    lease.renewed(millis(10_000), millis(10_010));

    assertThat(lease.covers(millis(20), millis(10_020))).isFalse();
    assertThat(lease.ownedAt(millis(20))).isEqualTo(millis(20));
    assertThat(lease.covers(millis(10_015), millis(10_020))).isTrue();
  }

  @Test
  void a_renewal_that_took_too_long_is_a_gap() {
    lease.renewed(millis(0), millis(10));
    lease.renewed(millis(1_000), millis(2_600));

    assertThat(lease.covers(millis(20), millis(2_601))).isFalse();
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
