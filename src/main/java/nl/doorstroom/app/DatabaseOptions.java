package nl.doorstroom.app;

import java.nio.file.Path;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where facts are kept: in an embedded PostgreSQL, or in one that is run by others. */
final class DatabaseOptions {

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

  /** The database that others run; null for the embedded one. */
  @Nullable DatabaseUri external() {
    return databaseUrl == null || databaseUrl.isBlank() ? null : DatabaseUri.parse(databaseUrl);
  }
}
