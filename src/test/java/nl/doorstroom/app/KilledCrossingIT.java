package nl.doorstroom.app;

import static nl.doorstroom.app.TwoRegions.HERE;
import static nl.doorstroom.app.TwoRegions.THERE;
import static nl.doorstroom.app.TwoRegions.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.doorstroom.FreePort;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The server is killed while each of the four steps of a move between regions (design.md §8) is
 * being written. A trigger of the test holds that write up at the database, so that all before it
 * is durable, and nobody knows of it itself what became of it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledCrossingIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final DatabaseUri DATABASE = TestPostgres.freshDatabase();
  private static final Path LOG = Path.of("target", "killed-crossing.log").toAbsolutePath();

  private ServerProcess server;
  private final TwoRegions regions = new TwoRegions(() -> server.client());

  KilledCrossingIT() throws Exception {
    server = start();
  }

  private ServerProcess start() throws Exception {
    return ServerProcess.on(DATABASE, Path.of("target", "killed-crossing"), FreePort.next(), LOG);
  }

  @Test
  void a_person_is_on_exactly_one_list_whenever_the_server_dies() throws Exception {
    try {
      regions.setUp();
      killedAt("CROSSING_DEPARTING", 1, 0);
      killedAt("ARRIVAL_TAKEN", 1, 0);
      killedAt("CROSSING_DEPARTED", 1, 1);
      killedAt("ARRIVAL_CONFIRMED", 0, 1);
    } finally {
      server.close();
    }
  }

  /** {@code here} and {@code there}: on how many lists while {@code step} is being written. */
  private void killedAt(String step, long here, long there) throws Exception {
    String position = regions.waiting();
    String transfer = regions.outside(position);
    String crossing = regions.asked(transfer);
    String slot = regions.accepted(transfer, crossing);
    String key = UUID.randomUUID().toString();
    try (Gate gate = new Gate(step)) {
      CompletableFuture<Void> choosing =
          CompletableFuture.runAsync(
              () -> {
                try {
                  choose(transfer, key);
                } catch (IOException killed) {
                  // It was killed before it could answer.
                }
              });
      gate.awaitHeldUp();
      assertThat(regions.here(position)).as("here at %s", step).isEqualTo(here);
      assertThat(regions.there(slot)).as("there at %s", step).isEqualTo(there);
      if (here + there == 2) {
        assertOnTheWay(position, slot);
      }
      server.kill();
      choosing.join();
      gate.open();
      server = start();
    }
    assertThat(choose(transfer, key)).isEqualTo(204);
    regions.awaitRow(
        "planner@" + regions.receiver, THERE, crossing, row -> state(row).equals("CONFIRMED"));
    assertThat(regions.here(position)).as("here after %s", step).isZero();
    assertThat(regions.there(slot)).as("there after %s", step).isEqualTo(1);
    assertThat(regions.free(slot)).isZero();
  }

  /** In both regions, to who holds the list. */
  private void assertOnTheWay(String position, String slot) throws IOException {
    String there =
        regions
            .row("planner@" + regions.receiver, THERE, "slots", slot)
            .at("/claims/0/position")
            .asText();
    assertThat(
            regions
                .row("planner@" + regions.holder, HERE, "cases", position)
                .path("onTheWay")
                .asText())
        .isEqualTo(THERE);
    assertThat(
            regions
                .row("planner@" + regions.receiver, THERE, "cases", there)
                .path("onTheWay")
                .asText())
        .isEqualTo(HERE);
  }

  private int choose(String transfer, String key) throws IOException {
    return server
        .client()
        .post(
            "planner@" + regions.holder,
            TwoRegions.path(HERE, transfer + "/choose"),
            Map.of("on", regions.today()),
            key)
        .status();
  }

  /** Holds up whoever writes an event of one type, until it is closed. */
  private static final class Gate implements AutoCloseable {

    private static final int KEY = 4711;

    private final Connection connection;

    Gate(String type) throws SQLException {
      connection =
          DriverManager.getConnection(DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password());
      execute("create table if not exists gate (type text)");
      execute(
          "create or replace function hold_up() returns trigger language plpgsql as $$ begin"
              + " if exists (select 1 from gate where type = new.type)"
              + " then perform pg_advisory_xact_lock_shared("
              + KEY
              + "); end if; return new; end $$");
      execute(
          "create or replace trigger hold_up before insert on journal_event"
              + " for each row execute function hold_up()");
      execute("select pg_advisory_lock(" + KEY + ")");
      execute("insert into gate values ('" + type + "')");
    }

    void awaitHeldUp() {
      ServerProcess.await(
          PATIENCE,
          () ->
              isTrue(
                  "select exists (select 1 from pg_locks where locktype = 'advisory'"
                      + " and not granted)"));
    }

    /** Who writes from now on is not held up; who is held up still is. */
    void open() throws SQLException {
      execute("delete from gate");
    }

    private void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    private boolean isTrue(String query) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(query)) {
        return rows.next() && rows.getBoolean(1);
      } catch (SQLException cause) {
        throw new IllegalStateException(query, cause);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
