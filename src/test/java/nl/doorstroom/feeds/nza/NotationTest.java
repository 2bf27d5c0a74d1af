package nl.doorstroom.feeds.nza;

import static org.assertj.core.api.Assertions.assertThat;

import nl.doorstroom.feeds.nza.Notation.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NotationTest {

  @ParameterizedTest
  @CsvSource({"0,0", "3,21", "12,84", "70,490"})
  void whole_weeks_are_days_without_a_remark(String written, int days) {
    assertThat(Notation.read(written)).isEqualTo(new Notation(Kind.WAIT, days, null));
  }

  @ParameterizedTest
  @CsvSource({"'2,5',18", "'0,4',3", "'2,3',16", "'56,5',396", "'1.5',11"})
  void part_weeks_are_rounded_to_days_and_say_so(String written, int days) {
    assertThat(Notation.read(written))
        .isEqualTo(
            new Notation(Kind.WAIT, days, written + " weken gelezen als " + days + " dagen"));
  }

  @ParameterizedTest
  @CsvSource({"8-12,70", "8 tot 12 weken,70", "1 à 2,11", "'1,5 t/m 2,5 wk',14"})
  void a_range_is_its_middle(String written, int days) {
    assertThat(Notation.read(written).days()).isEqualTo(days);
    assertThat(Notation.read(written).remark()).contains("midden");
  }

  @Test
  void units_are_read() {
    assertThat(Notation.read("22 dagen").days()).isEqualTo(22);
    assertThat(Notation.read("4 weken")).isEqualTo(new Notation(Kind.WAIT, 28, null));
  }

  @Test
  void no_waiting_list_is_zero_and_unknown_is_not() {
    assertThat(Notation.read("geen wachttijd").days()).isZero();
    assertThat(Notation.read("direct").days()).isZero();
    assertThat(Notation.read("-")).isEqualTo(new Notation(Kind.NOT_PUBLISHED, null, null));
    assertThat(Notation.read("\u00a0- ")).isEqualTo(Notation.read("-"));
    assertThat(Notation.read("")).isEqualTo(new Notation(Kind.NOT_COLLECTED, null, null));
    assertThat(Notation.read("NA")).isEqualTo(Notation.read(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "Stop", "geen intakes", "Geen intakes"})
  void a_stop_is_a_stop(String written) {
    assertThat(Notation.read(written).kind()).isEqualTo(Kind.STOP);
    assertThat(Notation.read(written).remark()).contains("aanmeldstop");
  }

  @ParameterizedTest
  @CsvSource({
    "in overleg,ON_REQUEST",
    "verschillend zie toelichting,DIFFERS",
    "n.v.t.,NOT_OFFERED",
    "geen behandeling,NOT_OFFERED"
  })
  void words_have_their_own_meaning(String written, Kind kind) {
    assertThat(Notation.read(written).kind()).isEqualTo(kind);
    assertThat(Notation.read(written).remark()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"binnenkort", "-3", "9999", "1e9", "3;4", "12-"})
  void anything_else_is_unreadable_and_shown(String written) {
    assertThat(Notation.read(written).kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(Notation.read(written).remark()).contains(written);
  }
}
