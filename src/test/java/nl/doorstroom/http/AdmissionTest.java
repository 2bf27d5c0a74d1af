package nl.doorstroom.http;

import static nl.doorstroom.http.Admission.Verdict.ADMITTED;
import static nl.doorstroom.http.Admission.Verdict.FULL;
import static nl.doorstroom.http.Admission.Verdict.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AdmissionTest {

  private static final Duration SHORT = Duration.ofMillis(2);
  private static final Duration LONG = Duration.ofMillis(400);

  private final Admission admission = new Admission(0);
  private long now;

  private void later(Duration time) {
    now += time.toNanos();
  }

  /** Each of {@code count} clients asks once. */
  private int enter(String who, int count) {
    int admitted = 0;
    for (int i = 0; i < count; i++) {
      admitted += admission.enter(who + i, now) == ADMITTED ? 1 : 0;
    }
    return admitted;
  }

  private void window(Duration took, boolean crowded) {
    if (crowded) {
      int more = admission.limit() + 1 - admission.inside();
      enter("crowd" + now + "-", more);
    }
    for (int i = 0; i < Admission.ANSWERS_MIN; i++) {
      admission.answered(took, now);
    }
    later(Admission.WINDOW);
    admission.answered(took, now);
  }

  @Test
  void lets_in_until_as_many_are_inside_as_may_be() {
    assertThat(enter("client", Admission.LIMIT_FIRST + 10)).isEqualTo(Admission.LIMIT_FIRST);
    assertThat(admission.enter("another", now)).isEqualTo(FULL);

    admission.leave("client0");

    assertThat(admission.enter("another", now)).isEqualTo(ADMITTED);
  }

  @Test
  void one_client_has_at_most_half_of_the_places_and_others_find_one() {
    int held = 0;
    while (admission.enter("flood", now) == ADMITTED) {
      held++;
    }
    assertThat(held).isEqualTo(Admission.LIMIT_FIRST / 2);
    assertThat(admission.enter("flood", now)).isEqualTo(SHARE);
    assertThat(admission.enter("another", now)).isEqualTo(ADMITTED);
  }

  @Test
  void two_that_flood_have_a_third_each() {
    int[] held = new int[2];
    for (int i = 0; i < 1_000; i++) {
      held[i % 2] += admission.enter("flood" + i % 2, now) == ADMITTED ? 1 : 0;
    }
    assertThat(held[0]).isBetween(Admission.LIMIT_FIRST / 3, Admission.LIMIT_FIRST / 3 + 1);
    assertThat(held[1]).isBetween(Admission.LIMIT_FIRST / 3, Admission.LIMIT_FIRST / 3 + 1);
    assertThat(admission.enter("another", now)).isEqualTo(ADMITTED);
  }

  @Test
  void fewer_are_let_in_while_most_are_answered_late() {
    admission.answered(SHORT, now);
    for (int i = 0; i < 10; i++) {
      window(LONG, false);
    }
    assertThat(admission.limit()).isLessThan(Admission.LIMIT_FIRST / 2);
    for (int i = 0; i < 100; i++) {
      admission.answered(SHORT, now);
      window(LONG, false);
    }
    assertThat(admission.limit()).isEqualTo(Admission.LIMIT_MIN);
  }

  @Test
  void more_are_let_in_while_some_are_turned_away_and_most_are_answered_in_time() {
    for (int i = 0; i < 10; i++) {
      window(SHORT, true);
    }
    assertThat(admission.limit()).isGreaterThan(2 * Admission.LIMIT_FIRST);
    for (int i = 0; i < 100; i++) {
      window(SHORT, true);
    }
    assertThat(admission.limit()).isEqualTo(Admission.LIMIT_MAX);
  }

  @Test
  void nothing_changes_while_nobody_is_turned_away() {
    for (int i = 0; i < 100; i++) {
      window(SHORT, false);
    }
    assertThat(admission.limit()).isEqualTo(Admission.LIMIT_FIRST);
  }

  @Test
  void what_every_answer_takes_is_not_taken_for_waiting() {
    Duration slowDisk = Admission.WAIT_MAX.multipliedBy(4);
    for (int i = 0; i < 100; i++) {
      window(slowDisk, false);
    }
    assertThat(admission.limit()).isEqualTo(Admission.LIMIT_FIRST);
  }

  @Test
  void the_least_that_an_answer_took_is_forgotten_in_time() {
    admission.answered(SHORT, now);
    Duration slowDisk = Admission.WAIT_MAX.multipliedBy(4);
    for (long i = 0; i < 2 * Admission.LOOK_BACK.toMillis() / Admission.WINDOW.toMillis(); i++) {
      window(slowDisk, false);
    }
    int limit = admission.limit();
    for (int i = 0; i < 20; i++) {
      window(slowDisk, true);
    }
    assertThat(admission.limit()).isGreaterThan(limit);
  }

  @Test
  void a_few_answers_say_nothing() {
    for (int i = 0; i < 100; i++) {
      later(Duration.ofMillis(200));
      admission.answered(i % 10 == 0 ? SHORT : LONG, now);
    }
    assertThat(admission.limit()).isEqualTo(Admission.LIMIT_FIRST);
  }

  @Test
  void who_was_not_let_in_cannot_leave() {
    assertThatIllegalStateException().isThrownBy(() -> admission.leave("nobody"));
  }
}
