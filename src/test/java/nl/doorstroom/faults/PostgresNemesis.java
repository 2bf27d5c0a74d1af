package nl.doorstroom.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What befalls the database. */
enum PostgresNemesis implements Nemesis {
  KILL("kill -9 of PostgreSQL") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      world.postgres().kill();
      world.postgres().startAgain();
    }
  },
  KILL_BACKENDS("kill -9 of a process of PostgreSQL") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      // PostgreSQL takes one that dies so for damage to its memory, and starts all over.
      for (int i = 0; i < 2; i++) {
        world.postgres().processes(": doorstroom ").stream()
            .skip(random.nextInt(3))
            .findFirst()
            .ifPresent(ProcessHandle::destroyForcibly);
        Shell.pass(Duration.ofMillis(500 + random.nextInt(1_500)));
      }
      world.postgres().startAgain();
    }
  },
  RESTART("restart of PostgreSQL") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      world.postgres().stop();
      world.postgres().startAgain();
    }
  },
  AWAY("PostgreSQL away for 15 s") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      world.postgres().stop();
      Shell.pass(Duration.ofSeconds(15));
      world.postgres().startAgain();
    }
  },
  PAUSE("PostgreSQL paused 12 s") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      // Longer than a node waits for a statement, so that writes are given up and happen later.
      List<ProcessHandle> all = world.postgres().processes("postgres");
      try {
        all.forEach(process -> Shell.run("kill", "-STOP", Long.toString(process.pid())));
        Shell.pass(Duration.ofSeconds(12));
      } finally {
        all.forEach(process -> Shell.run("kill", "-CONT", Long.toString(process.pid())));
      }
    }
  },
  PAUSE_AND_KILL("PostgreSQL paused and killed") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      // Whatever was promised in the pause is not on disk.
      List<ProcessHandle> all = world.postgres().processes("postgres");
      all.forEach(process -> Shell.run("kill", "-STOP", Long.toString(process.pid())));
      Shell.pass(Duration.ofMillis(300 + random.nextInt(700)));
      world.postgres().kill();
      all.forEach(ProcessHandle::destroyForcibly);
      world.postgres().startAgain();
    }
  },
  SLOW_COMMITS("stuttering backends, for a slow disk") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      long end = System.nanoTime() + Duration.ofSeconds(12).toNanos();
      while (end - System.nanoTime() > 0) {
        List<ProcessHandle> writing = world.postgres().processes(": doorstroom ");
        writing.forEach(process -> Shell.run("kill", "-STOP", Long.toString(process.pid())));
        Shell.pass(Duration.ofMillis(random.nextInt(1_500)));
        writing.forEach(process -> Shell.run("kill", "-CONT", Long.toString(process.pid())));
        Shell.pass(Duration.ofMillis(random.nextInt(300)));
      }
    }
  },
  TERMINATE("connections of the nodes ended by PostgreSQL") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) throws Exception {
      for (int i = 0; i < 4; i++) {
        try (var connection = world.postgres().connect();
            var statement = connection.createStatement()) {
          statement.execute(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where application_name like 'doorstroom append%'
              """);
        }
        Shell.pass(Duration.ofMillis(300 + random.nextInt(1_500)));
      }
    }
  };

  private final String title;

  PostgresNemesis(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }
}
