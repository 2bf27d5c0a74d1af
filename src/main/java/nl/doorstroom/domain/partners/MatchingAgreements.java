package nl.doorstroom.domain.partners;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.doorstroom.domain.waiting.Urgency;

/**
 * What a region finds more important where a place suits several people. Urgency itself is entered
 * by professionals; this says how heavy it is.
 *
 * @param urgencyWeights for how much a day over the norm counts at each urgency but a crisis; 1 to
 *     {@value #WEIGHT_MAX}, and never less at a higher urgency
 * @param kmCosts what a distance costs, by the kilometres from which on it does; the first from 0,
 *     none falls, at most {@value #KM_COSTS_MAX}
 * @param shareStep how much more each further person costs that one receiver is given, so that
 *     people are spread; 0 to {@value #WEIGHT_MAX}
 * @param calmOverNorm urgency-weighted days over the norm that the list must gain before a
 *     suggestion is taken from someone; 0 to {@value #CALM_MAX}
 * @param calmSaved days that must be saved before someone's suggestion moves to another place; 0 to
 *     {@value #CALM_MAX}
 */
public record MatchingAgreements(
    Map<Urgency, Integer> urgencyWeights,
    List<KmCost> kmCosts,
    int shareStep,
    int calmOverNorm,
    int calmSaved) {

  /** Heaviest weight and highest cost. */
  public static final int WEIGHT_MAX = 100;

  /** Most distances from which on something else holds. */
  public static final int KM_COSTS_MAX = 12;

  /** Farthest distance that costs something of its own, in kilometres. */
  public static final int KM_MAX = 500;

  /** Largest gain that can be asked for, in days. */
  public static final int CALM_MAX = 1_000;

  /** What most regions can begin with. */
  public static final MatchingAgreements DEFAULT =
      new MatchingAgreements(
          Map.of(Urgency.REGULAR, 1, Urgency.PRIORITY, 2, Urgency.HIGH, 4),
          List.of(
              new KmCost(0, 0),
              new KmCost(5, 1),
              new KmCost(10, 2),
              new KmCost(20, 4),
              new KmCost(40, 8),
              new KmCost(80, 16)),
          1,
          14,
          7);

  /** Weights stand in the order of urgency, whoever made them. */
  public MatchingAgreements {
    urgencyWeights = Collections.unmodifiableMap(new TreeMap<>(urgencyWeights));
    kmCosts = List.copyOf(kmCosts);
  }

  /** From {@code km} kilometres on a place costs {@code cost}. */
  public record KmCost(int km, int cost) {}
}
