package nl.doorstroom.feeds.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of all rows of one pass: complete counts, a bounded list to look at, and all of them
 * in a CSV file on disk.
 *
 * <p><b>Threads.</b> This class is threadsafe. {@link #add} writes and may block: for a worker.
 */
final class Ledger implements AutoCloseable {

  /** Most rows listed, half of them kept for those that someone must look at. */
  static final int LISTED_MAX = 10_000;

  private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
  private final Map<String, Long> reasons = new TreeMap<>();
  private final List<RowReport> wrong = new ArrayList<>();
  private final List<RowReport> fine = new ArrayList<>();
  private final Path path;
  private final Writer text;
  private final CsvWriter csv;
  private long rows;

  /** Starts an empty one at {@code path}, in place of what was there. Blocks. */
  Ledger(Path path) {
    this.path = path;
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0L);
    }
    try {
      this.text = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
      // Without the mark, spreadsheets take UTF-8 for the encoding of their own country.
      text.write('\ufeff');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.csv = CsvWriter.builder().fieldSeparator(';').build(text);
    csv.writeRecord(
        "rij",
        "regel",
        "inhoud",
        "uitkomst",
        "reden",
        "veld",
        "waarde",
        "verwacht",
        "kenmerk",
        "aanbod",
        "soort",
        "begin",
        "einde");
  }

  synchronized void add(RowReport report) {
    rows++;
    counts.merge(report.verdict(), 1L, Long::sum);
    if (report.reason() != null) {
      reasons.merge(report.reason(), 1L, Long::sum);
    }
    List<RowReport> list = report.verdict().isWrong() ? wrong : fine;
    if (list.size() < LISTED_MAX / 2) {
      list.add(report);
    }
    csv.writeRecord(
        Long.toString(report.row()),
        Long.toString(report.line()),
        report.content().name(),
        report.verdict().name(),
        cell(report.reason()),
        cell(report.field()),
        cell(report.value()),
        cell(report.expected()),
        cell(report.key()),
        report.service() == null ? "" : cell(report.service().value()),
        report.kind() == null ? "" : report.kind().name(),
        report.start() == null ? "" : report.start().toString(),
        report.end() == null ? "" : report.end().toString());
  }

  /**
   * Text as a spreadsheet may show it: what it would run as a formula is made text by an
   * apostrophe.
   */
  static String cell(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  synchronized long rows() {
    return rows;
  }

  synchronized Map<Verdict, Long> counts() {
    return new EnumMap<>(counts);
  }

  synchronized Map<String, Long> reasons() {
    return Map.copyOf(reasons);
  }

  /** Those that someone must look at and others, in the order of the file. */
  synchronized List<RowReport> listed() {
    List<RowReport> all = new ArrayList<>(wrong);
    all.addAll(fine);
    all.sort(Comparator.comparingLong(RowReport::row).thenComparingLong(RowReport::line));
    return List.copyOf(all);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
