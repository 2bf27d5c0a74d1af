package nl.doorstroom.feeds.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadTest {

  @Test
  void a_plain_a_gzipped_and_a_zipped_file_hold_the_same() throws IOException {
    byte[] text = "a;b\n1;2\n".getBytes(UTF_8);

    assertThat(content(text)).isEqualTo(text);
    assertThat(content(gzip(text))).isEqualTo(text);
    assertThat(content(zip(text, "map/", "__MACOSX/._agenda.csv", "agenda.csv"))).isEqualTo(text);
  }

  @Test
  void what_unpacks_too_far_is_refused() throws IOException {
    byte[] blanks = new byte[32 * 1024 * 1024];
    Arrays.fill(blanks, (byte) ' ');

    refused(gzip(blanks), Problem.UNPACKS_TOO_FAR);
    refused(zip(blanks, "bomb.csv"), Problem.UNPACKS_TOO_FAR);
  }

  @Test
  void an_archive_is_whole_and_holds_one_file_that_is_text() throws IOException {
    byte[] whole = gzip("a;b;c\n".repeat(1_000).getBytes(UTF_8));

    refused(Arrays.copyOf(whole, whole.length / 2), Problem.DAMAGED);
    refused(zip("x".getBytes(UTF_8), "one.csv", "two.csv"), Problem.NOT_ONE_FILE);
    refused(zip("x".getBytes(UTF_8), "map/"), Problem.NOT_ONE_FILE);
    refused(zip("x".getBytes(UTF_8), "[Content_Types].xml", "xl/b.xml"), Problem.NOT_RECOGNISED);
  }

  @Test
  void a_format_is_told_by_the_first_characters() {
    assertThat(format("\ufeffBEGIN:VCALENDAR\r\n")).isEqualTo(FileFormat.ICALENDAR);
    assertThat(format("{\"resourceType\":\"Bundle\"}")).isEqualTo(FileFormat.FHIR);
    assertThat(format("Slot-ID;Start")).isEqualTo(FileFormat.CSV);
    for (String nothing : new String[] {"", " \r\n ", "%PDF-1.7"}) {
      assertThatExceptionOfType(FileRefusedException.class).isThrownBy(() -> format(nothing));
    }
  }

  private static FileFormat format(String text) {
    return Uploads.read(text.getBytes(UTF_8), Upload::format);
  }

  private static void refused(byte[] bytes, Problem problem) {
    assertThatExceptionOfType(FileRefusedException.class)
        .isThrownBy(() -> content(bytes))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
  }

  private static byte[] content(byte[] bytes) {
    return Uploads.read(
        bytes,
        upload -> {
          try (InputStream in = upload.open()) {
            return in.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(byte[] bytes, String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(bytes);
        }
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
