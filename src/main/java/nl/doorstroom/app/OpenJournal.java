package nl.doorstroom.app;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Verified;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.PgJournal;
import nl.doorstroom.journal.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * The journal for a tool of the command line: in the database of a server that runs, or in one that
 * is started for as long as this is open.
 *
 * <p><b>Threads.</b> Everything blocks: never on an event loop.
 */
final class OpenJournal implements AutoCloseable {

  private final @Nullable Database database;
  private final DatabaseUri uri;
  private final Vertx vertx = Vertx.vertx();
  private final PgJournal journal;

  private OpenJournal(DatabaseUri uri, @Nullable Database database, String purpose) {
    this.uri = uri;
    this.database = database;
    this.journal = new PgJournal(vertx, uri, new NodeId(purpose));
  }

  /** Opens the journal of {@code options}; {@code purpose} is the name under which it is seen. */
  static OpenJournal of(DatabaseOptions options, Console console, String purpose)
      throws InterruptedException {
    Path data = options.dataDirectory.toAbsolutePath().normalize();
    Optional<DatabaseUri> running =
        options.external() == null ? EmbeddedPostgres.runningIn(data) : Optional.empty();
    if (running.isPresent()) {
      return new OpenJournal(running.get(), null, purpose);
    }
    Database opened = Database.open(options, console);
    return new OpenJournal(opened.uri(), opened, purpose);
  }

  Vertx vertx() {
    return vertx;
  }

  DatabaseUri uri() {
    return uri;
  }

  /** All regions, in the order of their names. */
  List<RegionId> regions() throws InterruptedException {
    return Awaiting.result(journal.regions()).stream()
        .sorted(Comparator.comparing(RegionId::value))
        .toList();
  }

  Verified verify(RegionId region) throws InterruptedException {
    return Awaiting.result(journal.verify(region));
  }

  @Override
  public void close() {
    try {
      Awaiting.result(journal.close());
      Awaiting.result(vertx.close());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      if (database != null) {
        database.close();
      }
    }
  }
}
