package nl.doorstroom.feeds.files;

import nl.doorstroom.domain.Rejection;
import org.jspecify.annotations.Nullable;

/** Why something cannot be done with a file at present. */
public final class FileImportException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is in the way. */
  public enum Kind {
    /** The file is in another phase; the message says which is expected. */
    WRONG_PHASE,
    /** The mapping lacks a field, or is none for this format. */
    MAPPING,
    /** The organisation has too many files open. */
    TOO_MANY,
    /** The region refused; see {@link #rejection}. */
    REFUSED
  }

  private final Kind kind;
  private final transient @Nullable Rejection rejection;

  FileImportException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.rejection = null;
  }

  FileImportException(Rejection rejection) {
    super(rejection.reason() + ": " + rejection.detail());
    this.kind = Kind.REFUSED;
    this.rejection = rejection;
  }

  public Kind kind() {
    return kind;
  }

  /** Why the region refused; null for another kind. */
  public @Nullable Rejection rejection() {
    return rejection;
  }
}
