package nl.doorstroom.journal.postgres;

/** PostgreSQL could not be reached, or would not let us in now; trying again later may work. */
public final class DatabaseUnavailableException extends RuntimeException {

  public DatabaseUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
