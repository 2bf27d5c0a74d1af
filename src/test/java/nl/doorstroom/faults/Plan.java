package nl.doorstroom.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are to be made.
 *
 * @param shape of the world that each is made in
 * @param mutant null for the product as it is
 */
record Plan(Nemesis nemesis, long seed, World.Shape shape, @Nullable Mutant mutant) {

  /** How often a mutant may go uncaught. */
  static final int TRIES_MAX = 12;

  private static final int BRIEFLY = 3;

  String id() {
    return Result.id(nemesis.title(), seed, shape.nodes(), mutantTitle());
  }

  String mutantTitle() {
    return mutant == null ? "" : mutant.title();
  }

  /**
   * Everything that can go wrong to as many nodes, each {@code rounds} times, in an order that is
   * always the same.
   */
  static List<Plan> full(List<Integer> nodes, int rounds) {
    List<Plan> plans = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (int each : nodes) {
        for (Nemesis nemesis : all(round)) {
          plans.add(of(nemesis, round, each));
        }
      }
    }
    return plans;
  }

  /** What fits in two minutes. */
  static List<Plan> brief() {
    return List.of(
        of(NodeNemesis.KILL_OWNER, 1, BRIEFLY),
        of(PostgresNemesis.KILL, 1, BRIEFLY),
        of(NodeNemesis.PAUSE_OWNER_SHORT, 1, BRIEFLY));
  }

  static Plan of(Nemesis nemesis, long seed, int nodes) {
    return new Plan(nemesis, seed, nemesis.needs(World.Shape.of(nodes)), null);
  }

  static Plan of(Mutant mutant, long seed) {
    return new Plan(mutant.nemesis(), seed, mutant.nemesis().needs(World.Shape.of(1)), mutant);
  }

  private static List<Nemesis> all(int round) {
    List<Nemesis> all = new ArrayList<>();
    all.addAll(List.of(NodeNemesis.values()));
    all.addAll(List.of(PostgresNemesis.values()));
    all.addAll(List.of(RivalNemesis.values()));
    all.addAll(List.of(NetworkNemesis.values()));
    all.addAll(List.of(MachineNemesis.values()));
    all.addAll(Mixed.some(new Random(round)));
    all.add(new RollingRestart());
    all.add(new RollingUpgrade());
    return all;
  }
}
