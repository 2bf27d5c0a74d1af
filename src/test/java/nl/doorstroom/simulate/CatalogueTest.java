package nl.doorstroom.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.feeds.geo.Postcodes;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {

  private static final Offset<Double> CLOSE = Offset.offset(0.06);
  private static final Path PUBLISHED =
      Path.of("../shared/data/nza-2016/brondata_wachttijden_ggz_2016_ruw.csv");

  private final Catalogue catalogue = Catalogue.load();
  private final List<NamedCsvRecord> published = published();
  private final List<HealthcareService.Details> ggz =
      catalogue.offers().stream()
          .filter(Catalogue.Offer::isGgz)
          .map(Catalogue.Offer::details)
          .toList();

  @Test
  void echelons_are_shared_out_as_in_the_published_file() {
    assertThat(share(Set.of(Echelon.BASIC))).isCloseTo(published("Type.GGZ", "BGGZ"), CLOSE);
    assertThat(share(Set.of(Echelon.SPECIALISED))).isCloseTo(published("Type.GGZ", "SGGZ"), CLOSE);
    assertThat(share(Set.of(Echelon.BASIC, Echelon.SPECIALISED)))
        .isCloseTo(published("Type.GGZ", "BGGZ/SGGZ"), CLOSE);
  }

  @Test
  void circuits_are_shared_out_as_in_the_published_file() {
    assertThat(share(d -> d.ageClasses().equals(Set.of("65-74", "75+"))))
        .isCloseTo(published("Circuit", "Ouderen"), CLOSE);
    assertThat(share(d -> d.ageClasses().equals(Set.of("18-23"))))
        .isCloseTo(published("Circuit", "Adolescenten"), CLOSE);
    assertThat(share(d -> d.name().contains("erslaving") || d.name().startsWith("Alcohol")))
        .isCloseTo(published("Circuit", "Verslavingszorg"), CLOSE);
    assertThat(share(d -> d.ageClasses().equals(Set.of("12-17"))))
        .isCloseTo(published("Circuit", "Jeugd"), CLOSE);
  }

  @Test
  void no_partner_is_named_like_a_published_provider() {
    Set<String> real =
        published.stream()
            .flatMap(
                row -> List.of(row.getField("Naam.zorgaanbieder"), row.getField("NAAM")).stream())
            .map(Postcodes::normalised)
            .collect(Collectors.toSet());

    assertThat(catalogue.partners())
        .extracting(partner -> Postcodes.normalised(partner.name()))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(real);
  }

  @Test
  void keys_are_unique() {
    assertThat(catalogue.offers())
        .hasSize(90)
        .extracting(Catalogue.Offer::key)
        .doesNotHaveDuplicates();
  }

  private double share(Set<Echelon> echelons) {
    return share(details -> details.echelons().equals(echelons));
  }

  private double share(Predicate<HealthcareService.Details> wanted) {
    return ggz.stream().filter(wanted).count() / (double) ggz.size();
  }

  /** Of the rows that say something in {@code column}. */
  private double published(String column, String value) {
    List<String> said =
        published.stream().map(row -> row.getField(column)).filter(v -> !v.isEmpty()).toList();
    return said.stream().filter(value::equals).count() / (double) said.size();
  }

  private static List<NamedCsvRecord> published() {
    assertThat(PUBLISHED).as("the published file, beside the project").isRegularFile();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(';')
            .ofNamedCsvRecord(PUBLISHED, StandardCharsets.ISO_8859_1)) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
