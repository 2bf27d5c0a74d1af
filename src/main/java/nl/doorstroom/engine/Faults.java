package nl.doorstroom.engine;

import nl.doorstroom.engine.ExchangeException.Kind;
import nl.doorstroom.journal.JournalException;

/** What a client may conclude from a fault of the journal. */
final class Faults {

  private Faults() {}

  /** Of a command that was in the batch when {@code cause} struck. */
  static ExchangeException ofSent(JournalException cause) {
    return switch (cause.kind()) {
      case FENCED, NOT_OURS -> notHere(cause);
      case NOT_WRITTEN -> unavailable(cause);
      case UNKNOWN, CORRUPT, NEWER ->
          new ExchangeException(Kind.OUTCOME_UNKNOWN, "it is not known whether it was done", cause);
    };
  }

  /** Of a command that was never sent, or that writes nothing. */
  static ExchangeException ofUnsent(JournalException cause) {
    return switch (cause.kind()) {
      case FENCED, NOT_OURS -> notHere(cause);
      case NOT_WRITTEN, UNKNOWN, CORRUPT, NEWER -> unavailable(cause);
    };
  }

  static ExchangeException unavailable(Throwable cause) {
    return new ExchangeException(Kind.JOURNAL_UNAVAILABLE, "the journal cannot be reached", cause);
  }

  /** Of a command whose facts not every node could read. */
  static ExchangeException upgrading(int lowestLevel) {
    return new ExchangeException(
        Kind.UPGRADING, "a node of the exchange reads no further than level " + lowestLevel, null);
  }

  private static ExchangeException notHere(JournalException cause) {
    return new ExchangeException(Kind.NOT_HERE, "another node keeps the region", cause);
  }
}
