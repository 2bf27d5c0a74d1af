package nl.doorstroom.journal.codec;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import nl.doorstroom.domain.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * Reads an export line by line; at most one line is in memory.
 *
 * <p><b>Threads.</b> Not thread-safe.
 */
public final class ExportReader {

  /** Longest line, in bytes: a file without line feeds must not fill the memory. */
  static final int LINE_BYTES_MAX = 32 << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private long number;
  private @Nullable Line ahead;

  /** One line after the header: a row, or what is wrong with it. */
  public record Line(long number, @Nullable JournalRow row, @Nullable String fault) {

    boolean begins(RegionId region) {
      return row != null && row.region().equals(region) && row.position() == 1;
    }
  }

  public ExportReader(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
  }

  /**
   * Reads the first line.
   *
   * @throws IllegalArgumentException if it is no header of a known version
   */
  public ExportHeader header() throws IOException {
    byte[] line = line();
    if (line == null) {
      throw new IllegalArgumentException("line 1: the file is empty");
    }
    try {
      return ExportCodec.header(line);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("line 1: " + malformed.getMessage(), malformed);
    }
  }

  /** The next line, which {@link #next} gives again; null at the end of the file. */
  public @Nullable Line peek() throws IOException {
    if (ahead == null) {
      ahead = read();
    }
    return ahead;
  }

  /** The next line; null at the end of the file. */
  public @Nullable Line next() throws IOException {
    Line line = peek();
    ahead = null;
    return line;
  }

  /** Number of the last line that was read; 1 after the header. */
  public long number() {
    return ahead == null ? number : number - 1;
  }

  /** Leaves out what comes before the first row of {@code region}, or all if there is none. */
  public void skipTo(RegionId region) throws IOException {
    for (Line line = peek(); line != null && !line.begins(region); line = peek()) {
      next();
    }
  }

  private @Nullable Line read() throws IOException {
    try {
      byte[] line = line();
      return line == null ? null : new Line(number, ExportCodec.row(line), null);
    } catch (IllegalArgumentException malformed) {
      return new Line(number, null, String.valueOf(malformed.getMessage()));
    }
  }

  private byte @Nullable [] line() throws IOException {
    int next = in.read();
    if (next < 0) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() == LINE_BYTES_MAX) {
        throw new IOException(
            "line " + number + ": longer than " + LINE_BYTES_MAX + " bytes (expected: an export)");
      }
      line.write(next);
    }
    return line.toByteArray();
  }
}
