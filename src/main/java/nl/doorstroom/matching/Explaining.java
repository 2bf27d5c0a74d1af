package nl.doorstroom.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.matching.Alternative.Why;
import org.jspecify.annotations.Nullable;

/**
 * Tells in facts why a cheapest flow is as it is.
 *
 * <p><b>Threads.</b> Never changes.
 */
final class Explaining {

  /** A group that someone could want, and the one thing in the way, if anything is. */
  private record Wanted(int group, @Nullable Obstacle obstacle) {}

  private final Network network;
  private final Placing placing;
  private final Remaining remaining;
  private final Map<PositionId, Suggestion> suggestions = new HashMap<>();

  Explaining(Network network, Placing placing, Remaining remaining, List<Suggestion> suggestions) {
    this.network = network;
    this.remaining = remaining;
    this.placing = placing;
    suggestions.forEach(s -> this.suggestions.put(s.position(), s));
  }

  Explanation of(int candidate) {
    Candidate c = network.candidate(candidate);
    List<Wanted> wanted = wanted(candidate);
    return new Explanation(
        c.position(),
        suggestions.get(c.position()),
        wanted.stream()
            .filter(w -> w.group() != placing.group(candidate))
            .sorted(
                Comparator.comparing((Wanted w) -> -network.saved(candidate, w.group()))
                    .thenComparing(w -> network.kmCost(candidate, w.group()))
                    .thenComparing(Wanted::group))
            .limit(Explanation.ALTERNATIVES_MAX)
            .map(w -> alternative(candidate, w))
            .toList(),
        placing.isPlaced(candidate) ? List.of() : openings(candidate, wanted));
  }

  private List<Wanted> wanted(int candidate) {
    Candidate c = network.candidate(candidate);
    List<Wanted> wanted = new ArrayList<>();
    for (int g = 0; g < network.groups().size(); g++) {
      Place place = network.group(g).any();
      Obstacle only = Obstacle.only(c, place);
      if (only != null || Obstacle.isNone(c, place)) {
        wanted.add(new Wanted(g, only));
      }
    }
    return wanted;
  }

  private Alternative alternative(int candidate, Wanted wanted) {
    int group = wanted.group();
    if (wanted.obstacle() != null) {
      return alternative(candidate, group, Why.OBSTACLE, wanted.obstacle(), null);
    }
    int own = placing.group(candidate);
    if (own >= 0) {
      int sooner = Integer.compare(network.saved(candidate, group), network.saved(candidate, own));
      int farther =
          Integer.compare(network.kmCost(candidate, group), network.kmCost(candidate, own));
      if (sooner < 0) {
        return alternative(candidate, group, Why.LATER, null, null);
      }
      if (sooner == 0 && farther > 0) {
        return alternative(candidate, group, Why.FARTHER, null, null);
      }
      if (placing.hasFree(group)) {
        boolean better = sooner > 0 || farther < 0;
        return alternative(
            candidate, group, better ? Why.TOO_LITTLE_BETTER : equal(own, group), null, null);
      }
    }
    int other =
        placing.occupants(group).stream()
            .min(Comparator.comparing(network::overNorm))
            .orElseThrow(() -> new IllegalStateException("group: " + group + " (expected: full)"));
    return alternative(
        candidate,
        group,
        network.overNorm(other) > network.overNorm(candidate)
            ? Why.GIVEN_LONGER_OVER_NORM
            : Why.GIVEN_MORE_TOGETHER,
        null,
        other);
  }

  /** Why of two that are as good for someone, with room in both, it is the first. */
  private Why equal(int own, int group) {
    int mine = network.group(own).receiver();
    int theirs = network.group(group).receiver();
    return network.share(theirs, placing.given(theirs))
            > network.share(mine, placing.given(mine) - 1)
        ? Why.FAIR_SHARE
        : Why.AS_GOOD;
  }

  private Alternative alternative(
      int candidate, int group, Why why, @Nullable Obstacle obstacle, @Nullable Integer other) {
    Suggestion theirs = other == null ? null : suggestions.get(network.candidate(other).position());
    return new Alternative(
        slot(group),
        network.group(group).any().receiver(),
        why,
        terms(candidate, group),
        obstacle,
        theirs == null ? null : theirs.position(),
        theirs == null ? null : theirs.terms());
  }

  private List<Opening> openings(int candidate, List<Wanted> wanted) {
    Map<Obstacle, Integer> best = new EnumMap<>(Obstacle.class);
    for (Wanted w : wanted) {
      if (w.obstacle() != null && remaining.opens(candidate, w.group())) {
        best.merge(
            w.obstacle(),
            w.group(),
            (known, found) -> remaining.isBetter(candidate, found, known) ? found : known);
      }
    }
    return best.entrySet().stream()
        .map(
            e ->
                new Opening(
                    e.getKey(),
                    slot(e.getValue()),
                    network.group(e.getValue()).any().receiver(),
                    terms(candidate, e.getValue()),
                    placing.hasFree(e.getValue())))
        .toList();
  }

  private Terms terms(int candidate, int group) {
    return network.terms(candidate, group, placing.given(network.group(group).receiver()) + 1);
  }

  /** The first place of {@code group}: one of which a unit is left, if there is. */
  private SlotId slot(int group) {
    Map<SlotId, Integer> left = new HashMap<>();
    network.group(group).places().forEach(p -> left.put(p.slot(), p.free()));
    for (int occupant : placing.occupants(group)) {
      Suggestion given = suggestions.get(network.candidate(occupant).position());
      if (given != null) {
        left.merge(given.slot(), -1, Integer::sum);
      }
    }
    return network.group(group).places().stream()
        .map(Place::slot)
        .filter(slot -> left.getOrDefault(slot, 0) > 0)
        .findFirst()
        .orElse(network.group(group).any().slot());
  }
}
