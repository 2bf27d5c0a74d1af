package nl.doorstroom.matching;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

class ExplanationPropertyTest {

  private static final MatchingRules RULES = MatchingRules.DEFAULT;

  @Property(tries = 150)
  void loosening_what_is_named_gives_a_place_and_loosening_anything_else_does_not(
      @ForAll long seed) {
    Situation situation = RandomSituation.small(seed);
    Valuing valuing = new Valuing(RULES, situation);
    Assignment assignment = Matching.of(RULES, situation);
    for (Candidate candidate : situation.candidates()) {
      Explanation explanation =
          requireNonNull(assignment.explain(candidate.position()), "explanation");
      if (explanation.suggestion() != null) {
        assertThat(explanation.openings()).isEmpty();
        continue;
      }
      Map<Obstacle, Opening> openings = new EnumMap<>(Obstacle.class);
      explanation.openings().forEach(o -> openings.put(o.loosened(), o));
      for (Obstacle obstacle : Obstacle.values()) {
        if (obstacle.loosenedBy() != Obstacle.LoosenedBy.NOBODY) {
          loosen(valuing, assignment, candidate, obstacle, openings.get(obstacle));
        }
      }
    }
  }

  private static void loosen(
      Valuing valuing,
      Assignment assignment,
      Candidate candidate,
      Obstacle obstacle,
      @Nullable Opening opening) {
    Candidate loosened = candidate.loosening(obstacle);
    SlotId given = given(RandomSituation.next(assignment, loosened), candidate.position());
    if (opening == null) {
      assertThat(given).as("%s of %s", obstacle, candidate.position()).isNull();
      return;
    }
    Place named = requireNonNull(valuing.place(opening.slot()), "place");
    assertThat(Obstacle.between(candidate, named)).containsExactly(obstacle);
    assertThat(Obstacle.between(loosened, named)).isEmpty();
    Place got = valuing.place(requireNonNull(given, "a place"));
    assertThat(Obstacle.between(candidate, requireNonNull(got, "place"))).containsExactly(obstacle);
    if (obstacle.isWish()) {
      assertThat(
              given(
                  RandomSituation.next(assignment, wishingLess(candidate, obstacle)),
                  candidate.position()))
          .as("with %s out of the wishes", obstacle)
          .isNotNull();
    }
  }

  private static @Nullable SlotId given(Situation situation, PositionId position) {
    return Matching.of(RULES, situation).standing().get(position);
  }

  /** The same case, with what is wished itself changed. */
  private static Candidate wishingLess(Candidate c, Obstacle obstacle) {
    Wishes w = c.wishes();
    return switch (obstacle) {
      case CONSENT_SCOPE -> with(c, c.request(), w, Set.of(ConsentScope.values()));
      case DISTANCE ->
          with(
              c,
              c.request(),
              new Wishes(w.languages(), w.deliveries(), null, w.backup()),
              c.consent());
      case DELIVERY ->
          with(
              c,
              c.request(),
              new Wishes(w.languages(), Set.of(), w.kmMax(), w.backup()),
              c.consent());
      case LANGUAGE ->
          with(
              c,
              c.request(),
              new Wishes(Set.of(), w.deliveries(), w.kmMax(), w.backup()),
              c.consent());
      case BACKUP_CARE ->
          with(
              c,
              c.request(),
              new Wishes(w.languages(), w.deliveries(), w.kmMax(), false),
              c.consent());
      case PRACTITIONER ->
          with(
              c,
              without(
                  c.request(), Set.of(MustHave.FEMALE_PRACTITIONER, MustHave.MALE_PRACTITIONER)),
              w,
              c.consent());
      case SETTING ->
          with(
              c, without(c.request(), Set.of(MustHave.GROUP, MustHave.INDIVIDUAL)), w, c.consent());
      case KIND,
          CARE_QUESTION,
          AGE_CLASS,
          ECHELON,
          NOT_SOONER,
          OWN_SERVICE,
          ALREADY_DECLINED,
          MUST_HAVE,
          INSURER,
          STOPPED,
          RESTRICTED ->
          throw new IllegalArgumentException("obstacle: " + obstacle + " (expected: a wish)");
    };
  }

