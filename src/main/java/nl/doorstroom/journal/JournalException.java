package nl.doorstroom.journal;

import org.jspecify.annotations.Nullable;

/** A fault of the world under the journal; never a refusal. */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is known of what was asked. */
  public enum Kind {
    /** Another writer has the region; nothing was written. */
    FENCED,
    /** Another node owns the region and is alive. */
    NOT_OURS,
    /** The database said so: nothing was written. */
    NOT_WRITTEN,
    /** Nobody can tell: it was written, or will be, or never will. */
    UNKNOWN,
    /** What stands in the journal does not follow from what is before it. */
    CORRUPT,
    /**
     * What stands in the journal follows from what is before it, and cannot be read: an exchange of
     * a newer version wrote it.
     */
    NEWER
  }

  private final Kind kind;

  public JournalException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
