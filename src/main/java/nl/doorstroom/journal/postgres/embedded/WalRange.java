package nl.doorstroom.journal.postgres.embedded;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Files of the log that follow on a backup.
 *
 * @param count how many there are before the first that is missing
 * @param hasGap whether there are more, behind one that is missing
 */
record WalRange(int count, boolean hasGap) {

  static WalRange after(WalSegment last, long segmentBytes, List<String> names) {
    long next = last.number(segmentBytes) + 1;
    SortedSet<Long> numbers = new TreeSet<>();
    for (String name : names) {
      if (WalSegment.isName(name)) {
        numbers.add(new WalSegment(name).number(segmentBytes));
      }
    }
    int count = 0;
    for (long number : numbers.tailSet(next)) {
      if (number != next + count) {
        return new WalRange(count, true);
      }
      count++;
    }
    return new WalRange(count, false);
  }
}
