package nl.doorstroom.faults;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.Migrations;
import nl.doorstroom.journal.postgres.embedded.EmbeddedPostgres;

/**
 * A cluster of our own PostgreSQL with the schema of the exchange, so that each world begins with a
 * copy, and a server without the demonstration region.
 */
final class Template {

  private final Path home;
  private final Path cluster;
  private final Path classes;
  private final DatabaseUri uri;

  private Template(Path home, Path cluster, Path classes, DatabaseUri uri) {
    this.home = home;
    this.cluster = cluster;
    this.classes = classes;
    this.uri = uri;
  }

  /** Makes one in {@code directory}, which every user must be able to reach. */
  static Template make(Path directory) throws IOException {
    DatabaseUri uri;
    try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, (step, percent, line) -> {})) {
      uri = server.uri();
      Migrations.migrate(uri);
    }
    admitNetworks(directory.resolve("pg"));
    Path classes = Patch.compile(directory.resolve("patch"), List.of(Patch.WITHOUT_DEMONSTRATION));
    return new Template(binaries(directory), directory.resolve("pg"), classes, uri);
  }

  private static Path binaries(Path directory) {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(directory, "postgres-*")) {
      for (Path home : homes) {
        if (Files.isExecutable(home.resolve("bin").resolve("postgres"))) {
          return home;
        }
      }
    } catch (IOException cause) {
      throw new IllegalStateException("template: " + directory, cause);
    }
    throw new IllegalStateException("template: no programs of PostgreSQL in " + directory);
  }

  /** Lets clients in from the networks that nodes may have of their own. */
  private static void admitNetworks(Path cluster) {
    try {
      Files.writeString(
          cluster.resolve("pg_hba.conf"),
          "host all all 10.99.0.0/16 scram-sha-256\nhost replication all 127.0.0.1/32 scram-sha-256\n",
          StandardOpenOption.APPEND);
    } catch (IOException cause) {
      throw new IllegalStateException("template: " + cluster, cause);
    }
  }

  /** Copies the cluster to {@code directory}, which must not be there. */
  void copyTo(Path directory) {
    Shell.copy(cluster, directory);
  }

  /** Classes that stand before those of the product in every node. */
  Path classes() {
    return classes;
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  String database() {
    return uri.database();
  }

  String user() {
    return uri.user();
  }

  String password() {
    return uri.password();
  }
}
