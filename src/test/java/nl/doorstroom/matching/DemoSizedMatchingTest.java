package nl.doorstroom.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A region of 3,000 people who wait and 800 places. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoSizedMatchingTest {

  private static final MatchingRules RULES = MatchingRules.DEFAULT;

  /** More than half of everything is in the way. */
  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void nothing_is_better(int strictness) {
    Situation situation = RandomSituation.of(strictness, 3_000, 800, 120, strictness);
    Map<PositionId, SlotId> ours = Matching.of(RULES, situation).standing();
    Valuing valuing = new Valuing(RULES, situation);
    Worth worth = valuing.of(ours);

    Worth theirs = valuing.of(ExactSolver.solveMajor(RULES, situation));
    assertThat(worth.overNorm()).isEqualTo(theirs.overNorm());
    assertThat(worth.saved()).isEqualTo(theirs.saved());
    assertThat(worth).isGreaterThanOrEqualTo(theirs);

    assertThat(Exchanges.of(valuing, ours).canGain()).isFalse();
    Map<PositionId, SlotId> less = new HashMap<>(ours);
    less.remove(less.keySet().iterator().next());
    assertThat(Exchanges.of(valuing, less).canGain()).isTrue();
  }
}
