package nl.doorstroom.engine;

/** Told how far a long piece of work is. Calls are short and come from the worker's own context. */
@FunctionalInterface
public interface Progress {

  /** {@code done} of {@code total} steps; {@code doing} says what is being done, in Dutch. */
  void at(String doing, int done, int total);
}
