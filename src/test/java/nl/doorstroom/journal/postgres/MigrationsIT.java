package nl.doorstroom.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.doorstroom.TestPostgres;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MigrationsIT {

  private final DatabaseUri database = TestPostgres.freshDatabase();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void finds_nothing_to_do_the_second_time() {
    assertThat(Migrations.migrate(database)).isZero();
  }

  @Test
  void says_that_a_database_is_not_there() {
    assertThatThrownBy(() -> Migrations.migrate(database.withDatabase("nowhere")))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("nowhere")
        .hasMessageNotContaining(database.password());
  }

  @Test
  void knows_a_server_that_went_away_halfway_from_a_migration_that_fails() {
    assertThat(Migrations.isConnectionLost(failure("08006"))).isTrue();
    assertThat(Migrations.isConnectionLost(failure("57P01"))).isTrue();
    assertThat(Migrations.isConnectionLost(failure("42P07"))).isFalse();
  }

  @Test
  void refuses_a_server_that_is_too_old() {
    assertThatThrownBy(() -> Migrations.refuseOld(database, 13))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PostgreSQL 13 (expected: 14 or newer)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal_event set term = 2",
        "delete from journal_event",
        "truncate journal_event",
        "set session_replication_role = replica; delete from journal_event"
      })
  void refuses_to_change_the_journal(String change) throws SQLException {
    append(1);
    assertThatThrownBy(() -> execute(change)).hasMessageContaining("append-only");
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void refuses_a_position_that_is_taken_or_not_positive() throws SQLException {
    append(1);
    assertThatThrownBy(() -> append(1)).hasMessageContaining("journal_event_pkey");
    assertThatThrownBy(() -> append(0)).hasMessageContaining("journal_event_position_positive");
  }

  private static FlywayException failure(String state) {
    return new FlywayException("by hand", new SQLException("by hand", state));
  }

  private void append(long position) throws SQLException {
    execute(
        "insert into journal_event (region, position, term, type, version, body, actor,"
            + " command_id, decided_at, hash) values ('north', "
            + position
            + ", 1, 'SLOT_PUBLISHED', 1, '{}', 'ann', 'c1', now(), '\\x00')");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long events() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from journal_event")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
