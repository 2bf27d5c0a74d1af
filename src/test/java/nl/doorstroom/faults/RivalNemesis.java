package nl.doorstroom.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What only two writers of one region can do to each other: each wakes up, or writes, at the worst
 * moment, which is watched for in the database.
 */
enum RivalNemesis implements Nemesis {
  WOKEN_WHEN_REPLACED("owner paused until it is replaced") {
    @Override
    void strike(World world, Town town, Workload load, Random random, Node owner) throws Exception {
      long term = term(world, town);
      owner.pause();
      load.oneIn(HARDLY_ANY);
      try {
        awaitTermOr(world, town, term, TAKEN_MAX);
        Shell.pass(Duration.ofMillis(random.nextInt(300)));
      } finally {
        owner.resume();
      }
    }
  },
  WOKEN_AFTER_REPLACED("owner paused until another has written, then not told of it") {
    @Override
    void strike(World world, Town town, Workload load, Random random, Node owner) throws Exception {
      long term = term(world, town);
      // It has nothing in hand, so that what it answers first is what it remembers.
      load.oneIn(SOME);
      Shell.pass(Duration.ofMillis(500));
      List<String> connections = connections(world, town);
      owner.pause();
      try {
        awaitTermOr(world, town, term, TAKEN_MAX);
        Shell.pass(Duration.ofMillis(500 + random.nextInt(1_500)));
        // What it asks of the database when it wakes up is answered late.
        connections.forEach(backend -> Shell.run("kill", "-STOP", backend));
        owner.resume();
        Shell.pass(Duration.ofMillis(500 + random.nextInt(1_000)));
      } finally {
        owner.resume();
        connections.forEach(backend -> Shell.run("kill", "-CONT", backend));
      }
    }
  },
  WRITE_STUCK_WHILE_REPLACED("owner and its write stuck while it is replaced") {
    @Override
    void strike(World world, Town town, Workload load, Random random, Node owner) throws Exception {
      long term = term(world, town);
      String write = Long.toString(awaitWriter(world, town));
      // So that it is in the middle of a write when it is stopped, and not at the flush of the log,
      // for which all others would wait.
      slowAppends(world, true);
      Shell.pass(Duration.ofMillis(500 + random.nextInt(100)));
      Shell.must("kill", "-STOP", write);
      owner.pause();
      load.oneIn(HARDLY_ANY);
      try {
        // With its row locked nobody takes it: then it is enough that it was tried for long.
        awaitTermOr(world, town, term, Duration.ofSeconds(6));
        Shell.pass(Duration.ofMillis(100 + random.nextInt(400)));
      } finally {
        Shell.run("kill", "-CONT", write);
        owner.resume();
        slowAppends(world, false);
      }
    }
  };

  private static final int TIMES = 3;

  /** Of so many calls one may change something. */
  private static final int HARDLY_ANY = 150;

  private static final int SOME = 30;

  private static final Duration TAKEN_MAX = Duration.ofSeconds(30);

  private final String title;

  RivalNemesis(String title) {
    this.title = title;
  }

  /**
   * Once. Where {@code load} is made calm meanwhile, what the old owner has in hand is all that is
   * written, and who takes over only answers.
   */
  abstract void strike(World world, Town town, Workload load, Random random, Node owner)
      throws Exception;

  @Override
  public void strike(World world, Town town, Workload load, Random random) throws Exception {
    for (int i = 0; i < TIMES; i++) {
      try {
        strike(world, town, load, random, world.owner(town.region()));
        Shell.pass(Duration.ofSeconds(1));
      } finally {
        load.oneIn(1);
      }
      Shell.pass(Duration.ofSeconds(2));
    }
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public World.Shape needs(World.Shape shape) {
    return shape.nodes() > 1 ? shape : shape.rivals();
  }

  @Override
  public Optional<String> impossible(World.Shape shape) {
    return shape.nodes() > 1 ? Optional.empty() : Optional.of("one node has no rival");
  }

  /** Whether each append takes a tenth of a second more, between its rows and its commit. */
  private static void slowAppends(World world, boolean now) throws SQLException {
    try (Connection database = world.postgres().connect();
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          create or replace function slowly() returns trigger language plpgsql as
          $$ begin perform pg_sleep(0.1); return null; end $$
          """);
      statement.execute(
          now
              ? "create trigger slowly after insert on journal_event execute function slowly()"
              : "drop trigger if exists slowly on journal_event");
    }
  }

  private static long term(World world, Town town) throws SQLException {
    return ask(world, town, "term");
  }

  /** The backend over which the region of {@code town} is written, once there is one. */
  private static long awaitWriter(World world, Town town) throws SQLException {
    long end = System.nanoTime() + TAKEN_MAX.toNanos();
    while (end - System.nanoTime() > 0) {
      long backend = ask(world, town, "backend_pid");
      // To signal 0 is to signal this process and all that it started.
      if (backend > 0) {
        return backend;
      }
      Shell.pass(Duration.ofMillis(20));
    }
    throw new IllegalStateException("nobody writes " + town.region());
  }

  /** What the database says of who owns the region of {@code town}. */
  private static Long ask(World world, Town town, String column) throws SQLException {
    try (Connection database = world.postgres().connect();
        PreparedStatement read =
            database.prepareStatement("select " + column + " from region_owner where region = ?")) {
      read.setString(1, town.region());
      try (ResultSet rows = read.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0L;
      }
    }
  }

  /** The backends of whoever owns the region of {@code town}. */
  private static List<String> connections(World world, Town town) throws SQLException {
    List<String> backends = new ArrayList<>();
    try (Connection database = world.postgres().connect();
        PreparedStatement read =
            database.prepareStatement(
                """
                select a.pid from region_owner o, pg_stat_activity a
                where o.region = ? and a.application_name like 'doorstroom % ' || o.node
                """)) {
      read.setString(1, town.region());
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          backends.add(rows.getString(1));
        }
      }
    }
    return backends;
  }

  /** Waits until the term is beyond {@code after}, for {@code max} at most. */
  private static void awaitTermOr(World world, Town town, long after, Duration max)
      throws SQLException {
    long end = System.nanoTime() + max.toNanos();
    try (Connection database = world.postgres().connect();
        PreparedStatement read =
            database.prepareStatement("select term from region_owner where region = ?")) {
      read.setString(1, town.region());
      while (end - System.nanoTime() > 0) {
        try (ResultSet rows = read.executeQuery()) {
          if (rows.next() && rows.getLong(1) > after) {
            return;
          }
        }
      }
    }
  }
}
