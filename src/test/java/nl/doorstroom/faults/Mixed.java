package nl.doorstroom.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Two things that go wrong at the same time, of different kinds. */
record Mixed(Nemesis one, Nemesis other) implements Nemesis {

  private static final List<NodeNemesis> OF_NODES =
      List.of(
          NodeNemesis.KILL_OWNER,
          NodeNemesis.KILL_ANY,
          NodeNemesis.PAUSE_OWNER_SHORT,
          NodeNemesis.STUTTER_OWNER,
          NodeNemesis.DEPLOY);

  private static final List<PostgresNemesis> OF_POSTGRES =
      List.of(
          PostgresNemesis.KILL,
          PostgresNemesis.RESTART,
          PostgresNemesis.SLOW_COMMITS,
          PostgresNemesis.TERMINATE);

  /** A few pairs. */
  static List<Mixed> some(Random random) {
    List<Mixed> pairs = new ArrayList<>();
    for (PostgresNemesis postgres : OF_POSTGRES) {
      pairs.add(new Mixed(OF_NODES.get(random.nextInt(OF_NODES.size())), postgres));
    }
    return pairs;
  }

  @Override
  public String title() {
    return one.title() + ", with " + other.title();
  }

  @Override
  public void strike(World world, Town town, Workload load, Random random) throws Exception {
    long seed = random.nextLong();
    CompletableFuture<Void> meanwhile =
        CompletableFuture.runAsync(
            () -> {
              try {
                other.strike(world, town, load, new Random(seed));
              } catch (Exception failure) {
                throw new CompletionException(failure);
              }
            });
    try {
      one.strike(world, town, load, random);
    } finally {
      meanwhile.join();
    }
  }
}
