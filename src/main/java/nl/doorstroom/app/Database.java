package nl.doorstroom.app;

import java.nio.file.Path;
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
      new DatabasePatience(external, console).until(() -> Migrations.migrate(external));
      return new Database(external, null);
    }
    Path directory = options.dataDirectory.toAbsolutePath().normalize();
    EmbeddedPostgres embedded =
        EmbeddedPostgres.start(
            directory,
            0,
            options.archiveChoice(),
            (step, percent, line) -> console.progress(percent, "PostgreSQL: " + line));
    embedded.archive().ifPresent(kept -> console.say("  logboek van PostgreSQL naar " + kept));
    try {
      new DatabasePatience(embedded.uri(), console).until(() -> Migrations.migrate(embedded.uri()));
      return new Database(embedded.uri(), embedded);
    } catch (RuntimeException | InterruptedException failure) {
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
}
