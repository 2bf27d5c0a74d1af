package nl.doorstroom.journal.postgres.embedded;

import java.nio.file.Path;

/** Another live server keeps its data in the same directory. */
public final class DirectoryInUseException extends RuntimeException {

  DirectoryInUseException(Path directory, String pid) {
    super(
        "data directory: "
            + directory
            + " is in use by a running server, process "
            + pid
            + " (stop that one, or start this one on another directory)");
  }
}
