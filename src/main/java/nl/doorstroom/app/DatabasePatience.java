package nl.doorstroom.app;

import io.vertx.pgclient.PgException;
import java.time.Duration;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.postgres.DatabaseUnavailableException;
import nl.doorstroom.journal.postgres.DatabaseUri;

/**
 * Tries what needs the database again for as long as that is away, and says so.
 *
 * <p><b>Threads.</b> {@link #until} blocks: never on an event loop.
 */
final class DatabasePatience {

  private static final Duration BACKOFF_MIN = Duration.ofMillis(500);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(10);

  /** Class of the states by which the database says that what was asked can never work. */
  private static final String NEVER_RIGHT = "42";

  private final DatabaseUri database;
  private final Console console;

  DatabasePatience(DatabaseUri database, Console console) {
    this.database = database;
    this.console = console;
  }

  /** Something that may be done again when the database was away. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws InterruptedException;
  }

  /** What {@code attempt} gives once it is given; throws at once what no waiting helps. */
  <T> T until(Attempt<T> attempt) throws InterruptedException {
    Duration backoff = BACKOFF_MIN;
    while (true) {
      try {
        return attempt.make();
      } catch (RuntimeException failure) {
        if (!isAway(failure)) {
          throw failure;
        }
        console.say(
            "  PostgreSQL op "
                + database.host()
                + ":"
                + database.port()
                + " is niet bereikbaar; nieuwe poging over "
                + backoff.toMillis() / 1000.0
                + " s ("
                + failure.getMessage()
                + ")");
        Thread.sleep(backoff.toMillis());
        Duration doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(BACKOFF_MAX) < 0 ? doubled : BACKOFF_MAX;
      }
    }
  }

  private static boolean isAway(RuntimeException failure) {
    if (failure instanceof JournalException fault) {
      return switch (fault.kind()) {
        case UNKNOWN -> true;
        case NOT_WRITTEN ->
            !(fault.getCause() instanceof PgException said)
                || !String.valueOf(said.getSqlState()).startsWith(NEVER_RIGHT);
        case FENCED, NOT_OURS, CORRUPT, NEWER -> false;
      };
    }
    if (failure instanceof ExchangeException fault) {
      return switch (fault.kind()) {
        case JOURNAL_UNAVAILABLE, OUTCOME_UNKNOWN -> true;
        case UNKNOWN_REGION, BEHIND, NOT_HERE, BUSY, UPGRADING -> false;
      };
    }
    return failure instanceof DatabaseUnavailableException;
  }
}
