package nl.doorstroom.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.matching.MatchingRules.Calmness;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchingTest {

  private final Map<PositionId, SlotId> standing = new HashMap<>();
  private final Map<OrganizationId, Integer> received = new HashMap<>();
  private List<Candidate> waiting = List.of();

  private MatchingTest waiting(Someone... people) {
    waiting = Stream.of(people).map(Someone::waits).toList();
    return this;
  }

  private MatchingTest standing(String position, String slot) {
    standing.put(new PositionId(position), new SlotId(slot));
    return this;
  }

  private MatchingTest received(String organization, int people) {
    received.put(new OrganizationId(organization), people);
    return this;
  }

  private Given free(Somewhere... places) {
    return free(MatchingRules.DEFAULT, places);
  }

  private Given free(MatchingRules rules, Somewhere... places) {
    return new Given(
        Matching.of(
            rules,
            new Situation(
                waiting, Stream.of(places).map(Somewhere::isFree).toList(), standing, received)));
  }

  /** What came out. */
  private record Given(Assignment assignment) {

    Given gives(String position, String slot) {
      assertThat(assignment.standing()).containsEntry(new PositionId(position), new SlotId(slot));
      return this;
    }

    Given givesNothing(String position) {
      assertThat(assignment.standing()).doesNotContainKey(new PositionId(position));
      return this;
    }
  }

  private static Someone ann() {
    return Someone.called("ann");
  }

  private static Someone bob() {
    return Someone.called("bob");
  }

  private static Someone cas() {
    return Someone.called("cas");
  }

  private static Somewhere a1() {
    return Somewhere.called("a1");
  }

  private static Somewhere b1() {
    return Somewhere.called("b1").at("west");
  }

  @Nested
  class The_goals_in_turn {

    @Test
    void days_over_the_norm_count_by_urgency() {
      waiting(ann().overNorm(30), bob().overNorm(16).urgent(Urgency.PRIORITY))
          .free(a1())
          .gives("bob", "a1")
          .givesNothing("ann");
    }

    @Test
    void days_over_the_norm_go_before_any_number_of_days_saved() {
      waiting(ann().overNorm(1).expectedIn(11), bob().expectedIn(300))
          .free(a1())
          .gives("ann", "a1");
    }

    @Test
    void days_saved_go_before_kilometres() {
      waiting(ann().livingFrom("west", 50)).free(a1().in(11), b1().in(10)).gives("ann", "b1");
    }

    @Test
    void kilometres_go_before_a_fair_share() {
      waiting(ann().livingFrom("west", 50))
          .received("oost", 90)
          .free(a1(), b1())
          .gives("ann", "a1");
    }

    @Test
    void people_are_spread_over_those_who_receive_them() {
      assertThat(
              waiting(ann(), bob(), cas())
                  .received("oost", 1)
                  .free(a1().units(3), b1().units(3))
                  .assignment()
                  .suggestions())
          .extracting(s -> s.receiver().value())
          .containsExactlyInAnyOrder("west", "west", "oost");
    }

    @Test
    void who_can_as_well_go_to_another_receiver_leaves_this_one_its_share() {
      waiting(bob().overNorm(20), ann().overNorm(10))
          .free(
              a1().givenBackBy("bob"),
              Somewhere.called("a2").givenBackBy("ann"),
              b1().givenBackBy("ann"))
          .gives("ann", "a1")
          .gives("bob", "b1");
    }

    @Test
    void a_distance_that_is_not_known_counts_as_far() {
      waiting(ann().livingFrom("west", null)).free(b1(), a1()).gives("ann", "a1");
    }

    @Test
    void where_nothing_differs_the_first_id_goes_first() {
      waiting(bob(), ann()).free(a1()).gives("ann", "a1").givesNothing("bob");
    }
  }

  @Nested
  class The_whole_list {

    @Test
    void who_can_go_elsewhere_makes_room_for_who_cannot() {
      waiting(ann().overNorm(40), bob().overNorm(5).within(10).livingFrom("west", 30))
          .free(a1().in(5), b1().in(20))
          .gives("ann", "b1")
          .gives("bob", "a1");
    }

    @Test
    void more_than_one_may_have_to_move() {
      waiting(
              ann().overNorm(40).declinedBy("zuid-angst"),
              bob().overNorm(30).declinedBy("oost-angst"),
              cas().overNorm(1).declinedBy("west-angst", "zuid-angst"))
          .free(a1().in(5), b1().in(6), Somewhere.called("c1").at("zuid").in(90))
          .gives("ann", "b1")
          .gives("bob", "c1")
          .gives("cas", "a1");
    }

    @Test
    void no_place_is_given_more_often_than_it_has_units() {
      assertThat(waiting(ann(), bob(), cas()).free(a1().units(2)).assignment().suggestions())
          .hasSize(2);
    }

    @Test
    void nobody_and_nothing_is_an_assignment_too() {
      assertThat(free().assignment().suggestions()).isEmpty();
      assertThat(waiting(ann()).free().assignment().score()).isEqualTo(new Score(0, 0, 0, 0));
    }

    @Test
    void the_score_is_what_it_comes_to() {
      assertThat(
              waiting(
                      ann().overNorm(10).urgent(Urgency.HIGH),
                      bob().declinedBy("oost-angst").livingFrom("west", 12))
                  .received("west", 3)
                  .free(a1(), b1().in(20))
                  .assignment()
                  .score())
          .isEqualTo(new Score(40, 90 + 80, 2, 3));
    }
  }

  @Nested
  class What_stands {

    private static final MatchingRules CALM = calm(14, 7);

    private static MatchingRules calm(int overNorm, int saved) {
      MatchingRules rules = MatchingRules.DEFAULT;
      return new MatchingRules(
          "calm",
          rules.urgencyWeights(),
          rules.kmCosts(),
          rules.shareCosts(),
          new Calmness(overNorm, saved));
    }

    @Test
    void is_not_taken_for_someone_who_is_a_little_longer_over_the_norm() {
      standing("bob", "a1")
          .waiting(ann().overNorm(33), bob().overNorm(20))
          .free(CALM, a1())
          .gives("bob", "a1");
    }

    @Test
    void is_taken_for_someone_who_is_over_it_by_more_than_the_margin() {
      standing("bob", "a1")
          .waiting(ann().overNorm(35), bob().overNorm(20))
          .free(CALM, a1())
          .gives("ann", "a1");
    }

    @Test
    void is_not_moved_for_a_few_days() {
      standing("ann", "a1").waiting(ann()).free(CALM, a1().in(10), b1().in(4)).gives("ann", "a1");
      standing("ann", "a1").waiting(ann()).free(CALM, a1().in(10), b1().in(2)).gives("ann", "b1");
    }

    @Test
    void is_moved_when_that_helps_someone_who_would_have_nothing() {
      standing("ann", "a1")
          .waiting(ann().overNorm(40), bob().overNorm(5).within(10).livingFrom("west", 30))
          .free(CALM, a1().in(5), b1().in(20))
          .gives("ann", "b1")
          .gives("bob", "a1");
    }

    @Test
    void stays_where_nothing_differs_also_without_a_margin() {
      standing("bob", "a2")
          .waiting(ann(), bob())
          .free(calm(0, 0), Somewhere.called("a2"))
          .gives("bob", "a2");
      standing("ann", "b1")
          .waiting(ann())
          .free(calm(0, 0), a1(), Somewhere.called("b1"))
          .gives("ann", "b1");
    }

    @Test
    void counts_for_nothing_once_something_is_in_its_way() {
      standing("bob", "a1")
          .waiting(ann().overNorm(5), bob().overNorm(2).declinedBy("oost-angst"))
          .free(CALM, a1(), b1())
          .gives("bob", "b1")
          .gives("ann", "a1");
      standing("bob", "gone")
          .waiting(ann().overNorm(5), bob().overNorm(2))
          .free(CALM, a1())
          .gives("ann", "a1");
    }

    @Test
    void is_told_apart_from_what_is_new() {
      standing("bob", "a1");
      List<Suggestion> suggestions =
          waiting(ann(), bob()).free(CALM, a1(), b1()).assignment().suggestions();
      assertThat(suggestions).extracting(Suggestion::stood).containsExactly(false, true);
    }

    @Test
    void stays_when_of_two_who_had_one_place_one_gets_its_like() {
      List<Suggestion> suggestions =
          standing("ann", "a1")
              .standing("bob", "a1")
              .waiting(ann(), bob())
              .free(CALM, a1(), Somewhere.called("a2"), b1().in(8))
              .assignment()
              .suggestions();
      assertThat(suggestions)
          .extracting(s -> s.slot().value())
          .containsExactlyInAnyOrder("a1", "a2");
      assertThat(suggestions).extracting(Suggestion::stood).containsExactly(true, true);
    }
  }

  @Nested
  class What_it_follows_from {

    @Test
    void is_kept_with_every_suggestion() {
      Assignment made = waiting(ann(), bob()).free(a1(), b1()).assignment();
      assertThat(made.suggestions())
          .extracting(Suggestion::basis)
          .containsOnly(Basis.of(made.rules(), made.situation()));
      assertThat(Matching.of(made.rules(), made.situation()).suggestions())
          .isEqualTo(made.suggestions());
    }

    @Test
    void differs_when_anything_does() {
      Assignment made = waiting(ann(), bob()).free(a1(), b1()).assignment();
      Assignment other = waiting(ann().within(30), bob()).free(a1(), b1()).assignment();
      assertThat(Basis.of(other.rules(), other.situation()))
          .isNotEqualTo(Basis.of(made.rules(), made.situation()));
    }
  }
}
