package nl.doorstroom.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What the simulated planner of an organisation sees to, of all that waits: not what came just now,
 * nor the last few, so that there is always something left for someone who tries it. At an
 * organisation that is prompt all of it is done at once.
 */
final class Patience {

  /** Younger than this it is left alone. */
  static final Duration AGE = Duration.ofMinutes(10);

  /** So many are left per organisation, the youngest. */
  static final int LEFT = 2;

  private Patience() {}

  /** Of {@code open}, what is seen to now, oldest first. */
  static <T> List<T> seenTo(
      List<T> open, Function<T, Instant> since, Instant now, boolean isPrompt) {
    List<T> oldestFirst = open.stream().sorted(Comparator.comparing(since)).toList();
    return isPrompt
        ? oldestFirst
        : oldestFirst.stream()
            .limit(Math.max(0, oldestFirst.size() - LEFT))
            .filter(it -> !since.apply(it).isAfter(now.minus(AGE)))
            .toList();
  }
}
