package nl.doorstroom.grid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Sets of the domain have no order of their own; a row has one, so that its bytes stay the same.
 */
final class Sorted {

  private Sorted() {}

  static <T extends Comparable<? super T>> List<T> list(Collection<T> values) {
    List<T> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted;
  }
}
