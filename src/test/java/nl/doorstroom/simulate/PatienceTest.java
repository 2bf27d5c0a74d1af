package nl.doorstroom.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PatienceTest {

  private static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant OLDEST = NOW.minus(Duration.ofHours(3));
  private static final Instant OLD = NOW.minus(Duration.ofHours(2));

  @Test
  void the_oldest_is_seen_to_first_and_the_last_two_are_left() {
    Instant older = NOW.minus(Duration.ofHours(1));

    assertThat(seenTo(List.of(older, OLD, OLDEST, older.plusSeconds(1)), false))
        .containsExactly(OLDEST, OLD);
  }

  @Test
  void what_came_just_now_is_left_alone() {
    Instant young = NOW.minus(Patience.AGE).plusSeconds(1);

    assertThat(seenTo(List.of(OLD, young, young, young, young), false)).containsExactly(OLD);
  }

  @Test
  void where_there_is_little_nothing_is_done() {
    assertThat(seenTo(List.of(OLDEST, OLD), false)).isEmpty();
    assertThat(seenTo(List.of(), false)).isEmpty();
  }

  @Test
  void who_is_prompt_leaves_nothing() {
    assertThat(seenTo(List.of(NOW, OLD), true)).containsExactly(OLD, NOW);
  }

  private static List<Instant> seenTo(List<Instant> open, boolean isPrompt) {
    return Patience.seenTo(open, Function.identity(), NOW, isPrompt);
  }
}
