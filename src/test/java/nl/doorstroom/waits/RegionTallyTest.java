package nl.doorstroom.waits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.waits.RegionTally.Freshness;
import nl.doorstroom.waits.RegionTally.PlaceState;
import nl.doorstroom.waits.RegionTally.PlacesOf;
import nl.doorstroom.waits.RegionTally.WaitingIn;

/** On random histories: what is counted is what is there. */
class RegionTallyTest {

  @Property(tries = 40)
  void numbers_add_up_to_what_is_there(@ForAll long seed) {
    RandomRegion random = new RandomRegion(seed);
    for (int step = 0; step < 200; step++) {
      random.step();
    }
    Region region = random.region();
    RegionTally tally = RegionTally.of(region, random.now());

    assertThat(sum(tally.positions()))
        .isEqualTo(region.waiting().positions().stream().filter(WaitingPosition::isOpen).count());
    assertThat(tally.positions()).hasSize(2 * WaitPhase.values().length);
    assertThat(tally.positions()).containsKey(new WaitingIn(WaitPhase.INTAKE, true));
    assertThat(tally.people()).isLessThanOrEqualTo((int) sum(tally.positions()));
    assertThat(sum(tally.transfers()))
        .isEqualTo(region.transfers().transfers().stream().filter(Transfer::isRunning).count());
    for (SlotKind kind : SlotKind.values()) {
      assertThat(tally.places().get(new PlacesOf(kind, PlaceState.FREE)))
          .isEqualTo(
              region.slots().slots().stream()
                  .filter(slot -> slot.kind() == kind)
                  .mapToInt(Slot::free)
                  .sum());
    }
    assertThat(tally.services().keySet()).containsExactlyInAnyOrder(Freshness.values());
    assertThat(tally.feeds()).containsExactlyElementsOf(region.upkeep().feeds());
  }

  private static long sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }
}
