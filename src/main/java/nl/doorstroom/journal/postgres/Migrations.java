package nl.doorstroom.journal.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema of a database to what this version of the exchange expects.
 *
 * <p><b>Threads.</b> Blocks on the database: called from a worker thread, never from an event loop.
 * Several processes may migrate at once; one does the work and the others wait for it.
 */
public final class Migrations {

  /** The oldest major version of PostgreSQL that the exchange runs on. */
  static final int POSTGRES_MIN = 14;

  private Migrations() {}

  /**
   * Applies what is missing in {@code database} and answers how many migrations that were. A
   * database migrated by a newer version of the exchange is left as it is, so that upgrades can be
   * rolled back.
   *
   * @throws DatabaseUnavailableException if there is no connection to be had; worth a retry
   * @throws IllegalStateException if the server is older than PostgreSQL 14; not worth a retry
   * @throws FlywayException if a migration fails; what came before it stays
   */
  public static int migrate(DatabaseUri database) {
    refuseOldServer(database);
    try {
      return Flyway.configure()
          .dataSource(database.jdbcUrl(), database.user(), database.password())
          .locations("classpath:db/migration")
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException cause) {
      if (isConnectionLost(cause)) {
        throw unavailable(database, cause);
      }
      throw cause;
    }
  }

  private static void refuseOldServer(DatabaseUri database) {
    int version;
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
      version = connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException cause) {
      throw unavailable(database, cause);
    }
    refuseOld(database, version);
  }

  /** Whether the server went away meanwhile, or goes: SQLSTATE 08 and 57P. */
  static boolean isConnectionLost(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException said) {
        String state = String.valueOf(said.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
      }
    }
    return false;
  }

  private static DatabaseUnavailableException unavailable(DatabaseUri database, Exception cause) {
    return new DatabaseUnavailableException(
        "database: " + database + " (" + cause.getMessage() + ")", cause);
  }

  static void refuseOld(DatabaseUri database, int version) {
    if (version < POSTGRES_MIN) {
      throw new IllegalStateException(
          "database: "
              + database
              + " is PostgreSQL "
              + version
              + " (expected: "
              + POSTGRES_MIN
              + " or newer)");
    }
  }
}
