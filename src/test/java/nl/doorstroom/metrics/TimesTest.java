package nl.doorstroom.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimesTest {

  private static Times times(long first, long second, long all) {
    return new Times(List.of(new Times.Bucket(0.1, first), new Times.Bucket(0.2, second)), all);
  }

  @Test
  void a_share_lies_in_its_bucket_as_if_spread_evenly() {
    assertThat(times(10, 20, 20).within(0.5)).isEqualTo(Duration.ofMillis(100));
    assertThat(times(10, 20, 20).within(0.75)).isEqualTo(Duration.ofMillis(150));
    assertThat(times(10, 20, 20).within(0.25)).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void what_is_beyond_the_buckets_is_told_as_the_last_of_them() {
    assertThat(times(0, 0, 4).within(0.5)).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void of_none_there_is_no_time() {
    assertThat(times(0, 0, 0).within(0.5)).isNull();
    assertThat(Times.NONE.within(0.99)).isNull();
  }

  @Test
  void between_two_readings_is_what_came_in_between() {
    assertThat(times(3, 5, 6).since(times(1, 1, 2))).isEqualTo(times(2, 4, 4));
    assertThat(times(3, 5, 6).since(Times.NONE)).isEqualTo(times(3, 5, 6));
  }

  @Test
  void readings_of_several_tags_add_up() {
    assertThat(times(1, 2, 3).and(times(4, 5, 6))).isEqualTo(times(5, 7, 9));
    assertThat(Times.NONE.and(times(4, 5, 6))).isEqualTo(times(4, 5, 6));
    assertThat(times(4, 5, 6).and(Times.NONE)).isEqualTo(times(4, 5, 6));
  }
}
