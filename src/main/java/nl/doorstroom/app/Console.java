package nl.doorstroom.app;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * What a person who starts Doorstroom sees.
 *
 * <p>This class is threadsafe.
 */
final class Console {

  /** Between two lines of one step that goes on. */
  private static final long STEP_NANOS = Duration.ofMillis(700).toNanos();

  private final PrintWriter out;
  private long lastNanos = System.nanoTime() - STEP_NANOS;

  Console(PrintWriter out) {
    this.out = out;
  }

  synchronized void say(String line) {
    out.println(line);
    lastNanos = System.nanoTime();
  }

  /** Says {@code line} of a step that is {@code percent} done, but not too often. */
  synchronized void progress(int percent, String line) {
    if (percent >= 100 || System.nanoTime() - lastNanos >= STEP_NANOS) {
      say("  " + line);
    }
  }
}
