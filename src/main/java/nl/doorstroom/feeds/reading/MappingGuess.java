package nl.doorstroom.feeds.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is probably meant, from the names of its columns and from what stands in them. A
 * guess is a proposal: a person looks at it before anything is done.
 *
 * @param sample the first rows under the header, as text, of columns that are not sensitive
 */
public record MappingGuess(Mapping mapping, TextShape shape, List<List<String>> sample) {

  private static final int SAMPLE_CHARACTERS = 256 * 1024;
  private static final int SAMPLE_RECORDS = 60;
  private static final int SHOWN_RECORDS = 5;
  private static final int SHOWN_CHARACTERS = 60;

  /** Lines before the header: a title, a date of printing. */
  private static final int PREAMBLE_MAX = 10;

  private static final char[] SEPARATORS = {';', ',', '\t', '|'};

  public MappingGuess {
    sample = List.copyOf(sample);
  }

  /**
   * Looks at {@code upload}. Blocks.
   *
   * @param content what it is about, as chosen by hand; null to tell by its columns
   * @throws FileRefusedException when it is not a table
   */
  public static MappingGuess of(Upload upload, @Nullable Content content) {
    TextShape shape = TextShape.of(upload, null);
    String head = head(upload, shape);
    char separator = separator(head);
    List<CsvRecord> records = records(head, separator);
    if (records.isEmpty()) {
      throw new FileRefusedException(Problem.EMPTY, 0, "rows: 0 (expected: at least 1)");
    }
    int header = header(records);
    List<CsvRecord> rows = records.subList(header + 1, records.size());
    int width = width(header < 0 ? rows : List.of(records.get(header)));
    if (width > Mapping.COLUMNS_MAX) {
      throw new FileRefusedException(
          Problem.TOO_MANY_COLUMNS,
          records.get(0).getStartingLineNumber(),
          "columns: " + width + " (expected: at most " + Mapping.COLUMNS_MAX + ")");
    }
    List<String> names = names(header < 0 ? null : records.get(header), width);
    Content chosen = content == null ? content(names) : content;
    Columns columns = new Columns(chosen, names, rows);
    Mapping mapping =
        new Mapping(
            chosen,
            separator,
            shape.charset().name(),
            header < 0 ? 0 : (int) records.get(header).getStartingLineNumber(),
            columns.guessed(),
            Map.of());
    return new MappingGuess(mapping, shape, sample(mapping, rows));
  }

