package nl.doorstroom.waits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.doorstroom.domain.partners.Delivery;

/** The free units of one kind and allotment of one service: in order of start, and per week. */
final class FreePlaces {

  private final TreeMap<Instant, Integer> byStart = new TreeMap<>();
  private final Map<Delivery, Map<LocalDate, Integer>> byWeek = new EnumMap<>(Delivery.class);
  private int free;

  /**
   * {@code units} below zero take away what was added before.
   *
   * @param week Monday of the week of {@code start}, in the region's time zone
   */
  void add(Instant start, LocalDate week, Delivery delivery, int units) {
    free += units;
    add(byStart, start, units);
    add(byWeek.computeIfAbsent(delivery, d -> new TreeMap<>()), week, units);
  }

  private static <K> void add(Map<K, Integer> counts, K key, int units) {
    counts.merge(key, units, (old, more) -> old + more == 0 ? null : Integer.valueOf(old + more));
  }

  int free() {
    return free;
  }

  int free(LocalDate week, Delivery delivery) {
    return byWeek.getOrDefault(delivery, Map.of()).getOrDefault(week, 0);
  }

  /** Starts of the first {@code count} free units, a start as often as it has units. */
  List<Instant> first(int count) {
    List<Instant> starts = new ArrayList<>(count);
    for (Map.Entry<Instant, Integer> entry : byStart.entrySet()) {
      for (int unit = 0; unit < entry.getValue(); unit++) {
        if (starts.size() == count) {
          return starts;
        }
        starts.add(entry.getKey());
      }
    }
    return starts;
  }
}
