package nl.doorstroom;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.Migrations;
import nl.doorstroom.journal.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL for all tests of a JVM, as durable as the real one, started at first use and gone
 * with the JVM.
 *
 * <p><b>Threads.</b> This class is threadsafe; its methods block.
 */
public final class TestPostgres {

  private static final Logger log = LoggerFactory.getLogger(TestPostgres.class);

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /** Creates a database of its own for one test, with the schema and no rows. */
  public static DatabaseUri freshDatabase() {
    DatabaseUri database = Running.SERVER.createDatabase("test_" + DATABASES.incrementAndGet());
    Migrations.migrate(database);
    return database;
  }

  /** The server behind every {@link #freshDatabase}; a test that stops it spoils the others. */
  public static EmbeddedPostgres server() {
    return Running.SERVER;
  }

  private static final class Running {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      deleteLeftBehind();
      Path directory =
          Path.of("target", "test-postgres-" + ProcessHandle.current().pid()).toAbsolutePath();
      EmbeddedPostgres server =
          EmbeddedPostgres.start(
              directory,
              (step, percent, line) -> {
                if (percent % 100 == 0) {
                  log.info("test postgres: {}", line);
                }
              });
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    server.close();
                    delete(directory);
                  }));
      return server;
    }

    /** A server whose files are gone stops by itself within a minute. */
    private static void deleteLeftBehind() {
      try (DirectoryStream<Path> left =
          Files.newDirectoryStream(Path.of("target"), "test-postgres-*")) {
        for (Path directory : left) {
          String name = directory.getFileName().toString();
          long pid = Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
          if (ProcessHandle.of(pid).isEmpty()) {
            delete(directory);
          }
        }
      } catch (IOException cause) {
        log.warn("test postgres: servers of earlier tests are not deleted", cause);
      }
    }

    private static void delete(Path directory) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      } catch (IOException cause) {
        log.warn("test postgres: {} is not deleted", directory, cause);
      }
    }
  }
}
