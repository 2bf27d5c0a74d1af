package nl.doorstroom.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What befalls servers. */
enum NodeNemesis implements Nemesis {
  NOTHING("nothing") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      Shell.pass(Duration.ofSeconds(1));
    }
  },
  KILL_OWNER("kill -9 of the owner") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      Node owner = world.owner(town.region());
      owner.kill();
      Shell.pass(outage(random));
      restart(owner);
    }
  },
  KILL_ANY("kill -9 of any node") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      for (int i = 0; i < 2; i++) {
        Node node = any(world, random);
        node.kill();
        Shell.pass(outage(random));
        restart(node);
      }
    }
  },
  KILL_ALL("kill -9 of all nodes") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      world.nodes().forEach(Node::kill);
      world.nodes().forEach(Node::startAgain);
      world.nodes().forEach(Node::awaitReady);
    }
  },
  PAUSE_OWNER_SHORT("owner paused 5 s") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      pause(world.owner(town.region()), Duration.ofSeconds(5));
    }
  },
  PAUSE_OWNER("owner paused 20 s") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      pause(world.owner(town.region()), Duration.ofSeconds(20));
    }
  },
  PAUSE_OWNER_LONG("owner paused 60 s") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      pause(world.owner(town.region()), Duration.ofSeconds(60));
    }
  },
  STUTTER_OWNER("owner paused again and again") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      Node owner = world.owner(town.region());
      for (int i = 0; i < 8; i++) {
        pause(owner, Duration.ofMillis(200 + random.nextInt(2_800)));
        Shell.pass(Duration.ofMillis(random.nextInt(600)));
      }
    }
  },
  DEPLOY("deploy, one node after another") {
    @Override
    public Duration pace() {
      return UNHURRIED;
    }

    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      List<Node> nodes = new ArrayList<>(world.nodes());
      for (Node node : nodes) {
        node.stop();
        restart(node);
      }
    }
  },
  FULL_HEAP("full heap") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      // A heap in which the regions hardly fit: it ends in collections without end, or in an error.
      Node node = any(world, random);
      node.stop();
      node.startAgain(node.plan().with(TINY_HEAP), java.util.Map.of());
      Shell.pass(Duration.ofSeconds(15));
      node.kill();
      restart(node);
    }
  };

  private static final String TINY_HEAP = "-Xmx40m";
  private static final int OUTAGE_MILLIS = 3_000;

  private final String title;

  NodeNemesis(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  private static Node any(World world, Random random) {
    return world.nodes().get(random.nextInt(world.nodes().size()));
  }

  private static Duration outage(Random random) {
    return Duration.ofMillis(random.nextInt(OUTAGE_MILLIS));
  }

  private static void restart(Node node) {
    node.startAgain();
    node.awaitReady();
  }

  private static void pause(Node node, Duration length) {
    node.pause();
    Shell.pass(length);
    node.resume();
  }
}
