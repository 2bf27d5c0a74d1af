package nl.doorstroom.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * The best assignment by JGraphT's minimum cost flow, from the definition: every slot by itself, a
 * node for each next person of a receiver, and all goals in one number. JGraphT counts with
 * doubles, so that number is refused from 2^53 on.
 */
public final class ExactSolver {

  private static final String OUT = "out";
  private static final long EXACT_MAX = 1L << 53;

  /** JGraphT takes costs from 10^9 on for endless; a power of two changes no digit of a double. */
  private static final double SCALE = 1.0 / (1L << 26);

  private final Valuing valuing;
  private final Situation situation;
  private final Graph<Object, DefaultWeightedEdge> graph =
      new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
  private final Map<DefaultWeightedEdge, Worth> worths = new HashMap<>();
  private final Map<DefaultWeightedEdge, Integer> capacities = new HashMap<>();

  private ExactSolver(MatchingRules rules, Situation situation) {
    valuing = new Valuing(rules, situation);
    this.situation = situation;
    situation.candidates().forEach(c -> graph.addVertex(c.position()));
    situation.places().forEach(p -> graph.addVertex(p.slot()));
    situation.places().forEach(p -> graph.addVertex(p.receiver()));
    graph.addVertex(OUT);
    situation.candidates().forEach(this::connect);
    Map<OrganizationId, Integer> units = new HashMap<>();
    for (Place place : situation.places()) {
      connect(place.slot(), place.receiver(), place.free(), Worth.NOTHING);
      units.merge(place.receiver(), place.free(), Integer::sum);
    }
    units.forEach(this::share);
  }

  /** Who is given what, with each goal counted. */
  static Map<PositionId, SlotId> solve(MatchingRules rules, Situation situation) {
    ExactSolver solver = new ExactSolver(rules, situation);
    return solver.given(solver.costs(true));
  }

  /** Who is given what, with the first two goals counted only: enough for thousands of people. */
  public static Map<PositionId, SlotId> solveMajor(MatchingRules rules, Situation situation) {
    ExactSolver solver = new ExactSolver(rules, situation);
    return solver.given(solver.costs(false));
  }

  private void connect(Candidate candidate) {
    connect(candidate.position(), OUT, 1, Worth.NOTHING);
    for (Place place : situation.places()) {
      if (Valuing.isPossible(candidate, place)) {
        connect(candidate.position(), place.slot(), 1, valuing.of(candidate, place));
      }
    }
  }

  private void share(OrganizationId receiver, int units) {
    for (int nth = 1; nth <= Math.min(units, situation.candidates().size()); nth++) {
      String next = receiver.value() + " " + nth;
      graph.addVertex(next);
      connect(receiver, next, 1, valuing.ofShare(receiver, nth));
      connect(next, OUT, 1, Worth.NOTHING);
    }
  }

  private void connect(Object from, Object to, int capacity, Worth worth) {
    DefaultWeightedEdge edge = graph.addEdge(from, to);
    worths.put(edge, worth);
    capacities.put(edge, capacity);
  }

  /** All goals of each edge in one number: each counts for more than all of the next together. */
  private Map<DefaultWeightedEdge, Long> costs(boolean all) {
    long people = situation.candidates().size();
    long saved = people * most(worths.values().stream().map(Worth::saved).toList()) + 1;
    long km = all ? people * most(worths.values().stream().map(Worth::km).toList()) + 1 : 1;
    long share = all ? people * most(worths.values().stream().map(Worth::share).toList()) + 1 : 1;
    long stood = all ? people + 1 : 1;
    Map<DefaultWeightedEdge, Long> costs = new HashMap<>();
    long largest = 0;
    for (Map.Entry<DefaultWeightedEdge, Worth> e : worths.entrySet()) {
      Worth w = e.getValue();
      long cost = Math.multiplyExact(w.overNorm(), saved) + w.saved();
      if (all) {
        cost = Math.multiplyExact(cost, km) - w.km();
        cost = Math.multiplyExact(cost, share) - w.share();
        cost = Math.multiplyExact(cost, stood) + w.stood();
      }
      costs.put(e.getKey(), -cost);
      largest = Math.max(largest, Math.abs(cost));
    }
    if (Math.multiplyExact(largest, 2 * people) >= EXACT_MAX) {
      throw new IllegalArgumentException("costs: " + largest + " (expected: exact in a double)");
    }
    return costs;
  }

  private static long most(List<Long> values) {
    return values.stream().mapToLong(Math::abs).max().orElse(0);
  }

  private Map<PositionId, SlotId> given(Map<DefaultWeightedEdge, Long> costs) {
    // Everyone leaves by one edge: counting all of these up by the same changes nothing, and keeps
    // costs from being negative.
    long most = costs.values().stream().mapToLong(c -> -c).max().orElse(0);
    for (Map.Entry<DefaultWeightedEdge, Long> e : costs.entrySet()) {
      boolean first = graph.getEdgeSource(e.getKey()) instanceof PositionId;
      graph.setEdgeWeight(e.getKey(), (e.getValue() + (first ? most : 0)) * SCALE);
    }
    Map<DefaultWeightedEdge, Double> flow =
        new CapacityScalingMinimumCostFlow<Object, DefaultWeightedEdge>(1)
            .getMinimumCostFlow(
                new MinimumCostFlowProblemImpl<>(graph, this::supply, capacities::get))
            .getFlowMap();
    Map<PositionId, SlotId> given = new HashMap<>();
    List<DefaultWeightedEdge> used = new ArrayList<>(graph.edgeSet());
    used.removeIf(edge -> flow.getOrDefault(edge, 0.0) < 0.5);
    for (DefaultWeightedEdge edge : used) {
      if (graph.getEdgeSource(edge) instanceof PositionId position
          && graph.getEdgeTarget(edge) instanceof SlotId slot) {
        given.put(position, slot);
      }
    }
    return given;
  }

  private int supply(Object node) {
    if (node instanceof PositionId) {
      return 1;
    }
    return node.equals(OUT) ? -situation.candidates().size() : 0;
  }
}
