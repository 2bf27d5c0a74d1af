package nl.doorstroom.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * What only two writers of one region can do to each other: each wakes up, or writes, at the worst
 * moment, which is watched for in the database.
 */
enum RivalNemesis implements Nemesis {
  WOKEN_WHEN_REPLACED("owner paused until the moment it is replaced") {
    @Override
    public void strike(World world, Town town, Random random) throws Exception {
      for (int i = 0; i < 3; i++) {
        Node owner = world.owner(town.region());
        long term = term(world, town);
        owner.pause();
        try {
          awaitTerm(world, town, term);
          Shell.pass(Duration.ofMillis(random.nextInt(60)));
        } finally {
          owner.resume();
        }
        Shell.pass(Duration.ofSeconds(2));
      }
    }
  },
  WOKEN_AFTER_REPLACED("owner paused until another has written") {
    @Override
    public void strike(World world, Town town, Random random) throws Exception {
      Node owner = world.owner(town.region());
      long term = term(world, town);
      owner.pause();
      try {
        awaitTerm(world, town, term);
        Shell.pass(Duration.ofMillis(1_000 + random.nextInt(1_500)));
      } finally {
        owner.resume();
      }
      Shell.pass(Duration.ofSeconds(2));
    }
  },
  WRITE_STUCK_WHILE_REPLACED("owner and its write stuck while it is replaced") {
    @Override
    public void strike(World world, Town town, Random random) throws Exception {
      for (int i = 0; i < 3; i++) {
        Node owner = world.owner(town.region());
        long term = term(world, town);
        String write = Integer.toString(ask(world, town, "backend_pid").intValue());
        Shell.must("kill", "-STOP", write);
        owner.pause();
        try {
          // With its row locked nobody takes it: then it is enough that it was tried for long.
          awaitTermOr(world, town, term, Duration.ofSeconds(7));
          Shell.pass(Duration.ofMillis(random.nextInt(250)));
        } finally {
          Shell.run("kill", "-CONT", write);
          owner.resume();
        }
        Shell.pass(Duration.ofSeconds(2));
      }
    }
  };

  private static final Duration TAKEN_MAX = Duration.ofSeconds(30);

  private final String title;

  RivalNemesis(String title) {
    this.title = title;
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

  private static long term(World world, Town town) throws SQLException {
    return ask(world, town, "term");
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

  private static void awaitTerm(World world, Town town, long after) throws SQLException {
    if (!awaitTermOr(world, town, after, TAKEN_MAX)) {
      throw new IllegalStateException("nobody takes " + town.region() + " in " + TAKEN_MAX);
    }
  }

  private static boolean awaitTermOr(World world, Town town, long after, Duration max)
      throws SQLException {
    long end = System.nanoTime() + max.toNanos();
    try (Connection database = world.postgres().connect();
        PreparedStatement read =
            database.prepareStatement("select term from region_owner where region = ?")) {
      read.setString(1, town.region());
      while (end - System.nanoTime() > 0) {
        try (ResultSet rows = read.executeQuery()) {
          if (rows.next() && rows.getLong(1) > after) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
