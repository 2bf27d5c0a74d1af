package nl.doorstroom.bench;

import java.time.Duration;

/** How long this run may take: in full, or with {@code -Dbench.short=true} as a smoke test. */
final class Run {

  private Run() {}

  static boolean isShort() {
    return Boolean.getBoolean("bench.short");
  }

  static int rounds(int full) {
    return isShort() ? 1 : full;
  }

  static Duration seconds(int full) {
    return Duration.ofSeconds(isShort() ? Math.max(2, full / 4) : full);
  }
}
