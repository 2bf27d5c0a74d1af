package nl.doorstroom.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.matching.MatchingRules.Calmness;

class MatchingPropertyTest {

  /** With few shares, so that JGraphT can count all goals in one number. */
  private static MatchingRules rules(int overNorm, int saved) {
    return new MatchingRules(
        "small",
        MatchingRules.DEFAULT.urgencyWeights(),
        MatchingRules.DEFAULT.kmCosts(),
        List.of(0, 1, 3),
        new Calmness(overNorm, saved));
  }

  private static final MatchingRules RULES = rules(14, 7);

  @Property(tries = 500)
  void no_solver_finds_a_better_one(@ForAll long seed) {
    Situation situation = RandomSituation.small(seed);
    Map<PositionId, SlotId> ours = Matching.of(RULES, situation).standing();
    Map<PositionId, SlotId> theirs = ExactSolver.solve(RULES, situation);
    Valuing valuing = new Valuing(RULES, situation);
    assertThat(valuing.of(ours)).isEqualTo(valuing.of(theirs));
  }

  @Property(tries = 200)
  void only_what_is_free_is_given_and_only_to_whom_nothing_keeps_from_it(@ForAll long seed) {
    Situation situation = RandomSituation.small(seed);
    Valuing valuing = new Valuing(RULES, situation);
    Map<SlotId, Integer> taken = new HashMap<>();
    Map<PositionId, Candidate> candidates = new HashMap<>();
    situation.candidates().forEach(c -> candidates.put(c.position(), c));
    for (Suggestion suggestion : Matching.of(RULES, situation).suggestions()) {
      Place place = Objects.requireNonNull(valuing.place(suggestion.slot()), "place");
      Candidate candidate =
          Objects.requireNonNull(candidates.remove(suggestion.position()), "once each");
      assertThat(Obstacle.between(candidate, place)).isEmpty();
      assertThat(taken.merge(place.slot(), 1, Integer::sum)).isLessThanOrEqualTo(place.free());
      assertThat(suggestion.receiver()).isEqualTo(place.receiver());
      assertThat(suggestion.terms().saved()).isPositive();
    }
  }

  @Property(tries = 100)
  void the_order_in_which_all_is_given_says_nothing(@ForAll long seed, @ForAll long order) {
    Situation situation = RandomSituation.small(seed);
    Assignment one = Matching.of(RULES, situation);
    Assignment other = Matching.of(RULES, RandomSituation.shuffled(situation, order));
    assertThat(other.suggestions()).isEqualTo(one.suggestions());
    for (Candidate candidate : situation.candidates()) {
      assertThat(other.explain(candidate.position())).isEqualTo(one.explain(candidate.position()));
    }
  }

  @Property(tries = 200)
  void what_is_suggested_stays_when_nothing_else_changes(@ForAll long seed) {
    Situation before = RandomSituation.small(seed);
    Map<PositionId, SlotId> suggested = Matching.of(RULES, before).standing();
    Situation after =
        new Situation(before.candidates(), before.places(), suggested, before.received());
    assertThat(Matching.of(RULES, after).standing()).isEqualTo(suggested);
  }

  @Property(tries = 200)
  void the_more_a_change_must_be_worth_the_fewer_there_are(
      @ForAll long seed,
      @ForAll @IntRange(max = 200) int less,
      @ForAll @IntRange(max = 200) int more) {
    Situation situation = RandomSituation.small(seed);
    assertThat(kept(rules(less + more, 7), situation))
        .isGreaterThanOrEqualTo(kept(rules(less, 7), situation));
    assertThat(stayed(rules(14, less + more), situation))
        .isGreaterThanOrEqualTo(stayed(rules(14, less), situation));
  }

  /** How many of those with a suggestion that can still be had have one, the same or another. */
  private static long kept(MatchingRules rules, Situation situation) {
    Valuing valuing = new Valuing(rules, situation);
    Map<PositionId, SlotId> given = Matching.of(rules, situation).standing();
    return situation.candidates().stream()
        .filter(c -> given.containsKey(c.position()) && valuing.stands(c))
        .count();
  }

  private static long stayed(MatchingRules rules, Situation situation) {
    return new Valuing(rules, situation).of(Matching.of(rules, situation).standing()).stood();
  }
}
