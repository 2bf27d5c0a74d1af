package nl.doorstroom.feeds.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvRowsTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String TABLE =
      """
      Slot-ID;Aanbod;Start;Duur
      A;Cliëntenzorg;2026-11-23 09:00;45
      B;Café;2026-11-23 10:00;30
      """;

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t", "|"})
  void any_separator_is_found(String separator) {
    Mapping mapping = guess(TABLE.replace(";", separator).getBytes(UTF_8)).mapping();

    assertThat(mapping.separator()).isEqualTo(separator.charAt(0));
    assertThat(fields(mapping))
        .containsExactly(Field.EXTERNAL_ID, Field.SERVICE, Field.START, Field.DURATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
  void any_encoding_is_found_and_an_accent_comes_out_right(String name) {
    byte[] bytes = TABLE.getBytes(Charset.forName(name));
    Mapping mapping = guess(bytes).mapping();

    assertThat(mapping.charset()).isEqualTo(name);
    assertThat(rows(bytes, mapping).get(0).get(Field.SERVICE)).isEqualTo("Cliëntenzorg");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_name() {
    for (Charset charset : List.of(UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Mapping mapping = guess(("\ufeff" + TABLE).getBytes(charset)).mapping();
      assertThat(mapping.columns().get(0).name()).isEqualTo("Slot-ID");
    }
  }

  @Test
  void an_accent_far_down_decides_the_encoding() {
    String plain = TABLE.replace("ë", "e").replace("é", "e");
    String text = plain + "C;Basis;2026-11-23 11:00;45\n".repeat(20_000) + "D;Privé;24-11-2026;1\n";

    assertThat(guess(text.getBytes(WINDOWS)).mapping().charset()).isEqualTo("windows-1252");
  }

  @Test
  void columns_without_names_are_told_by_what_stands_in_them() {
    Mapping mapping =
        guess("23-11-2026;09:00;09:45;intake;x\n24-11-2026;10:00;10:45;consult;y\n".getBytes(UTF_8))
            .mapping();

    assertThat(mapping.header()).isZero();
    assertThat(fields(mapping))
        .containsExactly(Field.DATE, Field.START_TIME, Field.END, Field.KIND, null);
  }

  @Test
  void a_column_of_numbers_that_pass_the_eleven_test_is_neither_read_nor_shown() {
    MappingGuess guess =
        guess(
            "Slot-ID;Nummer2;Start\nA;123456782;2026-11-23 09:00\nB;111222333;2026-11-23 10:00\n"
                .getBytes(UTF_8));

    assertThat(guess.mapping().columns().get(1).sensitive()).isTrue();
    assertThat(guess.sample()).allSatisfy(row -> assertThat(row.get(1)).isEmpty());
  }

  @Test
  void a_row_keeps_the_line_on_which_it_starts_and_one_of_another_width_is_refused() {
    byte[] bytes =
        """
        Slot-ID;Aanbod;Start

        A;"Basis
        ggz";2026-11-23 09:00
        B;Basis;2026-11-23 10:00;te veel
        ;;
        """
            .getBytes(UTF_8);
    List<Row> rows = rows(bytes, guess(bytes).mapping());

    assertThat(rows).extracting(Row::line).containsExactly(3L, 5L);
    assertThat(rows.get(1).misread()).extracting(MisreadException::why).isEqualTo(Why.FIELD_COUNT);
  }

  @Test
  void a_line_that_is_too_long_a_nul_and_too_many_columns_are_refused_with_their_line() {
    refused("a;b\n" + "x".repeat(TextShape.LINE_MAX + 1) + "\n", Problem.LINE_TOO_LONG, 2);
    refused("a;b\r\nc;d\r\ne;\0\r\n", Problem.NUL_BYTE, 3);
    refused("a;".repeat(300) + "\n", Problem.TOO_MANY_COLUMNS, 1);
  }

  @Property(tries = 200)
  void any_bytes_give_rows_or_a_clear_refusal(@ForAll("files") byte[] bytes) {
    try {
      for (Row row : rows(bytes, guess(bytes).mapping())) {
        assertThat(row.line()).isPositive();
      }
    } catch (FileRefusedException refused) {
      assertThat(refused.getMessage()).contains("expected: ");
    }
  }

  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<String> cell =
        Arbitraries.of(
            "Start",
            "Datum",
            "Aanbod",
            "BSN",
            "\"",
            "\"\"",
            "a\"b",
            ";",
            ",",
            "\t",
            "|",
            "\n",
            "\r",
            "\r\n",
            "2026-11-23 09:00",
            "9.30",
            "é",
            "\ufeff",
            "\0",
            "sep=;",
            "=1",
            "",
            " ",
            "123456782",
            "\ud83d\ude00");
    Arbitrary<String> text = cell.list().ofMaxSize(60).map(cells -> String.join("", cells));
    return Arbitraries.oneOf(
        text.map(t -> t.getBytes(UTF_8)),
        text.map(t -> t.getBytes(StandardCharsets.UTF_16LE)),
        text.map(t -> t.getBytes(WINDOWS)),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(400));
  }

  private static void refused(String text, Problem problem, long line) {
    assertThatExceptionOfType(FileRefusedException.class)
        .isThrownBy(() -> guess(text.getBytes(UTF_8)))
        .satisfies(
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.line()).isEqualTo(line);
            });
  }

  private static List<@Nullable Field> fields(Mapping mapping) {
    List<@Nullable Field> fields = new ArrayList<>();
    mapping.columns().forEach(column -> fields.add(column.field()));
    return fields;
  }

  private static MappingGuess guess(byte[] bytes) {
    return Uploads.read(bytes, upload -> MappingGuess.of(upload, null));
  }

  private static List<Row> rows(byte[] bytes, Mapping mapping) {
    return Uploads.rows(bytes, upload -> CsvRows.open(upload, mapping));
  }
}
