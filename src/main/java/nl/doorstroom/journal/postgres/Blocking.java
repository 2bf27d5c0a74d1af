package nl.doorstroom.journal.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;

/** One connection for a tool that does one thing after another on a thread of its own. */
final class Blocking implements AutoCloseable {

  /** For one statement; a page or a batch of rows takes far less. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PgConnection connection;

  Blocking(Vertx vertx, DatabaseUri database, String purpose) {
    PgConnectOptions options = database.connectOptions();
    options
        .setCachePreparedStatements(true)
        .addProperty("application_name", "doorstroom " + purpose)
        .addProperty("default_transaction_isolation", "read committed")
        .addProperty("lock_timeout", "1s");
    connection = await(PgConnection.connect(vertx, options));
  }

  RowSet<Row> query(String sql, Tuple parameters) {
    return await(connection.preparedQuery(sql).execute(parameters));
  }

  PgConnection connection() {
    return connection;
  }

  /** What {@code future} completes with; throws what it fails with. */
  static <T> T await(Future<T> future) {
    try {
      return future.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException silence) {
      throw new JournalException(
          Kind.UNKNOWN, "database: no answer within " + PATIENCE.toSeconds() + " s", silence);
    }
  }

  @Override
  public void close() {
    await(connection.close().otherwiseEmpty());
  }
}
