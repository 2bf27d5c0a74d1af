package nl.doorstroom.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import nl.doorstroom.domain.partners.MatchingAgreements;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.matching.MatchingRules.Calmness;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchingRulesTest {

  private static final Map<Urgency, Integer> WEIGHTS = MatchingRules.DEFAULT.urgencyWeights();
  private static final NavigableMap<Integer, Integer> KM = MatchingRules.DEFAULT.kmCosts();

  private static void refused(
      Map<Urgency, Integer> weights, Map<Integer, Integer> km, List<Integer> shares) {
    assertThatThrownBy(
            () -> new MatchingRules("1", weights, new TreeMap<>(km), shares, new Calmness(0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected:");
  }

  @Test
  void every_urgency_has_a_weight_within_bounds() {
    refused(Map.of(Urgency.REGULAR, 1, Urgency.HIGH, 4), KM, List.of(0));
    refused(Map.of(Urgency.REGULAR, 0, Urgency.PRIORITY, 2, Urgency.HIGH, 4), KM, List.of(0));
    refused(Map.of(Urgency.REGULAR, 1, Urgency.PRIORITY, 2, Urgency.HIGH, 101), KM, List.of(0));
  }

  @Test
  void no_distance_and_no_share_costs_less_than_a_smaller_one() {
    refused(WEIGHTS, Map.of(1, 1), List.of(0));
    refused(WEIGHTS, Map.of(0, 2, 10, 1), List.of(0));
    refused(WEIGHTS, Map.of(0, -1), List.of(0));
    refused(WEIGHTS, KM, List.of());
    refused(WEIGHTS, KM, List.of(0, 2, 1));
  }

  @Test
  void a_margin_is_within_bounds() {
    assertThatThrownBy(() -> new Calmness(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Calmness(0, Calmness.DAYS_MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_distance_costs_what_its_stretch_does() {
    assertThat(List.of(0, 4, 5, 79, 80, 500))
        .extracting(MatchingRules.DEFAULT::kmCost)
        .containsExactly(0, 0, 1, 8, 16, 16);
    assertThat(MatchingRules.DEFAULT.kmCost(null)).isEqualTo(16);
  }

  private static MatchingRules agreed(int high, int shareStep) {
    return MatchingRules.of(
        new MatchingAgreements(
            Map.of(Urgency.REGULAR, 1, Urgency.PRIORITY, 2, Urgency.HIGH, high),
            MatchingAgreements.DEFAULT.kmCosts(),
            shareStep,
            14,
            7));
  }

  @Test
  void the_same_weights_are_the_same_version_and_others_another() {
    assertThat(agreed(4, 1)).isEqualTo(MatchingRules.DEFAULT);
    assertThat(agreed(9, 1)).isEqualTo(agreed(9, 1));
    assertThat(List.of(agreed(4, 1), agreed(9, 1), agreed(9, 2), agreed(4, 2)))
        .extracting(MatchingRules::version)
        .doesNotHaveDuplicates();
  }

  @Test
  void each_further_person_costs_a_receiver_what_the_region_agreed() {
    assertThat(List.of(1, 2, 3, 90))
        .extracting(agreed(4, 3)::shareCost)
        .containsExactly(0, 3, 6, 100);
    assertThat(List.of(1, 2, 900)).extracting(agreed(4, 0)::shareCost).containsExactly(0, 0, 0);
  }

  @Test
  void the_last_share_goes_on() {
    MatchingRules rules = new MatchingRules("1", WEIGHTS, KM, List.of(0, 3), new Calmness(0, 0));
    assertThat(List.of(1, 2, 3, 900)).extracting(rules::shareCost).containsExactly(0, 3, 3, 3);
  }

  @Test
  void at_every_limit_the_sums_of_costs_stay_within_a_long() {
    int given = Situation.CANDIDATES_MAX;
    Network.Units units =
        Network.Units.of(given, new Calmness(Calmness.DAYS_MAX, Calmness.DAYS_MAX));
    long weighted =
        (long) MatchingRules.WEIGHT_MAX * Candidate.Wait.OVER_NORM_MAX + Calmness.DAYS_MAX;
    long days = (long) Network.SAVED_MAX + Calmness.DAYS_MAX;
    assertThat(units.overNorm()).isGreaterThan(given * days);
    long major = Math.addExact(Math.multiplyExact(weighted, units.overNorm()), days);

    long cost = MatchingRules.WEIGHT_MAX;
    assertThat(units.share()).isGreaterThan(given);
    assertThat(units.km()).isGreaterThan(given * cost * units.share() + given);
    long minor = Math.addExact(Math.multiplyExact(cost, units.km()), given);

    assertThat(Math.multiplyExact(5, major)).isLessThan(1L << 60);
    assertThat(Math.multiplyExact(5L * 2 * (Situation.PLACES_MAX + 1), minor)).isLessThan(1L << 60);
  }

  @Test
  void a_situation_is_bounded_and_names_nobody_twice() {
    Candidate ann = Someone.called("ann").waits();
    assertThatThrownBy(() -> new Situation(List.of(ann, ann), List.of(), Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("candidates: ann twice");
    Place place = Somewhere.called("a1").isFree();
    assertThatThrownBy(() -> new Situation(List.of(), List.of(place, place), Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("places: a1 twice");
    assertThatThrownBy(
            () ->
                new Situation(
                    List.of(), List.of(), Map.of(), Map.of(new OrganizationId("oost"), -1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_waits_in_another_century_is_refused() {
    Candidate ann = Someone.called("ann").expectedIn(Network.SAVED_MAX + 10).waits();
    Place soon = Somewhere.called("a1").in(10).isFree();
    assertThatCode(() -> match(ann, soon)).doesNotThrowAnyException();
    Place sooner = Somewhere.called("a1").in(9).isFree();
    assertThatThrownBy(() -> match(ann, sooner)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Assignment match(Candidate candidate, Place place) {
    return Matching.of(
        MatchingRules.DEFAULT,
        new Situation(List.of(candidate), List.of(place), Map.of(), Map.of()));
  }
}
