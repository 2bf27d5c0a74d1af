package nl.doorstroom.feeds.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionSetupTest {

  private final RegionSetup setup = new RegionSetup(Postcodes.load());
  private final RegionConfig demo =
      setup.demonstration(Province.GRONINGEN, LocalDate.of(2026, 11, 21));

  @Test
  void every_gemeente_of_the_province_is_a_subregion() {
    assertThat(demo.subregions())
        .extracting(RegionConfig.Subregion::name)
        .contains("Groningen", "Eemsdelta", "Stadskanaal", "Veendam", "Westerkwartier")
        .doesNotContain("Assen");
  }

  @Test
  void public_holidays_of_this_and_the_next_two_years_are_known() {
    assertThat(demo.workingHours().holidays())
        .contains(
            LocalDate.of(2026, 12, 25),
            LocalDate.of(2027, 3, 29),
            LocalDate.of(2027, 4, 27),
            LocalDate.of(2028, 12, 26))
        .doesNotContain(LocalDate.of(2027, 3, 26), LocalDate.of(2029, 1, 1));
    assertThat(demo.workingHours().workingDayAfter(LocalDate.of(2026, 12, 24)))
        .isEqualTo(LocalDate.of(2026, 12, 28));
  }

  @Test
  void norms_are_the_treeknormen_and_each_urgency_is_defined_but_crisis() {
    assertThat(demo.norms().days(WaitPhase.INTAKE)).isEqualTo(28);
    assertThat(demo.norms().days(WaitPhase.TREATMENT)).isEqualTo(70);
    assertThat(demo.urgencies().keySet())
        .isEqualTo(Set.of(Urgency.REGULAR, Urgency.PRIORITY, Urgency.HIGH));
    assertThat(demo.division().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
  }

  @Test
  void an_archive_is_the_same_whenever_it_is_set_up() {
    RegionConfig archive = setup.archive(Province.NOORD_HOLLAND);

    assertThat(RegionSetup.archiveId(Province.NOORD_HOLLAND).value())
        .isEqualTo("archief-noord-holland");
    assertThat(archive.name()).isEqualTo("Noord-Holland (archief 2016)");
    assertThat(archive.nature()).isEqualTo(RegionConfig.Nature.ARCHIVE);
    assertThat(archive).isEqualTo(setup.archive(Province.NOORD_HOLLAND));
  }
}
