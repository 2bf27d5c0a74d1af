package nl.doorstroom.domain;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Between two regions nobody is ever lost or counted twice, whatever what carries between them
 * leaves undone, does twice or does late (design.md §8).
 */
class CrossingPropertyTest {

  private static final int TRIES = 300;
  private static final int STEPS = 250;

  @Property(tries = TRIES)
  @StatisticsReport(onFailureOnly = true)
  void at_rest_everyone_is_on_exactly_one_list(@ForAll long seed) {
    CrossingWalk walk = new CrossingWalk(seed);
    for (int i = 0; i < STEPS; i++) {
      walk.step();
    }
    walk.rest();
    walk.repeatAll();
    walk.monthsLater();
    walk.rest();
    walk.repeatAll();

    walk.facts().forEach(fact -> Statistics.collect(fact.event().type()));
    Statistics.coverage(
        seen ->
            Stream.of(
                    EventType.CROSSING_ASKED,
                    EventType.CROSSING_ACCEPTED,
                    EventType.CROSSING_ENDED,
                    EventType.CROSSING_DEPARTING,
                    EventType.CROSSING_DEPARTED,
                    EventType.ARRIVAL_TAKEN,
                    EventType.ARRIVAL_CONFIRMED,
                    EventType.ARRIVAL_TAKEN_OVER,
                    EventType.ARRIVAL_ENDED,
                    EventType.TRANSFER_COMPLETED)
                .forEach(type -> seen.check(type).count(count -> count > 0)));
  }
}
