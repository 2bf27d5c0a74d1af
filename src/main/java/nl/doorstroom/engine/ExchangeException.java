package nl.doorstroom.engine;

import org.jspecify.annotations.Nullable;

/** A fault of the world that kept a command or a read from its answer. */
public final class ExchangeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What the caller may conclude. */
  public enum Kind {
    /** Nothing was written; the same command may be sent again. */
    JOURNAL_UNAVAILABLE,
    /** Nobody can tell yet; the same command under the same key finds out. */
    OUTCOME_UNKNOWN,
    UNKNOWN_REGION,
    /** The asked position has not arrived here within the time. */
    BEHIND,
    /** The region is kept by another node, or is recovering. */
    NOT_HERE,
    /** It would write what a node of the exchange cannot read yet; nothing was written. */
    UPGRADING,
    /** Too many ask for the same at once; the same may be asked again a little later. */
    BUSY
  }

  private final Kind kind;

  public ExchangeException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
