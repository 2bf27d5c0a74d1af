package nl.doorstroom.feeds.reading;

import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, one after another, in bounded memory.
 *
 * <p><b>Threads.</b> Blocks while it reads; for one thread at a time, and never an event loop.
 */
public interface Rows extends AutoCloseable {

  /** Most rows of one file, occurrences of recurring events included. */
  int ROWS_MAX = 1_000_000;

  /**
   * The next row; null after the last.
   *
   * @throws FileRefusedException when the file cannot be trusted from here on
   */
  @Nullable Row next();

  @Override
  void close();
}
