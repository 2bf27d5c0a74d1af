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
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import nl.doorstroom.domain.TableWalk.Step;

/** What must always hold at the table, whatever is asked of it: invariants 4, 5 and 8. */
class TablePropertyTest {

  private static final int TRIES = 150;
  private static final int STEPS_MAX = 260;

  @Property(tries = TRIES)
  @StatisticsReport(onFailureOnly = true)
  void nobody_is_lost_or_waits_twice_and_replaying_rebuilds_the_table(
      @ForAll("steps") List<Step> steps, @ForAll boolean elsewhere, @ForAll int cut) {
    TableWalk walk = new TableWalk(elsewhere);
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
                    EventType.TRANSFER_BOOKED,
                    EventType.TRANSFER_COMPLETED,
                    EventType.TRANSFER_SENT_BACK,
                    EventType.CONSENT_WITHDRAWN,
                    EventType.CONSENT_EXPIRED,
                    EventType.CLIENT_STAYED,
                    EventType.ASK_LAPSED,
                    EventType.ASK_DECLINED,
                    EventType.PLACE_LOST,
                    EventType.CHANGE_CONFIRMED,
                    EventType.CHANGE_NOT_CONFIRMED,
                    EventType.TRANSFER_OVERDUE,
                    EventType.AGENDA_FIXED,
                    EventType.CASE_DECIDED,
                    EventType.CALL_ARRANGED,
                    EventType.MEETING_CLOSED)
                .forEach(type -> seen.check(type).count(count -> count > 0)));
  }

  private static void isSame(Region region, TableWalk walk) {
    assertThat(region.state()).isEqualTo(walk.region().state());
    assertThat(region.nextDeadline()).isEqualTo(walk.region().nextDeadline());
    assertThat(region.due(walk.now().plusSeconds(86_400)))
        .isEqualTo(walk.region().due(walk.now().plusSeconds(86_400)));
    walk.region()
        .transfers()
        .transfers()
        .forEach(
            t -> {
              assertThat(region.transfers().askedOf(t.subject().service()))
                  .isEqualTo(walk.region().transfers().askedOf(t.subject().service()));
              if (t.subject().position() != null) {
                assertThat(region.transfers().naming(t.subject().position()))
                    .isEqualTo(walk.region().transfers().naming(t.subject().position()));
              }
            });
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> numbers =
        Arbitraries.integers().between(0, 10_000).withDistribution(RandomDistribution.uniform());
    return Combinators.combine(numbers, numbers, numbers)
        .as(Step::new)
        .withoutEdgeCases()
        .list()
        .ofMinSize(STEPS_MAX * 3 / 4)
        .ofMaxSize(STEPS_MAX);
  }
}
