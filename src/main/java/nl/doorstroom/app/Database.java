package nl.doorstroom.app;

import java.nio.file.Path;
import java.time.Duration;
import nl.doorstroom.journal.postgres.DatabaseUnavailableException;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.Migrations;
import nl.doorstroom.journal.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * A database with our schema, for as long as this is open.
 *
 * <p><b>Threads.</b> {@link #open} and {@link #close} block: never on an event loop.
 */
final class Database implements AutoCloseable {

  private static final Duration BACKOFF_MIN = Duration.ofMillis(500);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(10);

  private final DatabaseUri uri;
  private final @Nullable EmbeddedPostgres embedded;

  private Database(DatabaseUri uri, @Nullable EmbeddedPostgres embedded) {
    this.uri = uri;
    this.embedded = embedded;
  }

  /** Starts the embedded one, or waits for as long as it takes for the one of {@code options}. */
  static Database open(DatabaseOptions options, Console console) throws InterruptedException {
    DatabaseUri external = options.external();
    if (external != null) {
      waitFor(external, console);
      return new Database(external, null);
    }
    Path directory = options.dataDirectory.toAbsolutePath().normalize();
    EmbeddedPostgres embedded =
        EmbeddedPostgres.start(
            directory, (step, percent, line) -> console.progress(percent, "PostgreSQL: " + line));
    try {
      Migrations.migrate(embedded.uri());
      return new Database(embedded.uri(), embedded);
    } catch (RuntimeException failure) {
      embedded.close();
      throw failure;
    }
  }

  DatabaseUri uri() {
    return uri;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }

  private static void waitFor(DatabaseUri database, Console console) throws InterruptedException {
    Duration backoff = BACKOFF_MIN;
    while (true) {
      try {
        Migrations.migrate(database);
        return;
      } catch (DatabaseUnavailableException unavailable) {
        console.say(
            "  PostgreSQL op "
                + database.host()
                + ":"
                + database.port()
                + " is niet bereikbaar; nieuwe poging over "
                + backoff.toMillis() / 1000.0
                + " s ("
                + unavailable.getMessage()
                + ")");
        Thread.sleep(backoff.toMillis());
        backoff = min(backoff.multipliedBy(2), BACKOFF_MAX);
      }
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
