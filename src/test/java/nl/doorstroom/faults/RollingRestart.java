package nl.doorstroom.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** One server after another is stopped and started again, under the eyes of many. */
record RollingRestart() implements Nemesis {

  private static final int NODES_MIN = 3;

  /** With those whose every frame is written down: 500. */
  private static final int CROWD = 480;

  @Override
  public String title() {
    return "rolling restart before 500 watchers";
  }

  @Override
  public Optional<String> impossible(World.Shape shape) {
    return shape.nodes() < NODES_MIN
        ? Optional.of("three nodes are restarted in turn")
        : Optional.empty();
  }

  @Override
  public int crowd() {
    return CROWD;
  }

  @Override
  public Duration pace() {
    return UNHURRIED;
  }

  @Override
  public void strike(World world, Town town, Workload load, Random random) {
    for (Node node : world.nodes()) {
      node.stop();
      node.startAgain();
      node.awaitReady();
      Shell.pass(Duration.ofMillis(500 + random.nextInt(1_500)));
    }
  }
}
