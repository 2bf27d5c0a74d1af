package nl.doorstroom.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.doorstroom.domain.partners.MatchingAgreements;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a region finds more important, in whole numbers. Rules never change: other weights are a
 * version of their own, so that what was suggested once can be worked out again.
 *
 * @param urgencyWeights for how much a day over the norm counts at each urgency, 1 to {@value
 *     #WEIGHT_MAX}
 * @param kmCosts what a distance costs, by the kilometres from which on it does; starts at 0 and
 *     never falls. A distance that is not known costs as much as the farthest
 * @param shareCosts what the first, second, … person that one receiver is given costs; never falls,
 *     so that people are spread. The last one goes on
 */
public record MatchingRules(
    String version,
    Map<Urgency, Integer> urgencyWeights,
    NavigableMap<Integer, Integer> kmCosts,
    List<Integer> shareCosts,
    Calmness calmness) {

  /** Heaviest weight and highest single cost. */
  public static final int WEIGHT_MAX = MatchingAgreements.WEIGHT_MAX;

  /** Version of how suggestions are made of weights. */
  private static final String MADE = "1";

  /** Those of a region that agreed on nothing else. */
  public static final MatchingRules DEFAULT = of(MatchingAgreements.DEFAULT);

  public MatchingRules {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(calmness, "calmness");
    urgencyWeights = Map.copyOf(urgencyWeights);
    kmCosts = Collections.unmodifiableNavigableMap(new TreeMap<>(kmCosts));
    shareCosts = List.copyOf(shareCosts);
    for (Urgency urgency : List.of(Urgency.REGULAR, Urgency.PRIORITY, Urgency.HIGH)) {
      requireWithin("urgencyWeights." + urgency, urgencyWeights.get(urgency), 1);
    }
    if (!kmCosts.containsKey(0)) {
      throw new IllegalArgumentException("kmCosts: " + kmCosts + " (expected: one from 0 on)");
    }
    if (shareCosts.isEmpty()) {
      throw new IllegalArgumentException("shareCosts: [] (expected: at least one)");
    }
    requireRising("kmCosts", kmCosts.values());
    requireRising("shareCosts", shareCosts);
  }

  /** Those that a region agreed on: the same weights are the same version, wherever they hold. */
  public static MatchingRules of(MatchingAgreements agreed) {
    NavigableMap<Integer, Integer> kmCosts = new TreeMap<>();
    agreed.kmCosts().forEach(cost -> kmCosts.put(cost.km(), cost.cost()));
    return new MatchingRules(
        agreed.equals(MatchingAgreements.DEFAULT)
            ? MADE
            : "%s-%08x".formatted(MADE, text(agreed).hashCode()),
        agreed.urgencyWeights(),
        kmCosts,
        IntStream.rangeClosed(0, WEIGHT_MAX)
            .mapToObj(given -> Math.min(WEIGHT_MAX, given * agreed.shareStep()))
            .toList(),
        new Calmness(agreed.calmOverNorm(), agreed.calmSaved()));
  }

  /** All that is agreed, in an order of its own. */
  private static String text(MatchingAgreements agreed) {
    List<Object> all = new ArrayList<>();
    for (Urgency urgency : Urgency.values()) {
      Integer weight = agreed.urgencyWeights().get(urgency);
      if (weight != null) {
        all.add(weight);
      }
    }
    agreed.kmCosts().forEach(cost -> all.add(List.of(cost.km(), cost.cost())));
    all.addAll(List.of(agreed.shareStep(), agreed.calmOverNorm(), agreed.calmSaved()));
    return all.toString();
  }

  /**
   * By how much a change must be worth it. A suggestion that stands is taken away for someone else
   * only when the list gains more than {@code overNorm}, and is moved to another place for more
   * days saved only when it gains more than {@code saved}. Where the gain equals it, the next goal
   * decides.
   *
   * @param overNorm urgency-weighted days over the norm, 0 to {@value #DAYS_MAX}
   * @param saved days, 0 to {@value #DAYS_MAX}
   */
  public record Calmness(int overNorm, int saved) {

    /** Largest margin. */
    public static final int DAYS_MAX = 100_000;

    public Calmness {
      if (overNorm < 0 || overNorm > DAYS_MAX || saved < 0 || saved > DAYS_MAX) {
        throw new IllegalArgumentException(
            "calmness: " + overNorm + ", " + saved + " (expected: 0 to " + DAYS_MAX + ")");
      }
    }
  }

  /** For how much a day over the norm counts. */
  int weight(Urgency urgency) {
    Integer weight = urgencyWeights.get(urgency);
    if (weight == null) {
      throw new IllegalArgumentException(
          "urgency: " + urgency + " (expected: one of " + urgencyWeights.keySet() + ")");
    }
    return weight;
  }

  int kmCost(@Nullable Integer km) {
    return km == null
        ? kmCosts.lastEntry().getValue()
        : kmCosts.floorEntry(Math.max(0, km)).getValue();
  }

  /** What it costs to give one receiver its {@code nth} person, from 1 on. */
  int shareCost(int nth) {
    return shareCosts.get(Math.min(nth, shareCosts.size()) - 1);
  }

  private static void requireRising(String name, Iterable<Integer> costs) {
    int least = 0;
    for (Integer cost : costs) {
      requireWithin(name, cost, least);
      least = cost;
    }
  }

  private static void requireWithin(String name, @Nullable Integer value, int least) {
    if (value == null || value < least || value > WEIGHT_MAX) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + " to " + WEIGHT_MAX + ")");
    }
  }
}
