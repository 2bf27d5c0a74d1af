package nl.doorstroom.journal.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Somebody else at the database, who can be in the way. */
final class Session implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Connection connection;

  Session(DatabaseUri database) {
    try {
      connection =
          DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    } catch (SQLException cause) {
      throw new AssertionError(cause);
    }
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException cause) {
      throw new AssertionError(sql, cause);
    }
  }

  /** Asks {@code condition} until it holds. */
  void awaitTrue(String condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isTrue(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE + ": " + condition);
      }
      execute("select pg_sleep(0.02)");
    }
  }

  private boolean isTrue(String condition) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(condition)) {
      rows.next();
      return rows.getBoolean(1);
    } catch (SQLException cause) {
      throw new AssertionError(condition, cause);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException cause) {
      throw new AssertionError(cause);
    }
  }
}
