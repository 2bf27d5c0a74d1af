package nl.doorstroom.feeds.nza;

import java.util.Map;

/**
 * One row of the file, not yet understood.
 *
 * @param number from 1, without the header
 * @param line in the file at which it begins; a field may hold line breaks
 * @param values empty when the row has not as many fields as the header
 */
record NzaRow(int number, long line, Map<NzaColumn, String> values) {

  NzaRow {
    values = Map.copyOf(values);
  }

  boolean isComplete() {
    return !values.isEmpty();
  }

  /** Without spaces around it; empty where the file has none or {@code NA}. */
  String get(NzaColumn column) {
    String value = values.getOrDefault(column, "").replace('\u00a0', ' ').strip();
    return value.equals("NA") ? "" : value;
  }

  boolean isInstitution() {
    return get(NzaColumn.INSTITUTION).equals("1");
  }
}
