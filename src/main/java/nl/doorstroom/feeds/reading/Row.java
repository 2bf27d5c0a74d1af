package nl.doorstroom.feeds.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file, as text: not yet understood.
 *
 * @param content what it is about
 * @param number from 1, without header and empty lines; repeated by the occurrences of one event
 * @param line on which it starts, from 1
 * @param values without those that are empty; stripped of white space
 * @param misread why the row cannot be understood at all; null when it can be tried
 */
public record Row(
    Content content,
    long number,
    long line,
    Map<Field, String> values,
    @Nullable MisreadException misread) {

  public Row {
    values = Map.copyOf(values);
  }

  /** A row with values. */
  public static Row of(Content content, long number, long line, Map<Field, String> values) {
    return new Row(content, number, line, values, null);
  }

  /** A row that cannot be understood. */
  public static Row misread(Content content, long number, long line, MisreadException why) {
    return new Row(content, number, line, Map.of(), why);
  }

  public @Nullable String get(Field field) {
    return values.get(field);
  }
}
