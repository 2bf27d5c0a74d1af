package nl.doorstroom.journal.postgres.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot be started; the message says why and what can be done. */
public final class EmbeddedPostgresException extends RuntimeException {

  EmbeddedPostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  EmbeddedPostgresException(String message) {
    this(message, null);
  }
}
