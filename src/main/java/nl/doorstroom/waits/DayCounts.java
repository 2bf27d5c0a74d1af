package nl.doorstroom.waits;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** A number per day, of which any run of days can be added up. */
final class DayCounts {

  private final TreeMap<LocalDate, Long> byDay = new TreeMap<>();

  void add(LocalDate day, long count) {
    byDay.merge(day, count, (old, more) -> old + more == 0 ? null : Long.valueOf(old + more));
  }

  long total() {
    return sum(byDay);
  }

  long before(LocalDate day) {
    return sum(byDay.headMap(day));
  }

  /** From {@code first} up to and including {@code last}. */
  long between(LocalDate first, LocalDate last) {
    return sum(byDay.subMap(first, true, last, true));
  }

  private static long sum(SortedMap<LocalDate, Long> days) {
    long sum = 0;
    for (long count : days.values()) {
      sum += count;
    }
    return sum;
  }
}
