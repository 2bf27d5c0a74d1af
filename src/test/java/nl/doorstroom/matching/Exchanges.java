package nl.doorstroom.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;

/**
 * All ways in which places could be given otherwise: people go to, leave and swap places, one after
 * another. An assignment is the best there is exactly when no round of them gains anything, which
 * Bellman and Ford's algorithm tells with all goals in turn, in whatever numbers.
 */
final class Exchanges {

  private record Exchange(int from, int to, Worth gain) {}

  /** Far more steps than any chain takes that gains less each time. */
  private static final int STEPS_MAX = 500;

  private final Map<Object, Integer> nodes = new HashMap<>();
  private final List<Exchange> exchanges = new ArrayList<>();

  private Exchanges() {}

  static Exchanges of(Valuing valuing, Map<PositionId, SlotId> given) {
    Situation situation = valuing.situation();
    Exchanges all = new Exchanges();
    Map<SlotId, Integer> taken = new HashMap<>();
    Map<OrganizationId, Integer> received = new HashMap<>();
    for (Candidate candidate : situation.candidates()) {
      SlotId own = given.get(candidate.position());
      if (own == null) {
        all.add("out", candidate.position(), Worth.NOTHING);
      } else {
        all.add(candidate.position(), "out", Worth.NOTHING);
        taken.merge(own, 1, Integer::sum);
      }
      for (Place place : situation.places()) {
        if (place.slot().equals(own)) {
          all.add(place.slot(), candidate.position(), valuing.of(candidate, place).negated());
        } else if (Valuing.isPossible(candidate, place)) {
          all.add(candidate.position(), place.slot(), valuing.of(candidate, place));
        }
      }
    }
    for (Place place : situation.places()) {
      int of = taken.getOrDefault(place.slot(), 0);
      received.merge(place.receiver(), of, Integer::sum);
      if (of < place.free()) {
        all.add(place.slot(), place.receiver(), Worth.NOTHING);
      }
      if (of > 0) {
        all.add(place.receiver(), place.slot(), Worth.NOTHING);
      }
    }
    received.forEach(
        (by, people) -> {
          all.add(by, "out", valuing.ofShare(by, people + 1));
          if (people > 0) {
            all.add("out", by, valuing.ofShare(by, people).negated());
          }
        });
    return all;
  }

  private void add(Object from, Object to, Worth gain) {
    exchanges.add(new Exchange(node(from), node(to), gain));
  }

  private int node(Object thing) {
    return nodes.computeIfAbsent(thing, none -> nodes.size());
  }

  /** Whether some round of exchanges makes the assignment better. */
  boolean canGain() {
    List<Worth> best = new ArrayList<>();
    nodes.forEach((thing, node) -> best.add(Worth.NOTHING));
    boolean gained = true;
    for (int step = 0; gained && step < STEPS_MAX; step++) {
      gained = false;
      for (Exchange exchange : exchanges) {
        Worth through = best.get(exchange.from()).plus(exchange.gain());
        if (through.compareTo(best.get(exchange.to())) > 0) {
          best.set(exchange.to(), through);
          gained = true;
        }
      }
    }
    return gained;
  }
}
