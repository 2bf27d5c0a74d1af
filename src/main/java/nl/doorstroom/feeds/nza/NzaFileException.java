package nl.doorstroom.feeds.nza;

/** The file as a whole cannot be trusted, so nothing of it is taken. */
public final class NzaFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Problem {
    TOO_LARGE,
    EMPTY,
    WRONG_ENCODING,
    WRONG_COLUMNS,
    TRUNCATED
  }

  private final Problem problem;

  NzaFileException(Problem problem, String detail) {
    super(detail);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
