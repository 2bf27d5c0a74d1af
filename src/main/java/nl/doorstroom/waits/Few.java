package nl.doorstroom.waits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves groups of people out that are fewer than {@code limit}, and as many more as it takes that
 * none of them can be had from what is told beside it. An empty group is told.
 */
record Few(int limit) {

  boolean isFew(int n) {
    return n > 0 && n < limit;
  }

  /** {@code n}; null when few. */
  @Nullable Integer told(int n) {
    return isFew(n) ? null : Integer.valueOf(n);
  }

  /** A part of a whole: null when it, or what is left of the whole, is few. */
  @Nullable Integer part(int n, int whole) {
    return isFew(n) || isFew(whole - n) ? null : Integer.valueOf(n);
  }

  /**
   * The parts of a whole that may be told. One that is left out alone, or few of them together,
   * could be had from the whole: then the smallest of the others is left out too.
   */
  <K> Map<K, Integer> parts(Map<K, Integer> all) {
    Map<K, Integer> told = new LinkedHashMap<>();
    List<Map.Entry<K, Integer>> rest = new ArrayList<>();
    int hidden = 0;
    int groups = 0;
    for (Map.Entry<K, Integer> entry : all.entrySet()) {
      if (isFew(entry.getValue())) {
        hidden += entry.getValue();
        groups++;
      } else {
        told.put(entry.getKey(), entry.getValue());
        if (entry.getValue() > 0) {
          rest.add(entry);
        }
      }
    }
    rest.sort(Comparator.comparing(Map.Entry::getValue));
    for (Map.Entry<K, Integer> smallest : rest) {
      if (groups == 0 || (groups > 1 && hidden >= limit)) {
        break;
      }
      told.remove(smallest.getKey());
      hidden += smallest.getValue();
      groups++;
    }
    return told;
  }
}