  private static Request without(Request r, Set<MustHave> dropped) {
    return new Request(
        r.careQuestion(),
        r.urgency(),
        r.ageClass(),
        r.insurer(),
        r.municipality(),
        new Complexity(
            r.complexity().domains(),
            r.complexity().mustHaves().stream()
                .filter(m -> !dropped.contains(m))
                .collect(Collectors.toSet())));
  }

  private static Candidate with(
      Candidate c, Request request, Wishes wishes, Set<ConsentScope> consent) {
    return new Candidate(
        c.position(),
        c.service(),
        c.holder(),
        c.referrerType(),
        request,
        c.echelons(),
        c.waited(),
        wishes,
        consent,
        c.declinedBy(),
        c.loosened(),
        c.km());
  }

  @Property(tries = 200)
  void what_is_told_of_a_place_that_was_not_given_is_so(@ForAll long seed) {
    Situation situation = RandomSituation.small(seed);
    Valuing valuing = new Valuing(RULES, situation);
    Assignment assignment = Matching.of(RULES, situation);
    for (Candidate candidate : situation.candidates()) {
      Explanation explanation =
          requireNonNull(assignment.explain(candidate.position()), "explanation");
      assertThat(explanation.alternatives()).hasSizeLessThanOrEqualTo(3);
      for (Alternative alternative : explanation.alternatives()) {
        holds(valuing, assignment, candidate, explanation.suggestion(), alternative);
      }
    }
  }

  private static void holds(
      Valuing valuing,
      Assignment assignment,
      Candidate candidate,
      @Nullable Suggestion own,
      Alternative told) {
    Place place = requireNonNull(valuing.place(told.slot()), "place");
    assertThat(Obstacle.between(candidate, place).toList())
        .isEqualTo(told.obstacle() == null ? List.of() : List.of(told.obstacle()));
    long taken =
        assignment.suggestions().stream().filter(s -> s.slot().equals(told.slot())).count();
    switch (told.why()) {
      case OBSTACLE -> assertThat(told.obstacle()).isNotNull();
      case GIVEN_LONGER_OVER_NORM -> {
        hasIt(assignment, told);
        assertThat(requireNonNull(told.theirs(), "theirs").weighted())
            .isGreaterThan(told.terms().weighted());
        assertThat(taken).isEqualTo(place.free());
      }
      case GIVEN_MORE_TOGETHER -> {
        hasIt(assignment, told);
        assertThat(requireNonNull(told.theirs(), "theirs").weighted())
            .isLessThanOrEqualTo(told.terms().weighted());
        assertThat(taken).isEqualTo(place.free());
      }
      case LATER ->
          assertThat(told.terms().saved()).isLessThan(requireNonNull(own, "own").terms().saved());
      case FARTHER -> {
        assertThat(told.terms().saved()).isEqualTo(requireNonNull(own, "own").terms().saved());
        assertThat(RULES.kmCost(told.terms().km())).isGreaterThan(RULES.kmCost(own.terms().km()));
      }
      case FAIR_SHARE, AS_GOOD -> {
        assertThat(told.terms().saved()).isEqualTo(requireNonNull(own, "own").terms().saved());
        assertThat(RULES.kmCost(told.terms().km())).isEqualTo(RULES.kmCost(own.terms().km()));
        assertThat(taken).isLessThan(place.free());
      }
      case TOO_LITTLE_BETTER -> {
        assertThat(requireNonNull(own, "own").stood()).isTrue();
        assertThat(told.terms().saved() - own.terms().saved())
            .isBetween(0, RULES.calmness().saved());
        assertThat(taken).isLessThan(place.free());
      }
    }
  }

  private static void hasIt(Assignment assignment, Alternative told) {
    assertThat(assignment.suggestions())
        .anySatisfy(
            s -> {
              assertThat(s.position()).isEqualTo(told.givenTo());
              assertThat(s.terms()).isEqualTo(told.theirs());
              assertThat(s.receiver()).isEqualTo(told.receiver());
            });
  }
}