  private static String head(Upload upload, TextShape shape) {
    try (Reader reader = TextShape.reader(upload, shape.charset())) {
      char[] buffer = new char[SAMPLE_CHARACTERS];
      int filled = 0;
      int read = reader.read(buffer, 0, buffer.length);
      while (read > 0) {
        filled += read;
        read = reader.read(buffer, filled, buffer.length - filled);
      }
      String text = new String(buffer, 0, filled);
      int end = filled < buffer.length ? filled : text.lastIndexOf('\n') + 1;
      return text.substring(0, end == 0 ? filled : end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static char separator(String head) {
    if (head.regionMatches(true, 0, "sep=", 0, 4)
        && head.length() > 4
        && ";,\t|".indexOf(head.charAt(4)) >= 0) {
      return head.charAt(4);
    }
    char best = ';';
    double bestScore = 0;
    for (char separator : SEPARATORS) {
      double score = score(head, separator);
      if (score > bestScore) {
        best = separator;
        bestScore = score;
      }
    }
    return best;
  }

  /** How many lines agree on a number of fields, above one; more fields weigh a little. */
  private static double score(String head, char separator) {
    Map<Integer, Integer> counts = new HashMap<>();
    int records = 0;
    try {
      for (CsvRecord record : records(head, separator)) {
        counts.merge(record.getFieldCount(), 1, Integer::sum);
        records++;
      }
    } catch (FileRefusedException e) {
      return 0;
    }
    double best = 0;
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      if (count.getKey() > 1) {
        best = Math.max(best, count.getValue() / (double) records + count.getKey() / 1_000.0);
      }
    }
    return best;
  }

  private static List<CsvRecord> records(String head, char separator) {
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> csv = CsvRows.csv(separator, new StringReader(head))) {
      for (CsvRecord record : csv) {
        records.add(record);
        if (records.size() == SAMPLE_RECORDS) {
          break;
        }
      }
    } catch (CsvParseException e) {
      throw CsvRows.damaged(e, records.isEmpty() ? null : records.get(records.size() - 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  /** Index of the record with the most known names of columns; -1 when none has two. */
  private static int header(List<CsvRecord> records) {
    int best = -1;
    long most = 1;
    for (int i = 0; i < Math.min(PREAMBLE_MAX, records.size()); i++) {
      long known = records.get(i).getFields().stream().filter(HeaderWords::isKnown).count();
      if (known > most) {
        best = i;
        most = known;
      }
    }
    return best >= 0 || records.size() < 2 || looksLikeValues(records.get(0)) ? best : 0;
  }

  private static boolean looksLikeValues(CsvRecord record) {
    return record.getFields().stream()
        .anyMatch(
            value ->
                DutchTime.isDate(value) || DutchTime.isMoment(value) || DutchTime.isSpan(value));
  }

  private static int width(List<CsvRecord> records) {
    return records.stream().mapToInt(CsvRecord::getFieldCount).max().orElse(1);
  }

  private static List<String> names(@Nullable CsvRecord header, int width) {
    List<String> names = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      names.add(header == null || i >= header.getFieldCount() ? "" : header.getField(i).strip());
    }
    return names;
  }

  private static Content content(List<String> names) {
    Content content = HeaderWords.content(names);
    return content == null ? Content.SLOTS : content;
  }

  private static List<List<String>> sample(Mapping mapping, List<CsvRecord> rows) {
    List<List<String>> sample = new ArrayList<>();
    for (CsvRecord row : rows.subList(0, Math.min(SHOWN_RECORDS, rows.size()))) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < mapping.columns().size(); i++) {
        boolean hidden = mapping.columns().get(i).sensitive() || i >= row.getFieldCount();
        String cell = hidden ? "" : row.getField(i).strip();
        cells.add(cell.length() > SHOWN_CHARACTERS ? cell.substring(0, SHOWN_CHARACTERS) : cell);
      }
      sample.add(List.copyOf(cells));
    }
    return sample;
  }

  /** The columns of one file. */
  private static final class Columns {

    private static final double MOST = 0.8;
    private static final int BSN_DIGITS = 9;

    private final Content content;
    private final List<String> names;
    private final List<CsvRecord> rows;
    private final Set<Field> taken = new HashSet<>();

    Columns(Content content, List<String> names, List<CsvRecord> rows) {
      this.content = content;
      this.names = names;
      this.rows = rows;
    }

    List<Mapping.Column> guessed() {
      List<Mapping.Column> columns = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        boolean sensitive = HeaderWords.isSensitive(names.get(i)) || most(i, Columns::isBsn);
        Field field = sensitive ? null : byName(i);
        columns.add(new Mapping.Column(names.get(i), field, sensitive));
      }
      for (int i = 0; i < columns.size(); i++) {
        Mapping.Column column = columns.get(i);
        if (column.field() == null && !column.sensitive()) {
          columns.set(i, new Mapping.Column(column.name(), byValues(i), false));
        }
      }
      return columns;
    }

    private @Nullable Field byName(int column) {
      Field field = HeaderWords.field(names.get(column), content);
      return field == null ? null : take(refined(field, column));
    }

    /** A column called date may hold times too, and one called start no date. */
    private Field refined(Field field, int column) {
      return switch (field) {
        case START, DATE, START_TIME, WHEN -> {
          Field meant = moment(column);
          yield meant == null || !Field.of(content).contains(meant) ? field : meant;
        }
        default -> field;
      };
    }

    private @Nullable Field moment(int column) {
      if (most(column, DutchTime::isSpan)) {
        return Field.WHEN;
      }
      if (most(column, DutchTime::isMoment)) {
        return Field.START;
      }
      if (most(column, DutchTime::isTime)) {
        return Field.START_TIME;
      }
      return most(column, DutchTime::isDate) ? Field.DATE : null;
    }

    private @Nullable Field byValues(int column) {
      if (!names.get(column).isEmpty()) {
        return most(column, DutchTime::isSpan) ? take(Field.WHEN) : byWords(column);
      }
      Field moment = moment(column);
      if (moment == null) {
        return byWords(column);
      }
      if (taken.contains(moment) && (moment == Field.START || moment == Field.START_TIME)) {
        return take(Field.END);
      }
      return take(moment);
    }

    private @Nullable Field byWords(int column) {
      if (most(column, value -> Words.KINDS.find(value) != null)) {
        return take(Field.KIND);
      }
      if (most(column, value -> Words.DELIVERIES.find(value) != null)) {
        return take(Field.DELIVERY);
      }
      if (most(column, value -> Words.CARE_QUESTIONS.find(value) != null)) {
        return take(Field.CARE_QUESTION);
      }
      return null;
    }

    private @Nullable Field take(Field field) {
      return Field.of(content).contains(field) && taken.add(field) ? field : null;
    }

    private boolean most(int column, Predicate<String> is) {
      int filled = 0;
      int like = 0;
      for (CsvRecord row : rows) {
        String value = column < row.getFieldCount() ? row.getField(column).strip() : "";
        if (!value.isEmpty()) {
          filled++;
          like += is.test(value) ? 1 : 0;
        }
      }
      return filled > 0 && like >= MOST * filled;
    }

    /** Nine digits that pass the eleven test. */
    private static boolean isBsn(String value) {
      if (value.length() != BSN_DIGITS || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
      int sum = 0;
      for (int i = 0; i < BSN_DIGITS; i++) {
        int weight = i == BSN_DIGITS - 1 ? -1 : BSN_DIGITS - i;
        sum += weight * (value.charAt(i) - '0');
      }
      return sum % 11 == 0 && sum > 0;
    }
  }
}
