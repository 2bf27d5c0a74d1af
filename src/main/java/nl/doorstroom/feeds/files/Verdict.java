package nl.doorstroom.feeds.files;

/** What a row of a file would do, or did, to what stands. */
public enum Verdict {
  NEW,
  CHANGED,
  WITHDRAWN,
  /** Already so, or in the past and left alone; the reason says which. */
  UNCHANGED,
  /** What stands is claimed, kept for someone or otherwise in the way: it is left as it is. */
  CONFLICT,
  /** Not understood, or against a rule of the region. */
  REFUSED;

  /** Whether someone must look at such a row. */
  public boolean isWrong() {
    return this == CONFLICT || this == REFUSED;
  }
}
