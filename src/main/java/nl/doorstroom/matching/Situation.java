package nl.doorstroom.matching;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;

/**
 * All that is compared at one moment. In whatever order it is given, it is kept in the order of
 * ids, so that the order says nothing.
 *
 * @param candidates at most {@value #CANDIDATES_MAX}, one per person: who waits in several places
 *     is given for one of them
 * @param places at most {@value #PLACES_MAX}
 * @param standing what is suggested now; what is no longer there is passed over
 * @param received how many people each receiver took over lately, which count in its share; 0 when
 *     it is not named
 */
public record Situation(
    List<Candidate> candidates,
    List<Place> places,
    Map<PositionId, SlotId> standing,
    Map<OrganizationId, Integer> received) {

  public static final int CANDIDATES_MAX = 20_000;
  public static final int PLACES_MAX = 5_000;

  public Situation {
    candidates = inOrder("candidates", candidates, Candidate::position, CANDIDATES_MAX);
    places = inOrder("places", places, Place::slot, PLACES_MAX);
    standing = Map.copyOf(standing);
    received = Map.copyOf(received);
    received.forEach(
        (receiver, count) -> {
          if (count < 0) {
            throw new IllegalArgumentException(
                "received." + receiver.value() + ": " + count + " (expected: >= 0)");
          }
        });
  }

  private static <T> List<T> inOrder(
      String name, List<T> things, Function<T, ? extends Id> id, int max) {
    if (things.size() > max) {
      throw new IllegalArgumentException(
          name + ": " + things.size() + " (expected: <= " + max + ")");
    }
    Set<Id> known = new HashSet<>();
    for (T thing : things) {
      if (!known.add(id.apply(thing))) {
        throw new IllegalArgumentException(
            name + ": " + id.apply(thing).value() + " twice (expected: once)");
      }
    }
    return things.stream()
        .sorted(Comparator.comparing((T thing) -> id.apply(thing).value()))
        .toList();
  }
}
