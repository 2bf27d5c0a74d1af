package nl.doorstroom.feeds.nza;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import nl.doorstroom.feeds.nza.NzaFileException.Problem;

/**
 * Reads the rows of the raw file of the NZa's waiting times, and refuses a file that is not it or
 * not all of it.
 *
 * <p>The file is said to be ISO-8859-1 and holds bytes of windows-1252, its superset. It was put
 * together from pages in several encodings, so a few letters in it were lost before it was
 * published; those are left as they are.
 */
final class NzaFile {

  /** Over ten times the real one. */
  static final int BYTES_MAX = 16 * 1024 * 1024;

  private static final int FIELD_CHARACTERS_MAX = 64 * 1024;
  private static final Charset ENCODING = Charset.forName("windows-1252");

  private NzaFile() {}

  /**
   * All rows, in the order of the file. A row with too few or too many fields is kept without
   * values.
   *
   * @throws NzaFileException when the file is empty, too large, of another encoding, without a
   *     column that is needed, or ends in the middle of a row
   */
  static List<NzaRow> read(InputStream in) {
    byte[] bytes = bytes(in);
    requireEncoding(bytes);
    requireWhole(bytes);
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(';')
            .maxBufferSize(FIELD_CHARACTERS_MAX)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(new ByteArrayInputStream(bytes), ENCODING)) {
      return rows(records.iterator());
    } catch (CsvParseException e) {
      throw new NzaFileException(
          Problem.TRUNCATED, "fields: " + e.getMessage() + " (expected: quotes in pairs)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<NzaRow> rows(Iterator<CsvRecord> records) {
    CsvRecord header = records.next();
    int width = header.getFieldCount();
    Map<NzaColumn, Integer> columns = columns(header);
    List<NzaRow> rows = new ArrayList<>();
    while (records.hasNext()) {
      CsvRecord fields = records.next();
      Map<NzaColumn, String> values = new EnumMap<>(NzaColumn.class);
      if (fields.getFieldCount() == width) {
        columns.forEach((column, index) -> values.put(column, fields.getField(index)));
      } else if (!records.hasNext()) {
        throw new NzaFileException(
            Problem.TRUNCATED,
            "last row: " + fields.getFieldCount() + " fields (expected: " + width + ")");
      }
      rows.add(new NzaRow(rows.size() + 1, fields.getStartingLineNumber(), values));
    }
    if (rows.isEmpty()) {
      throw new NzaFileException(Problem.EMPTY, "rows: 0 (expected: >= 1)");
    }
    return rows;
  }

  private static Map<NzaColumn, Integer> columns(CsvRecord header) {
    Map<NzaColumn, Integer> found = new EnumMap<>(NzaColumn.class);
    List<String> missing = new ArrayList<>();
    for (NzaColumn column : NzaColumn.values()) {
      int index = header.getFields().indexOf(column.header());
      if (index < 0) {
        missing.add(column.header());
      } else {
        found.put(column, index);
      }
    }
    if (!missing.isEmpty()) {
      throw new NzaFileException(
          Problem.WRONG_COLUMNS,
          "columns: " + header.getFieldCount() + " (missing: " + String.join(", ", missing) + ")");
    }
    return found;
  }

  private static byte[] bytes(InputStream in) {
    try {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new NzaFileException(
            Problem.TOO_LARGE, "bytes: more than " + BYTES_MAX + " (expected: about 1.1 million)");
      }
      if (bytes.length == 0) {
        throw new NzaFileException(Problem.EMPTY, "bytes: 0 (expected: about 1.1 million)");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text of some length in ISO-8859-1 with an accent in it is never valid UTF-8. */
  private static void requireEncoding(byte[] bytes) {
    boolean accents = false;
    for (byte value : bytes) {
      if (value == 0) {
        throw new NzaFileException(
            Problem.WRONG_ENCODING, "encoding: has U+0000 (expected: ISO-8859-1)");
      }
      accents |= value < 0;
    }
    if (accents && isUtf8(bytes)) {
      throw new NzaFileException(
          Problem.WRONG_ENCODING, "encoding: UTF-8 (expected: ISO-8859-1, as published)");
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).hasRemaining();
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void requireWhole(byte[] bytes) {
    long quotes = 0;
    for (byte value : bytes) {
      quotes += value == '"' ? 1 : 0;
    }
    if (quotes % 2 != 0) {
      throw new NzaFileException(
          Problem.TRUNCATED, "quotes: " + quotes + " (expected: an even number)");
    }
    if (bytes[bytes.length - 1] != '\n') {
      String end =
          new String(
              Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 20), bytes.length), ENCODING);
      throw new NzaFileException(Problem.TRUNCATED, "end: '" + end + "' (expected: a line break)");
    }
  }
}
