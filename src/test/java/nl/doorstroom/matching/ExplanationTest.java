package nl.doorstroom.matching;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.matching.Alternative.Why;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExplanationTest {

  private final Map<PositionId, SlotId> standing = new HashMap<>();
  private List<Place> free = List.of();

  private ExplanationTest free(Somewhere... places) {
    free = Stream.of(places).map(Somewhere::isFree).toList();
    return this;
  }

  /** Of the first of them. */
  private Explanation explained(Someone... people) {
    List<Candidate> waiting = Stream.of(people).map(Someone::waits).toList();
    Assignment assignment =
        Matching.of(MatchingRules.DEFAULT, new Situation(waiting, free, standing, Map.of()));
    return requireNonNull(assignment.explain(waiting.get(0).position()), "explanation");
  }

  private static Someone ann() {
    return Someone.called("ann");
  }

  private static Someone bob() {
    return Someone.called("bob");
  }

  private static Somewhere at(String organization, String slot) {
    return Somewhere.called(slot).at(organization);
  }

  @Nested
  class Why_this_place {

    @Test
    void is_told_in_days_and_kilometres() {
      Suggestion suggestion =
          requireNonNull(
              free(at("oost", "a1"))
                  .explained(ann().overNorm(12).urgent(Urgency.PRIORITY).expectedIn(80))
                  .suggestion(),
              "suggestion");
      assertThat(suggestion.slot()).isEqualTo(new SlotId("a1"));
      assertThat(suggestion.terms()).isEqualTo(new Terms(12, 2, 70, 3, 1));
      assertThat(suggestion.terms().weighted()).isEqualTo(24);
    }
  }

  @Nested
  class Why_not_another {

    @Test
    void who_has_it_is_longer_over_the_norm() {
      Alternative told =
          free(at("oost", "a1").in(5), at("west", "b1").in(30))
              .explained(ann().overNorm(10), bob().overNorm(20).declinedBy("west-angst"))
              .alternatives()
              .get(0);
      assertThat(told.slot()).isEqualTo(new SlotId("a1"));
      assertThat(told.why()).isEqualTo(Why.GIVEN_LONGER_OVER_NORM);
      assertThat(told.givenTo()).isEqualTo(new PositionId("bob"));
      assertThat(requireNonNull(told.theirs(), "theirs").overNorm()).isEqualTo(20);
    }

    @Test
    void who_has_it_can_go_nowhere_else() {
      Alternative told =
          free(at("oost", "a1").in(5), at("west", "b1").in(30))
              .explained(ann().overNorm(20), bob().overNorm(10).declinedBy("west-angst"))
              .alternatives()
              .get(0);
      assertThat(told.why()).isEqualTo(Why.GIVEN_MORE_TOGETHER);
      assertThat(told.givenTo()).isEqualTo(new PositionId("bob"));
    }

    @Test
    void something_is_in_the_way_or_it_is_later_or_farther() {
      assertThat(
              free(
                      at("oost", "a1").in(10),
                      at("noordwest", "c1").in(5),
                      at("west", "b1").in(10),
                      at("oost", "a2").in(20),
                      at("oost", "a3").in(40))
                  .explained(ann().livingFrom("west", 50).within(60))
                  .alternatives())
          .extracting(Alternative::slot, Alternative::why, Alternative::obstacle)
          .containsExactly(
              tuple(new SlotId("c1"), Why.OBSTACLE, Obstacle.DISTANCE),
              tuple(new SlotId("b1"), Why.FARTHER, null),
              tuple(new SlotId("a2"), Why.LATER, null));
    }

    @Test
    void another_is_given_more_people_already() {
      assertThat(
              free(at("oost", "a1").in(9), at("oost", "a2"), at("west", "b1"))
                  .explained(ann(), bob().overNorm(9))
                  .alternatives())
          .filteredOn(told -> told.why() == Why.FAIR_SHARE)
          .extracting(Alternative::slot)
          .containsExactly(new SlotId("a2"));
    }

    @Test
    void it_is_too_little_better_to_change() {
      standing.put(new PositionId("ann"), new SlotId("a1"));
      Alternative told =
          free(at("oost", "a1").in(10), at("west", "b1").in(5))
              .explained(ann())
              .alternatives()
              .get(0);
      assertThat(told.why()).isEqualTo(Why.TOO_LITTLE_BETTER);
      assertThat(told.terms().saved()).isEqualTo(95);
    }

    @Test
    void it_is_as_good_and_comes_later_in_order() {
      assertThat(free(at("oost", "a1"), at("west", "b1")).explained(ann()).alternatives())
          .extracting(Alternative::why)
          .containsExactly(Why.AS_GOOD);
    }
  }

  @Nested
  class Without_a_place {

    @Test
    void one_wish_that_would_open_one_is_named_with_the_place() {
      Explanation told =
          free(at("oost", "a1").in(10), at("oost", "a2").in(20)).explained(ann().within(2));
      assertThat(told.suggestion()).isNull();
      assertThat(told.openings())
          .containsExactly(
              new Opening(
                  Obstacle.DISTANCE,
                  new SlotId("a1"),
                  new OrganizationId("oost"),
                  new Terms(0, 1, 90, 3, 1),
                  true));
    }

    @Test
    void two_wishes_that_only_together_would_open_one_are_not_named() {
      assertThat(free(at("oost", "a1")).explained(ann().within(2).wishingBackup()).openings())
          .isEmpty();
    }

    @Test
    void a_wish_is_not_named_when_others_would_have_the_place_anyway() {
      assertThat(free(at("oost", "a1")).explained(ann().within(2), bob().overNorm(9)).openings())
          .isEmpty();
    }

    @Test
    void a_place_that_another_would_give_way_for_is_said_not_to_be_free() {
      assertThat(free(at("oost", "a1")).explained(ann().within(2).overNorm(20), bob()).openings())
          .extracting(Opening::slot, Opening::free)
          .containsExactly(tuple(new SlotId("a1"), false));
    }

    @Test
    void nobody_gives_way_for_less_than_what_is_suggested_changes_for() {
      assertThat(free(at("oost", "a1")).explained(ann().within(2).overNorm(9), bob()).openings())
          .isEmpty();
    }

    @Test
    void who_does_not_wait_is_not_explained() {
      assertThat(
              Matching.of(MatchingRules.DEFAULT, new Situation(List.of(), free, standing, Map.of()))
                  .explain(new PositionId("ann")))
          .isNull();
    }
  }
}
