package nl.doorstroom.domain;

import static nl.doorstroom.domain.Words.GRONINGEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import nl.doorstroom.domain.Walk.Kind;
import nl.doorstroom.domain.Walk.Step;

/** What must always hold in a region, whatever is asked of it: invariants 2, 3 and 8. */
class RegionPropertyTest {

  private static final int TRIES = 200;
  private static final int STEPS_MAX = 260;

  @Property(tries = TRIES)
  @StatisticsReport(onFailureOnly = true)
  void no_place_is_taken_twice_and_replaying_rebuilds_the_region(
      @ForAll("steps") List<Step> steps, @ForAll int cut) {
    Walk walk = new Walk();
    steps.forEach(walk::take);
    List<Fact> facts = walk.facts();

    Region replayed = new Region(GRONINGEN);
    facts.forEach(replayed::apply);
    isSame(replayed, walk);

    int middle = Math.floorMod(cut, facts.size());
    Region first = new Region(GRONINGEN);
    facts.subList(0, middle).forEach(first::apply);
    Region restored = Region.restore(first.state());
    facts.subList(middle, facts.size()).forEach(restored::apply);
    isSame(restored, walk);

    facts.forEach(fact -> Statistics.collect(fact.event().type()));
    Statistics.coverage(
        seen ->
            Stream.of(
                    EventType.HOLD_LAPSED,
                    EventType.SLOT_CLAIMED,
                    EventType.CLAIM_RELEASED,
                    EventType.CLAIM_MOVED,
                    EventType.OUTCOME_RECORDED,
                    EventType.INTAKE_HELD,
                    EventType.LETTER_OVERDUE,
                    EventType.SLOT_CHANGED,
                    EventType.SLOT_RELEASED,
                    EventType.CLAIM_TO_MOVE,
                    EventType.CLEARING_UNDONE,
                    EventType.CLAIM_DECLINED,
                    EventType.IMPORT_UNDONE,
                    EventType.POSITION_REMOVED,
                    EventType.OFFER_ANSWERED,
                    EventType.OFFER_LAPSED,
                    EventType.OFFERING_ENDED)
                .forEach(type -> seen.check(type).count(count -> count > 0)));
  }

  private static void isSame(Region region, Walk walk) {
    assertThat(region.state()).isEqualTo(walk.region().state());
    assertThat(region.nextDeadline()).isEqualTo(walk.region().nextDeadline());
    assertThat(region.due(walk.now().plusSeconds(86_400)))
        .isEqualTo(walk.region().due(walk.now().plusSeconds(86_400)));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(4, Kind.WAIT),
            Tuple.of(5, Kind.PUBLISH),
            Tuple.of(1, Kind.WITHDRAW),
            Tuple.of(4, Kind.HOLD),
            Tuple.of(3, Kind.OPTION),
            Tuple.of(1, Kind.GIVE_BACK),
            Tuple.of(9, Kind.REFER),
            Tuple.of(2, Kind.REGISTER),
            Tuple.of(7, Kind.CLAIM),
            Tuple.of(2, Kind.RELEASE),
            Tuple.of(5, Kind.MOVE),
            Tuple.of(6, Kind.OUTCOME),
            Tuple.of(2, Kind.LETTER),
            Tuple.of(1, Kind.REFUSE),
            Tuple.of(1, Kind.TAKE_BACK),
            Tuple.of(1, Kind.CLOSE),
            Tuple.of(30, Kind.PLAN));
    Arbitrary<Integer> numbers =
        Arbitraries.integers().between(0, 10_000).withDistribution(RandomDistribution.uniform());
    return Combinators.combine(kinds, numbers, numbers, numbers)
        .as(Step::new)
        .withoutEdgeCases()
        .list()
        .ofMinSize(STEPS_MAX * 3 / 4)
        .ofMaxSize(STEPS_MAX);
  }
}
