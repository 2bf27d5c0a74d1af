package nl.doorstroom.journal.postgres.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A backup or a restore that cannot be made; the message says why and what can be done. Nothing is
 * left that looks like a whole one.
 */
public final class BackupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  BackupException(String message) {
    this(message, null);
  }
}
