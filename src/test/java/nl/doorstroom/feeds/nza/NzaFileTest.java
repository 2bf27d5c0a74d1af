package nl.doorstroom.feeds.nza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.doorstroom.feeds.nza.NzaFileException.Problem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NzaFileTest {

  private static final String ROW = NzaFiles.row(Map.of());

  @Test
  void the_real_file_has_2578_whole_rows() {
    List<NzaRow> rows = read(NzaFiles.real());

    assertThat(rows).hasSize(2_578).allMatch(NzaRow::isComplete);
    assertThat(rows.get(0).get(NzaColumn.PROVIDER)).isEqualTo("Parnassia Groep");
    assertThat(rows.get(2_577).get(NzaColumn.ROW)).isEqualTo("2578");
  }

  @Test
  void a_field_may_hold_line_breaks_and_quotes() {
    String text = "eerste regel\ntweede; \"regel\"";
    NzaRow row = read(NzaFiles.with(Map.of(NzaColumn.REMARKS, text))).get(0);

    assertThat(row.get(NzaColumn.REMARKS)).isEqualTo(text);
    assertThat(row.line()).isEqualTo(2);
  }

  @Test
  void accents_are_read_as_published() {
    NzaRow row = read(NzaFiles.with(Map.of(NzaColumn.PROVIDER, "Cliënt & Geïntegreerd"))).get(0);

    assertThat(row.get(NzaColumn.PROVIDER)).isEqualTo("Cliënt & Geïntegreerd");
  }

  @Test
  void NA_and_spaces_are_nothing() {
    NzaRow row =
        read(NzaFiles.with(Map.of(NzaColumn.AGB, "NA", NzaColumn.PROVIDER, " \u00a0 "))).get(0);

    assertThat(row.get(NzaColumn.AGB)).isEmpty();
    assertThat(row.get(NzaColumn.PROVIDER)).isEmpty();
  }

  @Test
  void a_row_with_other_fields_than_the_header_is_kept_without_values() {
    String text = NzaFiles.rows(ROW, "\"te\";\"weinig\"\n", ROW);

    assertThat(read(text.getBytes(NzaFiles.ENCODING)))
        .extracting(NzaRow::isComplete)
        .containsExactly(true, false, true);
  }

  @Test
  void the_real_file_as_utf_8_is_refused() {
    byte[] utf8 = new String(NzaFiles.real(), NzaFiles.ENCODING).getBytes(StandardCharsets.UTF_8);

    assertRefused(utf8, Problem.WRONG_ENCODING);
  }

  @Test
  void the_real_file_after_a_lossy_conversion_is_refused() {
    byte[] lossy =
        new String(NzaFiles.real(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);

    assertRefused(lossy, Problem.WRONG_ENCODING);
  }

  @Test
  void utf_16_is_refused() {
    assertRefused(NzaFiles.rows(ROW).getBytes(StandardCharsets.UTF_16LE), Problem.WRONG_ENCODING);
  }

  @Test
  void the_real_file_cut_anywhere_in_a_row_is_refused() {
    byte[] real = NzaFiles.real();

    for (int length : new int[] {real.length - 1, real.length - 30, 500_000, 100_001, 2_000}) {
      assertRefused(Arrays.copyOf(real, length), Problem.TRUNCATED);
    }
  }

  @Test
  void a_last_row_with_too_few_fields_is_refused() {
    assertRefused(
        NzaFiles.rows(ROW, "\"te\";\"weinig\"\n").getBytes(NzaFiles.ENCODING), Problem.TRUNCATED);
  }

  @Test
  void a_quote_too_many_is_refused() {
    assertRefused(
        NzaFiles.rows(ROW, "\"" + ROW, ROW).getBytes(NzaFiles.ENCODING), Problem.TRUNCATED);
  }

  @Test
  void missing_columns_are_named() {
    byte[] other =
        NzaFiles.rows(ROW).replace("Aanmeldtijd", "Wachttijd").getBytes(NzaFiles.ENCODING);

    assertThatThrownBy(() -> read(other))
        .isInstanceOfSatisfying(
            NzaFileException.class, e -> assertThat(e.problem()).isEqualTo(Problem.WRONG_COLUMNS))
        .hasMessageContaining("Aanmeldtijd");
    assertRefused("geen;csv\n1;2\n".getBytes(NzaFiles.ENCODING), Problem.WRONG_COLUMNS);
  }

  @Test
  void nothing_and_far_too_much_are_refused() {
    assertRefused(new byte[0], Problem.EMPTY);
    assertRefused(NzaFiles.header().getBytes(NzaFiles.ENCODING), Problem.EMPTY);
    assertRefused(new byte[NzaFile.BYTES_MAX + 1], Problem.TOO_LARGE);
  }

  private static List<NzaRow> read(byte[] bytes) {
    return NzaFile.read(NzaFiles.stream(bytes));
  }

  private static void assertRefused(byte[] bytes, Problem problem) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            NzaFileException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
