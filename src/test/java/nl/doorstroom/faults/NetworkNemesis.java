package nl.doorstroom.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** What befalls the network; some of it only where there are several nodes. */
enum NetworkNemesis implements Nemesis {
  CLIENTS_CUT(1, "owner cut from its clients") {
    @Override
    void cut(World world, Network network, int owner, Random random) {
      network.cutFromClients(owner);
      Shell.pass(length(random));
    }
  },
  ANSWERS_LOST(1, "answers of the owner lost") {
    @Override
    void cut(World world, Network network, int owner, Random random) {
      network.cutAnswersToClients(owner);
      Shell.pass(length(random));
    }
  },
  DATABASE_CUT(1, "owner cut from PostgreSQL") {
    @Override
    void cut(World world, Network network, int owner, Random random) {
      network.cutFromDatabase(owner, world.postgres().uri().port());
      Shell.pass(length(random));
    }
  },
  DATABASE_CUT_LONG(1, "owner cut from PostgreSQL for 25 s") {
    @Override
    void cut(World world, Network network, int owner, Random random) {
      network.cutFromDatabase(owner, world.postgres().uri().port());
      Shell.pass(Duration.ofSeconds(25));
    }
  },
  COMMITS_UNHEARD(1, "answers of PostgreSQL to the owner lost") {
    @Override
    void cut(World world, Network network, int owner, Random random) {
      network.cutAnswersOfDatabase(owner, world.postgres().uri().port());
      Shell.pass(length(random));
    }
  },
  DATABASE_FLAPS(1, "owner and PostgreSQL, flapping") {
    @Override
    void cut(World world, Network network, int owner, Random random) {
      for (int i = 0; i < 8; i++) {
        network.cutFromDatabase(owner, world.postgres().uri().port());
        Shell.pass(Duration.ofMillis(random.nextInt(2_500)));
        network.mend();
        Shell.pass(Duration.ofMillis(random.nextInt(800)));
      }
    }
  },
  HALVES(2, "nodes cut in halves") {
    @Override
    void cut(World world, Network network, int owner, Random random) {
      for (int other = 0; other < world.nodes().size(); other++) {
        if (other != owner) {
          network.cut(owner, other);
        }
      }
      Shell.pass(length(random).plusSeconds(8));
    }
  },
  ONE_WAY(2, "owner heard by no other node") {
    @Override
    void cut(World world, Network network, int owner, Random random) {
      for (int other = 0; other < world.nodes().size(); other++) {
        if (other != owner) {
          network.cutOneWay(owner, other);
        }
      }
      Shell.pass(length(random).plusSeconds(8));
    }
  },
  NODES_FLAP(2, "nodes cut in halves, flapping") {
    @Override
    void cut(World world, Network network, int owner, Random random) {
      for (int i = 0; i < 6; i++) {
        int one = random.nextInt(world.nodes().size());
        int other = (one + 1) % world.nodes().size();
        network.cut(one, other);
        Shell.pass(Duration.ofMillis(500 + random.nextInt(4_000)));
        network.mend();
        Shell.pass(Duration.ofMillis(random.nextInt(1_000)));
      }
    }
  };

  private static final int LENGTH_MILLIS = 8_000;

  private final int nodes;
  private final String title;

  NetworkNemesis(int nodes, String title) {
    this.nodes = nodes;
    this.title = title;
  }

  abstract void cut(World world, Network network, int owner, Random random);

  @Override
  public String title() {
    return title;
  }

  @Override
  public Optional<String> impossible(World.Shape shape) {
    return nodes > 1 && !shape.clustered()
        ? Optional.of("a node alone has no other to be cut from")
        : Network.impossible();
  }

  @Override
  public World.Shape needs(World.Shape shape) {
    return shape.networked(true);
  }

  @Override
  public void strike(World world, Town town, Workload load, Random random) {
    Network network = world.network();
    try {
      cut(world, network, world.owner(town.region()).number(), random);
    } finally {
      network.mend();
    }
  }

  private static Duration length(Random random) {
    return Duration.ofMillis(2_000 + random.nextInt(LENGTH_MILLIS));
  }
}
