package nl.doorstroom.feeds.reading;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a CSV file are read. Guessed from a file, fixed by hand where the guess is
 * wrong, and remembered for the next file with the same header. It holds names of columns and no
 * value of any row.
 *
 * @param separator between fields: one of {@code ; , | } and the tab
 * @param charset name of the encoding, for instance {@code UTF-8}; null to find it in each file
 * @param header the line of the file that holds the names of the columns; 0 when there is none
 * @param columns in the order of the file
 * @param constants what holds for every row where no column says it
 */
public record Mapping(
    Content content,
    char separator,
    @Nullable String charset,
    int header,
    List<Column> columns,
    Map<Field, String> constants) {

  /** Most columns of a file. */
  public static final int COLUMNS_MAX = 200;

  private static final String SEPARATORS = ";,\t|";

  /**
   * One column.
   *
   * @param name as the header has it; empty without one
   * @param field what it says; null for what is not read
   * @param sensitive whether it looks like a name, a BSN or a date of birth, which are never read
   */
  public record Column(String name, @Nullable Field field, boolean sensitive) {

    public Column {
      if (sensitive && field != null) {
        throw new IllegalArgumentException(
            "column: '" + name + "' as " + field + " (expected: not read, it tells who it is)");
      }
    }
  }

  public Mapping {
    columns = List.copyOf(columns);
    constants = Map.copyOf(constants);
    if (SEPARATORS.indexOf(separator) < 0) {
      throw new IllegalArgumentException(
          "separator: '" + separator + "' (expected: one of ; , | and the tab)");
    }
    if (charset != null && !Charset.isSupported(charset)) {
      throw new IllegalArgumentException(
          "charset: '" + charset + "' (expected: for instance UTF-8)");
    }
    if (header < 0) {
      throw new IllegalArgumentException("header: " + header + " (expected: >= 0)");
    }
    if (columns.isEmpty() || columns.size() > COLUMNS_MAX) {
      throw new IllegalArgumentException(
          "columns: " + columns.size() + " (expected: 1 to " + COLUMNS_MAX + ")");
    }
    requireEachOnce(content, columns, constants);
  }

  private static void requireEachOnce(
      Content content, List<Column> columns, Map<Field, String> constants) {
    Set<Field> seen = new HashSet<>();
    Set<Field> known = Field.of(content);
    for (Column column : columns) {
      if (column.field() != null && !seen.add(column.field())) {
        throw new IllegalArgumentException(
            "columns: " + column.field() + " twice (expected: each field at most once)");
      }
    }
    seen.addAll(constants.keySet());
    for (Field field : seen) {
      if (!known.contains(field)) {
        throw new IllegalArgumentException(
            "field: " + field + " (expected: one of those of " + content + ")");
      }
    }
  }

  /** What is still needed before rows can be understood; empty when it can be used. */
  public List<Field> missing() {
    Set<Field> has = new HashSet<>(constants.keySet());
    columns.forEach(
        column -> {
          if (column.field() != null) {
            has.add(column.field());
          }
        });
    List<Field> missing = new ArrayList<>();
    switch (content) {
      case SLOTS -> {
        require(has, missing, Field.SERVICE);
        startMissing(has, missing);
        if (!has.contains(Field.WHEN) && !has.contains(Field.END)) {
          require(has, missing, Field.DURATION);
        }
      }
      case SCHEDULES -> {
        require(has, missing, Field.EXTERNAL_ID);
        if (!has.contains(Field.LOCATION)) {
          require(has, missing, Field.SERVICE);
        }
      }
      case OUTCOMES -> {
        require(has, missing, Field.EXTERNAL_ID);
        require(has, missing, Field.OUTCOME);
      }
      case ORGANIZATION, LOCATIONS, SERVICES ->
          throw new IllegalArgumentException(
              "content: " + content + " (expected: one that columns can tell)");
      case POSITIONS -> {
        require(has, missing, Field.SERVICE);
        require(has, missing, Field.EXTERNAL_ID);
        require(has, missing, Field.SINCE);
        require(has, missing, Field.CARE_QUESTION);
        if (!has.contains(Field.AGE_CLASS)) {
          require(has, missing, Field.AGE);
        }
      }
    }
    return missing;
  }

  private static void startMissing(Set<Field> has, List<Field> missing) {
    if (has.contains(Field.START) || has.contains(Field.WHEN)) {
      return;
    }
    if (has.contains(Field.DATE)) {
      require(has, missing, Field.START_TIME);
    } else {
      missing.add(Field.START);
    }
  }

  private static void require(Set<Field> has, List<Field> missing, Field field) {
    if (!has.contains(field)) {
      missing.add(field);
    }
  }

  /** Names of the columns by which a file is known again. */
  public String signature() {
    StringBuilder names = new StringBuilder();
    for (Column column : columns) {
      names.append(Words.normalised(column.name())).append('\u001f');
    }
    return Integer.toHexString(names.toString().hashCode()) + "-" + columns.size();
  }

  /** The same, but with {@code constants} for every row. */
  public Mapping with(Map<Field, String> constants) {
    return new Mapping(content, separator, charset, header, columns, constants);
  }
}
