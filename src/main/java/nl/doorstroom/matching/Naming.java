package nl.doorstroom.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;

/** Which place of its group each person gets: what stood stays, and the others follow by id. */
final class Naming {

  private final MatchingRules rules;
  private final Network network;
  private final Placing placing;
  private final Map<Integer, Place> places = new HashMap<>();

  Naming(MatchingRules rules, Network network, Placing placing) {
    this.rules = rules;
    this.network = network;
    this.placing = placing;
    for (int g = 0; g < network.groups().size(); g++) {
      name(network.group(g), placing.occupants(g));
    }
  }

  private void name(Network.Group group, List<Integer> occupants) {
    Map<SlotId, Integer> left = new HashMap<>();
    group.places().forEach(p -> left.put(p.slot(), p.free()));
    List<Integer> others = new ArrayList<>();
    for (int occupant : occupants) {
      Place stood = take(group, network.standing(occupant), left);
      if (stood == null) {
        others.add(occupant);
      } else {
        places.put(occupant, stood);
      }
    }
    int next = 0;
    for (int occupant : others) {
      Place taken = null;
      while (taken == null) {
        taken = take(group, group.places().get(next).slot(), left);
        next += taken == null ? 1 : 0;
      }
      places.put(occupant, taken);
    }
  }

  /** A unit of {@code slot}; null when it is not of the group, or has none left. */
  private static @Nullable Place take(
      Network.Group group, @Nullable SlotId slot, Map<SlotId, Integer> left) {
    if (slot == null || left.getOrDefault(slot, 0) == 0) {
      return null;
    }
    left.merge(slot, -1, Integer::sum);
    return group.places().stream().filter(p -> p.slot().equals(slot)).findFirst().orElse(null);
  }

  /** In the order of candidates. */
  List<Suggestion> suggestions(Situation situation) {
    Basis basis = Basis.of(rules, situation);
    int[] given = new int[network.receivers()];
    List<Suggestion> suggestions = new ArrayList<>(places.size());
    for (int c = 0; c < network.candidates(); c++) {
      Place place = places.get(c);
      if (place != null) {
        int receiver = network.group(placing.group(c)).receiver();
        Terms terms = network.terms(c, placing.group(c), ++given[receiver]);
        suggestions.add(
            new Suggestion(
                network.candidate(c).position(),
                place.slot(),
                place.service(),
                place.receiver(),
                terms,
                network.stands(c, placing.group(c)),
                basis));
      }
    }
    return List.copyOf(suggestions);
  }
}
