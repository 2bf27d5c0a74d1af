package nl.doorstroom.journal.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Storable;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.codec.ExportHeader.Part;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an export: a header, then every row of the journal with all that the hash is over,
 * as canonical JSON in UTF-8. The body stands in it as text, so that its bytes stay as they are.
 *
 * <pre>
 *   {"format":"doorstroom-journal","regions":[{"at":…,"hash":…,"last":…,"region":…}],"version":1}
 *   {"actor":…,"at":…,"body":"{…}","command":…,"hash":…,"position":1,"region":…,"request":…,…}
 * </pre>
 *
 * <p>Nothing in it depends on when or where it was made: equal journals give equal files.
 *
 * <p><b>Threads.</b> This class is threadsafe.
 */
public final class ExportCodec {

  static final String FORMAT = "doorstroom-journal";
  static final int VERSION = 1;

  private static final ObjectWriter WRITER = CanonicalJson.MAPPER.writer();
  private static final ObjectReader HEADERS = CanonicalJson.MAPPER.readerFor(HeaderLine.class);
  private static final ObjectReader ROWS = CanonicalJson.MAPPER.readerFor(RowLine.class);

  private record HeaderLine(String format, int version, List<PartLine> regions) {}

  private record PartLine(RegionId region, long last, Instant at, String hash) {}

  private record RowLine(
      RegionId region,
      long position,
      long term,
      String type,
      int version,
      String body,
      String actor,
      String command,
      @Nullable String request,
      Instant at,
      String hash) {}

  private ExportCodec() {}

  /** The first line, without a line feed. */
  public static byte[] encode(ExportHeader header) {
    return bytes(
        new HeaderLine(
            FORMAT,
            VERSION,
            header.regions().stream()
                .map(
                    part ->
                        new PartLine(part.region(), part.last(), part.at(), part.hash().toString()))
                .toList()));
  }

  /** The line of {@code row}, without a line feed. */
  public static byte[] encode(JournalRow row) {
    return bytes(
        new RowLine(
            row.region(),
            row.position(),
            row.term(),
            row.type(),
            row.version(),
            row.body(),
            row.actor(),
            row.command(),
            row.digest().isEmpty() ? null : row.digest(),
            Instant.ofEpochMilli(row.at()),
            row.hash().toString()));
  }

  /**
   * Reads the first line.
   *
   * @throws IllegalArgumentException if it is not one, or of a version that is not known here
   */
  static ExportHeader header(byte[] line) {
    HeaderLine header = read(HeaderLine.class, HEADERS, line);
    if (!header.format().equals(FORMAT) || header.version() != VERSION) {
      throw new IllegalArgumentException(
          "format: "
              + header.format()
              + " version "
              + header.version()
              + " (expected: "
              + FORMAT
              + " version "
              + VERSION
              + ")");
    }
    return new ExportHeader(
        header.regions().stream()
            .map(part -> new Part(part.region(), part.last(), part.at(), hash(part.hash())))
            .toList());
  }

  /**
   * Reads any other line; whether the row follows from another is not looked at.
   *
   * @throws IllegalArgumentException if it is not a row
   */
  static JournalRow row(byte[] line) {
    RowLine row = read(RowLine.class, ROWS, line);
    Storable.requireText("body", row.body());
    Storable.requireText("command", row.command());
    return new JournalRow(
        row.region(),
        row.position(),
        row.term(),
        row.type(),
        row.version(),
        row.body(),
        row.actor(),
        row.command(),
        row.request() == null ? "" : row.request(),
        row.at().toEpochMilli(),
        hash(row.hash()));
  }

  private static Hash hash(String hex) {
    return new Hash(HexFormat.of().parseHex(hex));
  }

  private static byte[] bytes(Object line) {
    try {
      return WRITER.writeValueAsBytes(line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an export's line: always writable", impossible);
    }
  }

  private static <T> T read(Class<T> type, ObjectReader reader, byte[] line) {
    try {
      return type.cast(reader.readValue(line));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed.getOriginalMessage(), malformed);
    } catch (IOException malformed) {
      throw new IllegalArgumentException(malformed.getMessage(), malformed);
    }
  }
}
