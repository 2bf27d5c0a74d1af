package nl.doorstroom.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** One way for things to go wrong. */
interface Nemesis {

  /** What it is called in the table. */
  String title();

  /** Why it cannot be done to worlds of {@code shape} on this machine; empty when it can. */
  default Optional<String> impossible(World.Shape shape) {
    return Optional.empty();
  }

  /** What the world must be like for it; {@code shape} is what it would be otherwise. */
  default World.Shape needs(World.Shape shape) {
    return shape;
  }

  /** Whether no other run may be made in {@code world} after it. */
  default boolean isTheLastOf(World world) {
    return !world.isAsNew();
  }

  /** How many more watch than those whose every frame is written down. */
  default int crowd() {
    return 0;
  }

  /** Between two calls where the machine is to have room for what is measured: some 90 a second. */
  Duration UNHURRIED = Duration.ofMillis(400);

  /** How long a client waits between two calls. */
  default Duration pace() {
    return Duration.ofMillis(20);
  }

  /**
   * Strikes, lets it last and mends it: when this returns nothing is broken any more, though what
   * was may not have recovered yet.
   *
   * @param load what goes on meanwhile
   * @param random decides whom it hits, when and for how long
   */
  void strike(World world, Town town, Workload load, Random random) throws Exception;
}
