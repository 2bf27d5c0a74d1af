package nl.doorstroom.feeds.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file under a mapping. Empty lines are passed over; a row that has no value in
 * any mapped column but in one at most, or says that it is a total, is passed over too when it is
 * the last.
 */
public final class CsvRows implements Rows {

  private static final Pattern TOTAL =
      Pattern.compile("(?i)(?:totaal|total|aantal|einde (?:van )?(?:de )?(?:lijst|export))\\b");

  private final Mapping mapping;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private @Nullable CsvRecord ahead;
  private long number;

  private CsvRows(Mapping mapping, Reader text) {
    this.mapping = mapping;
    this.reader = csv(mapping.separator(), text);
    this.records = reader.iterator();
    advance();
    while (ahead != null && ahead.getStartingLineNumber() <= mapping.header()) {
      advance();
    }
  }

  /** Opens {@code upload}, having looked at all of it once. Blocks. */
  public static CsvRows open(Upload upload, Mapping mapping) {
    String name = mapping.charset();
    Charset charset = TextShape.of(upload, name == null ? null : Charset.forName(name)).charset();
    return new CsvRows(mapping, TextShape.reader(upload, charset));
  }

  static CsvReader<CsvRecord> csv(char separator, Reader text) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .maxBufferSize(TextShape.LINE_MAX)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .ofCsvRecord(text);
  }

  @Override
  public @Nullable Row next() {
    while (ahead != null) {
      CsvRecord fields = ahead;
      advance();
      Map<Field, String> values = values(fields);
      if (values.isEmpty() || (ahead == null && number > 0 && isTotal(fields, values))) {
        continue;
      }
      if (++number > ROWS_MAX) {
        throw new FileRefusedException(
            Problem.TOO_MANY_ROWS,
            fields.getStartingLineNumber(),
            "rows: more than " + ROWS_MAX + " (expected: fewer)");
      }
      return row(fields, values);
    }
    return null;
  }

  private Row row(CsvRecord fields, Map<Field, String> values) {
    long line = fields.getStartingLineNumber();
    int width = mapping.columns().size();
    if (fields.getFieldCount() > width && !isBlank(fields, width)) {
      return Row.misread(
          mapping.content(),
          number,
          line,
          new MisreadException(
              Why.FIELD_COUNT,
              "fields",
              Integer.toString(fields.getFieldCount()),
              Integer.toString(width)));
    }
    mapping.constants().forEach(values::putIfAbsent);
    return Row.of(mapping.content(), number, line, values);
  }

  private Map<Field, String> values(CsvRecord fields) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    List<Mapping.Column> columns = mapping.columns();
    for (int i = 0; i < columns.size() && i < fields.getFieldCount(); i++) {
      Field field = columns.get(i).field();
      String value = fields.getField(i).strip();
      if (field != null && !value.isEmpty()) {
        values.put(field, value);
      }
    }
    return values;
  }

  /** One value where a whole row has several, or a word for it: the line below the list. */
  private boolean isTotal(CsvRecord fields, Map<Field, String> values) {
    long mapped = mapping.columns().stream().filter(column -> column.field() != null).count();
    return (values.size() == 1 && mapped > 2)
        || fields.getFields().stream().anyMatch(value -> TOTAL.matcher(value.strip()).lookingAt());
  }

  private static boolean isBlank(CsvRecord fields, int from) {
    for (int i = from; i < fields.getFieldCount(); i++) {
      if (!fields.getField(i).isBlank()) {
        return false;
      }
    }
    return true;
  }

  private void advance() {
    try {
      ahead = records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      throw damaged(e, ahead);
    }
  }

  static FileRefusedException damaged(CsvParseException e, @Nullable CsvRecord before) {
    Throwable cause = e.getCause();
    if (cause instanceof FileRefusedException refused) {
      return refused;
    }
    return new FileRefusedException(
        Problem.DAMAGED,
        before == null ? 1 : before.getStartingLineNumber() + 1,
        "quotes: not in pairs, or a field of over "
            + TextShape.LINE_MAX
            + " characters (expected: closed quotes)");
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
