package nl.doorstroom.domain.imports;

/** How far an import is. */
public enum ImportState {
  RUNNING,
  /** All of it was done. */
  DONE,
  /** It was ended before all of it was done. */
  STOPPED,
  /** None of its places can be taken any more. */
  UNDOING,
  UNDONE
}
