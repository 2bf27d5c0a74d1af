package nl.doorstroom.waits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingPosition;

class FiguresPropertyTest {

  private final Figures figures = new Figures();
  private final Map<SlotId, Slot> slots = new HashMap<>();
  private final Map<PositionId, WaitingPosition> positions = new HashMap<>();

  @Property(tries = 60)
  void figures_kept_up_to_date_are_those_counted_from_the_definitions(@ForAll long seed) {
    RandomRegion random = new RandomRegion(seed);
    slots.clear();
    positions.clear();
    figures.recount(random.region());
    remember(random);
    for (int step = 0; step < 150; step++) {
      random.step();
      tellWhatChanged(random);
      RegionConfig config = requireNonNull(random.region().partners().config(), "config");
      LocalDate today = requireNonNull(random.region().partners().today(), "today");
      for (HealthcareService service : random.services()) {
        assertThat(figures.of(service, config, today))
            .as("after step %d, at %s", step, random.region().position())
            .isEqualTo(new SlowFigures(random.region(), service, config, today).figures());
        assertThat(figures.waiting(service, config, today))
            .isEqualTo(new SlowFigures(random.region(), service, config, today).waiting());
      }
    }
  }

  private void tellWhatChanged(RandomRegion random) {
    Set<SlotId> slotIds = new HashSet<>(slots.keySet());
    random.region().slots().slots().forEach(slot -> slotIds.add(slot.id()));
    slotIds.forEach(id -> figures.replace(slots.get(id), random.region().slots().slot(id)));
    Set<PositionId> positionIds = new HashSet<>(positions.keySet());
    random.region().waiting().positions().forEach(position -> positionIds.add(position.id()));
    positionIds.forEach(
        id -> figures.replace(positions.get(id), random.region().waiting().position(id)));
    random.services().forEach(service -> figures.compare(service, random.region()));
    remember(random);
  }

  private void remember(RandomRegion random) {
    slots.clear();
    positions.clear();
    random.region().slots().slots().forEach(slot -> slots.put(slot.id(), slot));
    random.region().waiting().positions().forEach(p -> positions.put(p.id(), p));
  }
}
