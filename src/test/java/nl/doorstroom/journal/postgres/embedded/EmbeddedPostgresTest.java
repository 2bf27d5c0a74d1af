package nl.doorstroom.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresTest {

  @Test
  void waits_twice_as_long_before_each_restart_and_never_over_ten_seconds() {
    assertThat(
            Stream.iterate(EmbeddedPostgres.RESTART_PAUSE_MIN, EmbeddedPostgres::longer).limit(8))
        .map(Duration::toMillis)
        .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 10_000L, 10_000L);
  }

  @Test
  void refuses_a_port_that_is_none() {
    assertThatThrownBy(
            () ->
                EmbeddedPostgres.start(
                    Path.of("nowhere"),
                    65_536,
                    ArchiveChoice.AS_BEFORE,
                    (step, percent, line) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
  }
}
