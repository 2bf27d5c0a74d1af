package nl.doorstroom.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import nl.doorstroom.journal.postgres.DatabaseUri;

/**
 * A second PostgreSQL that has every commit before it is acknowledged, made of the first by a base
 * backup of the low level, for the embedded programs have no other.
 */
final class Standby {

  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(60);
  private static int made;

  private final World world;
  private final Postgres primary;
  private final Postgres standby;

  private Standby(World world, Postgres primary, Postgres standby) {
    this.world = world;
    this.primary = primary;
    this.standby = standby;
  }

  /** Makes one, and returns once the first waits for it at every commit. */
  static Standby of(World world) throws SQLException, IOException {
    Postgres primary = world.postgres();
    Path copy = world.directory().resolve("standby-" + ++made);
    backUp(primary, copy);
    DatabaseUri from = primary.uri();
    Postgres standby =
        world.keep(
            Postgres.start(
                world.template(),
                copy,
                new Place(from.host(), world.standbyPort(), List.of()),
                world.log("standby"),
                "hot_standby=on",
                "primary_conninfo=host=%s port=%d user=%s password=%s application_name=standby"
                    .formatted(from.host(), from.port(), from.user(), from.password())));
    try (Connection database = primary.connect();
        Statement statement = database.createStatement()) {
      statement.execute("alter system set synchronous_standby_names = 'standby'");
      statement.execute("select pg_reload_conf()");
      Shell.await(CATCH_UP_MAX, "the standby is synchronous", () -> isSynchronous(statement));
    }
    return new Standby(world, primary, standby);
  }

  private static boolean isSynchronous(Statement statement) {
    try (ResultSet rows =
        statement.executeQuery(
            "select 1 from pg_stat_replication where sync_state in ('sync', 'quorum')")) {
      return rows.next();
    } catch (SQLException cause) {
      throw new IllegalStateException("standby", cause);
    }
  }

  private static void backUp(Postgres primary, Path copy) throws SQLException, IOException {
    try (Connection database = primary.connect();
        Statement statement = database.createStatement()) {
      statement.execute("select pg_backup_start('standby', true)");
      // Files come and go while it copies, which is no error.
      Shell.run("cp", "-a", primary.directory().toString(), copy.toString());
      try (ResultSet stopped =
          statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        stopped.next();
        Files.writeString(copy.resolve("backup_label"), stopped.getString(1));
      }
    }
    // The journal up to the end of the backup.
    Shell.must(
        "sh",
        "-c",
        "cp -a " + primary.directory().resolve("pg_wal") + "/0* " + copy.resolve("pg_wal") + "/");
    Files.deleteIfExists(copy.resolve("postmaster.pid"));
    Files.deleteIfExists(copy.resolve("postmaster.opts"));
    Files.createFile(copy.resolve("standby.signal"));
    if (Shell.isRoot()) {
      Shell.must("chown", "-R", "--reference=" + primary.directory(), copy.toString());
    }
  }

  /** The first dies; this one takes its place, at the same address. */
  void takeOver() throws SQLException {
    primary.kill();
    try (Connection database = standby.connect();
        Statement statement = database.createStatement()) {
      statement.execute("select pg_promote()");
    }
    standby.stop();
    world.become(standby.at(primary.place()));
  }
}
