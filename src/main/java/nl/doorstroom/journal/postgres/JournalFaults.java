package nl.doorstroom.journal.postgres;

import io.vertx.pgclient.PgException;
import java.util.Set;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;

/** What a failure of the client says about what was asked of the database. */
final class JournalFaults {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** The backend says these and is gone: what it was doing may have been committed before. */
  private static final Set<String> LAST_WORDS = Set.of("FATAL", "PANIC");

  private JournalFaults() {}

  /** For what changes something: {@code NOT_WRITTEN} only if the database itself said so. */
  static JournalException ofWrite(String what, Throwable cause) {
    if (cause instanceof JournalException fault) {
      return fault;
    }
    boolean refused =
        cause instanceof PgException said
            && !LAST_WORDS.contains(String.valueOf(said.getSeverity()));
    return new JournalException(
        refused ? Kind.NOT_WRITTEN : Kind.UNKNOWN, what + ": " + cause.getMessage(), cause);
  }

  /** For what only reads, after which there is nothing to wonder about. */
  static JournalException ofRead(String what, Throwable cause) {
    return cause instanceof JournalException fault
        ? fault
        : new JournalException(Kind.NOT_WRITTEN, what + ": " + cause.getMessage(), cause);
  }

  static boolean isLockTimeout(Throwable cause) {
    return cause instanceof PgException said && LOCK_NOT_AVAILABLE.equals(said.getSqlState());
  }
}
