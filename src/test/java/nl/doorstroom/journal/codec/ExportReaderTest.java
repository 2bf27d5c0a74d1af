package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.codec.ExportHeader.Part;
import nl.doorstroom.journal.codec.ExportReader.Line;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportReaderTest {

  private static final RegionId NORTH = new RegionId("north");
  private static final RegionId SOUTH = new RegionId("south");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Hash HASH =
      new Hash(
          new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
            25, 26, 27, 28, 29, 30, 31, 32
          });

  /** Pinned: a file of today is read for ever. */
  @Test
  void a_line_has_every_column_and_the_body_as_its_exact_text() throws IOException {
    JournalRow row = row(NORTH, 7, "{\"a\":\"é\\n\"}");
    String line = text(ExportCodec.encode(row));
    assertThat(line)
        .isEqualTo(
            "{\"actor\":\"ann\",\"at\":\"2026-03-02T12:00:00.000Z\","
                + "\"body\":\"{\\\"a\\\":\\\"é\\\\n\\\"}\",\"command\":\"c/1\",\"hash\":\""
                + HASH
                + "\",\"position\":7,\"region\":\"north\",\"request\":\"abcd\",\"term\":2,"
                + "\"type\":\"SLOT_STARTED\",\"version\":1}");
    assertThat(ExportCodec.row(ExportCodec.encode(row))).isEqualTo(row);
  }

  @Test
  void the_first_line_says_what_is_in_the_file_and_how_it_ends() throws IOException {
    ExportHeader header = new ExportHeader(List.of(new Part(NORTH, 7, NOON, HASH)));
    assertThat(text(ExportCodec.encode(header)))
        .isEqualTo(
            "{\"format\":\"doorstroom-journal\",\"regions\":[{\"at\":\"2026-03-02T12:00:00.000Z\","
                + "\"hash\":\""
                + HASH
                + "\",\"last\":7,\"region\":\"north\"}],\"version\":1}");
    assertThat(reader(ExportCodec.encode(header)).header()).isEqualTo(header);
  }

  @Property(tries = 200)
  void any_row_is_given_back_with_the_same_bytes(
      @ForAll @LongRange(min = 1) long position,
      @ForAll @NotEmpty String body,
      @ForAll @NotEmpty String command) {
    JournalRow row =
        new JournalRow(
            NORTH,
            position,
            3,
            "SLOT_STARTED",
            1,
            storable(body),
            "ann",
            storable(command),
            "",
            NOON.toEpochMilli(),
            HASH);
    byte[] line = ExportCodec.encode(row);
    assertThat(line).doesNotContain((byte) '\n');
    assertThat(ExportCodec.row(line)).isEqualTo(row);
    assertThat(ExportCodec.encode(ExportCodec.row(line))).isEqualTo(line);
  }

  @Test
  void what_is_no_export_is_told_at_its_first_line() {
    for (String no :
        List.of(
            "",
            "{}",
            "hello",
            "{\"format\":\"other\",\"regions\":[],\"version\":1}",
            "{\"format\":\"doorstroom-journal\",\"regions\":[],\"version\":2}")) {
      assertThatThrownBy(() -> reader(no.getBytes(StandardCharsets.UTF_8)).header())
          .as(no)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("line 1: ");
    }
  }

  @Test
  void a_line_that_is_no_row_has_its_number_and_what_is_wrong_with_it() throws IOException {
    byte[] good = ExportCodec.encode(row(NORTH, 1, "{}"));
    String unknown = text(good).replaceFirst("\\{", "{\"more\":1,");
    ExportReader reader =
        reader(
            lines(
                header(),
                good,
                unknown.getBytes(StandardCharsets.UTF_8),
                "{\"act".getBytes(StandardCharsets.UTF_8)));
    reader.header();
    assertThat(line(reader).row()).isEqualTo(row(NORTH, 1, "{}"));
    Line other = line(reader);
    assertThat(other.number()).isEqualTo(3);
    assertThat(other.fault()).contains("more");
    assertThat(line(reader).row()).isNull();
    assertThat(reader.next()).isNull();
    assertThat(reader.number()).isEqualTo(4);
  }

  @Test
  void what_is_left_of_a_refused_region_is_skipped_up_to_the_next() throws IOException {
    ExportReader reader =
        reader(
            lines(
                header(),
                ExportCodec.encode(row(NORTH, 1, "{}")),
                "broken".getBytes(StandardCharsets.UTF_8),
                ExportCodec.encode(row(NORTH, 3, "{}")),
                ExportCodec.encode(row(SOUTH, 2, "{}")),
                ExportCodec.encode(row(SOUTH, 1, "{}"))));
    reader.header();
    reader.skipTo(SOUTH);
    assertThat(reader.number()).isEqualTo(5);
    assertThat(line(reader).number()).isEqualTo(6);
  }

  private static Line line(ExportReader reader) throws IOException {
    return Objects.requireNonNull(reader.next(), "a line");
  }

  private static byte[] header() {
    return ExportCodec.encode(new ExportHeader(List.of(new Part(NORTH, 3, NOON, HASH))));
  }

  private static ExportReader reader(byte[] bytes) {
    return new ExportReader(new ByteArrayInputStream(bytes));
  }

  private static byte[] lines(byte[]... lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      bytes.write(line);
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private static JournalRow row(RegionId region, long position, String body) {
    return new JournalRow(
        region,
        position,
        2,
        "SLOT_STARTED",
        1,
        body,
        "ann",
        "c/1",
        "abcd",
        NOON.toEpochMilli(),
        HASH);
  }

  private static String storable(String text) {
    return text.replaceAll("[\\x00\\uD800-\\uDFFF]", "?");
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }
}
