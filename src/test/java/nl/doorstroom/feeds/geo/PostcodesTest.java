package nl.doorstroom.feeds.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.Location.Coordinates;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostcodesTest {

  private static final Postcodes POSTCODES = Postcodes.load();

  @Test
  void a_postcode_is_found_with_and_without_its_letters() {
    Postcode area = Objects.requireNonNull(POSTCODES.find("9712"));

    assertThat(area.place()).isEqualTo("Groningen");
    assertThat(area.municipality()).isEqualTo("Groningen");
    assertThat(area.province()).isEqualTo(Province.GRONINGEN);
    assertThat(POSTCODES.find("9712 AB")).isEqualTo(area);
    assertThat(POSTCODES.find(" 9712ab ")).isEqualTo(area);
  }

  @Test
  void a_postbus_has_no_area() {
    assertThat(POSTCODES.find("9700RB")).isNull();
    assertThat(POSTCODES.find("0000XX")).isNull();
    assertThat(POSTCODES.find("BE-6941")).isNull();
  }

  @Test
  void all_areas_lie_in_one_of_twelve_provinces_with_dutch_names() {
    assertThat(Arrays.stream(Province.values()).mapToInt(p -> POSTCODES.in(p).size()).sum())
        .isEqualTo(4_086);
    assertThat(Arrays.stream(Province.values()).map(Province::dutch))
        .contains("Noord-Holland", "Zuid-Holland", "Noord-Brabant", "Gelderland")
        .doesNotHaveDuplicates();
  }

  @Test
  void areas_without_gemeente_in_the_data_are_voorne_aan_zee() {
    Postcode brielle = Objects.requireNonNull(POSTCODES.find("3232"));

    assertThat(brielle.municipality()).isEqualTo("Voorne aan Zee");
    assertThat(brielle.province()).isEqualTo(Province.ZUID_HOLLAND);
  }

  @Test
  void gemeenten_have_their_names_and_nothing_around_them() {
    assertThat(
            Arrays.stream(Province.values())
                .flatMap(p -> POSTCODES.in(p).stream())
                .map(Postcode::municipality)
                .collect(Collectors.toSet()))
        .contains("Groningen", "Katwijk", "Ameland", "Kaag en Braassem", "'s-Hertogenbosch")
        .allSatisfy(name -> assertThat(name).doesNotContain("Municip", "Gemeente").isNotBlank());
  }

  @Test
  void a_town_is_found_by_its_everyday_name_without_accents_or_case() {
    assertThat(Objects.requireNonNull(POSTCODES.town("Den Bosch", null)).name())
        .isEqualTo("'s-Hertogenbosch");
    assertThat(Objects.requireNonNull(POSTCODES.town("'S-GRAVENHAGE", null)).province())
        .isEqualTo(Province.ZUID_HOLLAND);
    assertThat(POSTCODES.town("oud beijerland", null))
        .isEqualTo(POSTCODES.town("Oud-Beijerland", null))
        .isNotNull();
  }

  @Test
  void a_name_that_two_provinces_have_needs_a_province() {
    assertThat(POSTCODES.town("Spijkerboor", null)).isNull();
    assertThat(POSTCODES.town("Spijkerboor", Province.LIMBURG)).isNull();
    assertThat(Objects.requireNonNull(POSTCODES.town("Spijkerboor", Province.DRENTHE)).province())
        .isEqualTo(Province.DRENTHE);
  }

  @Test
  void of_places_with_one_name_the_gemeente_of_that_name_is_meant() {
    assertThat(Objects.requireNonNull(POSTCODES.town("Noordwijk", null)).province())
        .isEqualTo(Province.ZUID_HOLLAND);
    assertThat(Objects.requireNonNull(POSTCODES.town("Noordwijk", Province.GRONINGEN)).province())
        .isEqualTo(Province.GRONINGEN);
  }

  @Test
  void a_gemeente_is_found_where_no_place_has_the_name() {
    Town town = Objects.requireNonNull(POSTCODES.town("Bronckhorst", Province.GELDERLAND));

    assertThat(town.municipality()).isEqualTo("Bronckhorst");
    assertThat(town.postcodes()).hasSizeGreaterThan(5);
  }

  @Test
  void distance_is_along_the_great_circle() {
    Coordinates groningen = new Coordinates(53.2194, 6.5665);
    Coordinates maastricht = new Coordinates(50.8514, 5.6910);

    assertThat(Postcodes.kilometres(groningen, maastricht)).isCloseTo(270, Offset.offset(2.0));
    assertThat(Postcodes.kilometres(groningen, groningen)).isZero();
    assertThat(Postcodes.kilometres(maastricht, groningen))
        .isEqualTo(Postcodes.kilometres(groningen, maastricht));
  }
}
