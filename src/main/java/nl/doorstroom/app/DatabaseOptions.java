package nl.doorstroom.app;

import java.nio.file.Path;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.embedded.ArchiveChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where facts are kept: in an embedded PostgreSQL, or in one that is run by others. */
final class DatabaseOptions {

  private static final String NO_ARCHIVE = "none";

  @Option(
      names = "--data-dir",
      defaultValue = "data",
      paramLabel = "<directory>",
      description =
          "Directory of the embedded PostgreSQL and of secrets (default: ${DEFAULT-VALUE})")
  Path dataDirectory = Path.of("data");

  @Option(
      names = "--database-url",
      paramLabel = "<url>",
      description = {
        "PostgreSQL 14 or newer to use instead of the embedded one,",
        "like postgresql://user:password@host:5432/doorstroom; also from DATABASE_URL"
      })
  @Nullable String databaseUrl;

  @Option(
      names = "--archive-dir",
      paramLabel = "<directory>",
      description = {
        "Directory to which the embedded PostgreSQL copies its write-ahead log, so that 'restore' can go",
        "to any instant; kept for later starts, until it is 'none' (default: as at the last start)"
      })
  @Nullable String archive;

  /** What {@link #archive} asks for. */
  ArchiveChoice archiveChoice() {
    if (archive == null || archive.isBlank()) {
      return ArchiveChoice.AS_BEFORE;
    }
    return archive.equals(NO_ARCHIVE) ? ArchiveChoice.NONE : ArchiveChoice.in(Path.of(archive));
  }

  /** The directory that {@link #archive} names; null when it names none. */
  @Nullable Path archiveDirectory() {
    return archiveChoice().directory();
  }

  /**
   * Throws when the database is one that others run, for {@code command}, which needs its files.
   */
  void refuseExternal(String command) {
    if (external() != null) {
      throw new IllegalArgumentException(
          "database-url: "
              + external()
              + " ("
              + command
              + " is for the embedded PostgreSQL; for this one use the tools that belong to it, such"
              + " as pgBackRest or WAL-G, and keep the file 'secret' of --data-dir)");
    }
  }

  /** The database that others run; null for the embedded one. */
  @Nullable DatabaseUri external() {
    return databaseUrl == null || databaseUrl.isBlank() ? null : DatabaseUri.parse(databaseUrl);
  }
}
