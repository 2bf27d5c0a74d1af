package nl.doorstroom.waits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import nl.doorstroom.domain.EventType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomRegionTest {

  @Test
  void random_histories_hold_every_type_of_event() {
    Set<EventType> seen = EnumSet.noneOf(EventType.class);
    for (int seed = 0; seed < 480; seed++) {
      RandomRegion random = new RandomRegion(seed);
      for (int step = 0; step < 400; step++) {
        random.step();
      }
      random.facts().forEach(fact -> seen.add(fact.event().type()));
    }
    assertThat(seen).containsExactlyInAnyOrder(EventType.values());
  }
}
