package nl.doorstroom.app;

import java.io.IOException;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.postgres.DatabaseUnavailableException;
import nl.doorstroom.journal.postgres.embedded.BackupException;
import nl.doorstroom.journal.postgres.embedded.DirectoryInUseException;
import nl.doorstroom.journal.postgres.embedded.EmbeddedPostgresException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said on the console when something cannot go on. */
final class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** One line for what a person can act on; anything else is logged with its trace. */
  static String inWords(Throwable failure) {
    if (failure instanceof DirectoryInUseException
        || failure instanceof BackupException
        || failure instanceof EmbeddedPostgresException
        || failure instanceof DatabaseUnavailableException
        || failure instanceof JournalException
        || failure instanceof IllegalArgumentException
        || failure instanceof IllegalStateException) {
      return "Doorstroom stopt: " + failure.getMessage();
    }
    if (failure instanceof IOException) {
      return "Doorstroom stopt: " + failure;
    }
    log.error("stopped", failure);
    return "Doorstroom stopt door een onverwachte fout: " + failure;
  }
}
