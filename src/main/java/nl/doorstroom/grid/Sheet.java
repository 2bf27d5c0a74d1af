package nl.doorstroom.grid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one view as one class of readers sees them, and which keys changed lately.
 *
 * <p>Changes are remembered for 15 minutes of region time and at most 10,000 of them. For each the
 * sheet knows whether the key was on it before, so that nobody is told that a row went which they
 * could never see.
 */
final class Sheet {

  static final Duration MEMORY = Duration.ofMinutes(15);
  static final int CHANGES_MAX = 10_000;

  private final Map<String, Line> lines = new HashMap<>();
  private final ArrayDeque<Change> changes = new ArrayDeque<>();
  private long floor;
  private long changedAt;

  /**
   * @param start offset at which the grid began: before it nothing is known
   */
  Sheet(long start) {
    floor = start;
    changedAt = start;
  }

  private record Change(long offset, Instant at, String key, boolean wasOn) {}

  /** Puts {@code line} on the sheet as of {@code offset}, or with null takes the key off. */
  void put(long offset, Instant at, String key, @Nullable Line line) {
    Line before = line == null ? lines.remove(key) : lines.put(key, line);
    if (line == null && before == null) {
      // So that what changed was seen, before or after.
      return;
    }
    changes.addLast(new Change(offset, at, key, before != null));
    changedAt = offset;
    forget(at);
  }

  /** Starts with {@code line}, without a change. */
  void begin(String key, Line line) {
    lines.put(key, line);
  }

  private void forget(Instant now) {
    Instant oldest = now.minus(MEMORY);
    Change first = changes.peekFirst();
    while (first != null && (changes.size() > CHANGES_MAX || first.at().isBefore(oldest))) {
      floor = first.offset();
      changes.removeFirst();
      first = changes.peekFirst();
    }
  }

  /** Whether every change after {@code offset} is still remembered. */
  boolean remembers(long offset) {
    return offset >= floor;
  }

  /**
   * For each key that changed after {@code offset}, whether it was on the sheet at {@code offset}.
   */
  Map<String, Boolean> changedSince(long offset) {
    Map<String, Boolean> changed = new HashMap<>();
    Iterator<Change> newestFirst = changes.descendingIterator();
    while (newestFirst.hasNext()) {
      Change change = newestFirst.next();
      if (change.offset() <= offset) {
        break;
      }
      changed.put(change.key(), change.wasOn());
    }
    return changed;
  }

  /** Index of the first of {@code sheets} that has {@code key}; -1 when none has. */
  static int first(List<Sheet> sheets, String key) {
    for (int i = 0; i < sheets.size(); i++) {
      if (sheets.get(i).line(key) != null) {
        return i;
      }
    }
    return -1;
  }

  @Nullable Line line(String key) {
    return lines.get(key);
  }

  Collection<Line> lines() {
    return lines.values();
  }

  /** Offset at which its content last changed. */
  long changedAt() {
    return changedAt;
  }
}
