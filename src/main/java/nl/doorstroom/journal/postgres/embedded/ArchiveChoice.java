package nl.doorstroom.journal.postgres.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the write-ahead log of an embedded PostgreSQL goes, so that it can be brought back to any
 * instant.
 *
 * @param asBefore whether it goes where it went at the last start
 * @param directory where it goes; null for nowhere
 */
public record ArchiveChoice(boolean asBefore, @Nullable Path directory) {

  /** As at the last start; nowhere at the first. */
  public static final ArchiveChoice AS_BEFORE = new ArchiveChoice(true, null);

  /** Nowhere, from now on: what is archived already cannot be gone on from. */
  public static final ArchiveChoice NONE = new ArchiveChoice(false, null);

  /** Into {@code directory}, made if it is not there, now and at later starts. */
  public static ArchiveChoice in(Path directory) {
    return new ArchiveChoice(false, directory.toAbsolutePath().normalize());
  }
}
