package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AfterTry;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.offers.OfferEvent.OfferAnswered;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.transfers.TransferEvent.AskAccepted;
import nl.doorstroom.domain.transfers.TransferEvent.AskDeclined;
import nl.doorstroom.domain.transfers.TransferEvent.ReceiverAsked;
import nl.doorstroom.domain.transfers.TransferEvent.TransferCompleted;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;
import nl.doorstroom.waits.RandomRegion;

/** On random histories: what was counted is what the facts tell. */
class FactMetersTest {

  private final Meters meters = new Meters();
  private final FactMeters counting = new FactMeters(meters, region -> Map.of());

  @AfterTry
  void close() {
    meters.close();
  }

  @Example
  void facts_and_what_they_tell_are_counted_once() {
    long used = 0;
    long unused = 0;
    List<Fact> all = new ArrayList<>();
    for (long seed = 1; seed <= 40; seed++) {
      RandomRegion random = new RandomRegion(seed);
      int told = 0;
      for (int step = 0; step < 300; step++) {
        random.step();
        List<Fact> facts = random.facts().subList(told, random.facts().size());
        told = random.facts().size();
        counting.count(random.region(), facts);
        for (Fact fact : facts) {
          if (fact.event() instanceof SlotStarted started) {
            Slot slot = random.region().slots().slot(started.slot());
            if (slot != null && !slot.withdrawn() && slot.blocked() == null) {
              used += slot.claims().size();
              unused += slot.capacity() - slot.claims().size();
            }
          }
        }
        all.addAll(facts);
      }
    }

    for (EventType type : EventType.values()) {
      assertThat(sum(MeterName.FACTS, List.of(type.name())))
          .isEqualTo(all.stream().filter(fact -> fact.event().type() == type).count());
    }
    assertThat(sum(MeterName.PLACES_PUBLISHED, List.of("test")))
        .isEqualTo(
            events(all, SlotPublished.class).stream().mapToInt(SlotPublished::capacity).sum());
    assertThat(sum(MeterName.PLACES_STARTED, List.of("test", "true"))).isEqualTo(used);
    assertThat(sum(MeterName.PLACES_STARTED, List.of("test", "false"))).isEqualTo(unused);
    assertThat(sum(MeterName.HOLDS, List.of("LAPSED")))
        .isEqualTo(events(all, HoldLapsed.class).size());
    assertThat(sum(MeterName.HOLDS, List.of("CLAIMED")))
        .isEqualTo(events(all, SlotClaimed.class).stream().filter(c -> c.hold() != null).count());
    assertThat(meters.times(MeterName.OFFER_RESPONSE).all())
        .isEqualTo(events(all, OfferAnswered.class).size());
    assertThat(meters.times(MeterName.ASK_RESPONSE).all())
        .isEqualTo(events(all, AskAccepted.class).size() + events(all, AskDeclined.class).size());
    assertThat(sum(MeterName.TRANSFERS_ENDED, List.of("DONE")))
        .isEqualTo(events(all, TransferCompleted.class).size());
    assertThat(sum(MeterName.SUGGESTIONS_TAKEN, List.of("false")))
        .isEqualTo(events(all, ReceiverAsked.class).size());
    assertThat(unused).isPositive();
    assertThat(meters.times(MeterName.OFFER_RESPONSE).all()).isPositive();
  }

  private long sum(MeterName meter, List<String> tagValues) {
    return Math.round(meters.sum(meter, tagValues));
  }

  private static <E extends Event> List<E> events(List<Fact> facts, Class<E> wanted) {
    return facts.stream().map(Fact::event).filter(wanted::isInstance).map(wanted::cast).toList();
  }
}
