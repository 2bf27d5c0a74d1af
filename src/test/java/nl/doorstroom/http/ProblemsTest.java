package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.doorstroom.access.Problem;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.engine.ExchangeException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemsTest {

  @ParameterizedTest
  @EnumSource
  void every_refusal_is_the_callers_to_solve(Rejection.Reason reason) {
    Problem problem = Problems.of(new Rejection(reason, null, "detail"));
    assertThat(problem.status()).isIn(Set.of(403, 404, 409, 412, 422, 429));
    assertThat(problem.slug())
        .isEqualTo(reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    assertThat(problem.retryAfterSeconds() > 0).isEqualTo(reason == Rejection.Reason.REGION_BUSY);
  }

  @ParameterizedTest
  @CsvSource({
    "JOURNAL_UNAVAILABLE, 503, journal-unavailable",
    "OUTCOME_UNKNOWN, 503, outcome-unknown",
    "BEHIND, 503, behind",
    "NOT_HERE, 503, not-here",
    "UNKNOWN_REGION, 404, not-found"
  })
  void every_fault_says_when_to_try_again(ExchangeException.Kind kind, int status, String slug) {
    Problem problem = Problems.of(new ExchangeException(kind, "why", null));
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.slug()).isEqualTo(slug);
    assertThat(problem.retryAfterSeconds() > 0).isEqualTo(status == 503);
  }

  @Test
  void a_field_is_named_as_the_body_has_it() {
    Rejection.Reason invalid = Rejection.Reason.INVALID;
    assertThat(Problems.of(new Rejection(invalid, "slots[3].start", "d")).members())
        .containsEntry("field", "items[3].start");
    assertThat(Problems.of(new Rejection(invalid, "details.name", "d")).members())
        .containsEntry("field", "name");
    assertThat(Problems.invalid("/items/3/start", "x", "y").members())
        .containsEntry("field", "items[3].start");
  }
}
