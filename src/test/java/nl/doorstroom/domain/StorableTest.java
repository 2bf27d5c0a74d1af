package nl.doorstroom.domain;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StorableTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "Ann", "\t\n\u0001", "\uD83D\uDE00", "\uffff", "a\u0308"})
  void lets_text_through(String text) {
    assertThatCode(() -> Storable.require("name", text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\0", "\uD83D", "\uD83Dx", "\uDE00", "\uDE00\uD83D"})
  void refuses_what_is_no_text(String text) {
    assertThatThrownBy(() -> Storable.require("name", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name: U+");
  }

  @Test
  void names_the_field_however_deep_it_lies() {
    assertThatThrownBy(() -> Storable.require("change", changed("a\0", null)))
        .hasMessage("change.details.name: U+0000 at 1 (expected: text)");
    assertThatThrownBy(
            () -> Storable.require("change", changed("a", new Location.Coordinates(1, 0.0 / 0))))
        .hasMessage("change.details.coordinates.longitude: NaN (expected: finite)");
    assertThatThrownBy(() -> Storable.require("names", List.of("a", "\uD83D")))
        .hasMessageStartingWith("names[1]: U+D83D at 0");
    assertThatThrownBy(() -> Storable.require("names", Set.of("\0")))
        .hasMessageStartingWith("names[0]: U+0000");
    assertThatThrownBy(() -> Storable.require("names", Map.of("nl", "\0")))
        .hasMessageStartingWith("names[nl]: U+0000");
    assertThatThrownBy(() -> Storable.require("names", Map.of("\0", "a")))
        .hasMessageStartingWith("names: U+0000");
  }

  @Test
  void refuses_an_instant_that_is_finer_than_a_millisecond() {
    Instant noon = Instant.parse("2026-03-02T12:00:00.001Z");
    assertThatCode(() -> Storable.require("at", noon)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Storable.require("at", noon.plusNanos(1)))
        .hasMessage("at: 2026-03-02T12:00:00.001000001Z (expected: whole milliseconds)");
  }

  @Test
  void lets_a_whole_event_through() {
    assertThatCode(
            () -> Storable.require("change", changed("Hereweg", new Location.Coordinates(53, 6))))
        .doesNotThrowAnyException();
  }

  private static LocationChanged changed(String name, Location.@Nullable Coordinates coordinates) {
    return new LocationChanged(
        new LocationId("north-1"),
        new Location.Details(name, null, null, null, null, null, coordinates));
  }
}
