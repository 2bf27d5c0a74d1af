package nl.doorstroom.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.doorstroom.journal.postgres.DatabaseUri;

/** Somebody at the prompt of a database. */
final class Psql {

  private final DatabaseUri database;

  Psql(DatabaseUri database) {
    this.database = database;
  }

  /** Runs each of {@code statements}. */
  void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException cause) {
      throw new IllegalStateException(String.join(";", statements), cause);
    }
  }

  /** What {@code query} gives first. */
  long number(String query) {
    return Long.parseLong(text(query));
  }

  /** What {@code query} gives first. */
  String text(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException cause) {
      throw new IllegalStateException(query, cause);
    }
  }

  /** Begins a transaction that keeps {@code table} to itself, and leaves it at that. */
  Connection lock(String table) {
    return lock(table, "access exclusive");
  }

  /** As {@link #lock}, and lets others read {@code table}. */
  Connection lockWrites(String table) {
    return lock(table, "exclusive");
  }

  private Connection lock(String table, String mode) {
    try {
      Connection connection = connect();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("lock table " + table + " in " + mode + " mode");
      }
      return connection;
    } catch (SQLException cause) {
      throw new IllegalStateException(table, cause);
    }
  }

  /** Ends whoever began a transaction and does nothing; says how many that were. */
  long endIdleTransactions() {
    return number(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where state = 'idle in transaction' and datname = current_database()");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
