package nl.doorstroom.feeds.reading;

/**
 * A file that is refused as a whole: nothing of it is taken over. The message holds the line where
 * there is one, what was found and what was expected.
 */
public final class FileRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong with a file. Codes are protocol: only ever added. */
  public enum Problem {
    EMPTY,
    TOO_LARGE,
    /** Unpacks to far more than any export does: a zip bomb. */
    UNPACKS_TOO_FAR,
    /** An archive with no file in it, or with more than one. */
    NOT_ONE_FILE,
    LINE_TOO_LONG,
    NUL_BYTE,
    WRONG_ENCODING,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    DAMAGED,
    /** Not of the format or the content that it was said to be. */
    NOT_RECOGNISED
  }

  private final Problem problem;
  private final long line;

  /**
   * @param line from 1; 0 when it is about the whole
   */
  public FileRefusedException(Problem problem, long line, String detail) {
    super(line > 0 ? "line " + line + ": " + detail : detail);
    this.problem = problem;
    this.line = line;
  }

  public Problem problem() {
    return problem;
  }

  public long line() {
    return line;
  }
}
