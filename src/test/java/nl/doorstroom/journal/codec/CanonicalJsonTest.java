package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CanonicalJsonTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  record Place(SlotId slot, int units, @Nullable String note, Instant at, Allotment allotment) {

    public boolean isFull() {
      return units == 0;
    }
  }

  record Sets(Set<String> names, Set<Allotment> allotments, Map<Allotment, Integer> shares) {}

  record Degrees(double value) {}

  @Test
  void writes_components_by_name_and_nothing_else() throws JsonProcessingException {
    Place place =
        new Place(new SlotId("north-1"), 2, "na \u00e9\u00e9n", NOON, Allotment.HIGH_URGENCY);
    assertThat(json(place))
        .isEqualTo(
            "{\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\","
                + "\"note\":\"na \u00e9\u00e9n\",\"slot\":\"north-1\",\"units\":2}");
  }

  @Test
  void leaves_out_what_is_null() throws JsonProcessingException {
    Place place = new Place(new SlotId("north-1"), 2, null, NOON, Allotment.HIGH_URGENCY);
    assertThat(json(place)).doesNotContain("note");
    assertThat(CanonicalJson.MAPPER.readValue(json(place), Place.class)).isEqualTo(place);
  }

  @Test
  void writes_sets_and_maps_in_order_of_name() throws JsonProcessingException {
    Map<Allotment, Integer> shares = new LinkedHashMap<>();
    shares.put(Allotment.TRANSFER_TABLE, 1);
    shares.put(Allotment.HIGH_URGENCY, 2);
    Sets sets =
        new Sets(
            new LinkedHashSet<>(List.of("b", "a", "B", "\u00e9")),
            new LinkedHashSet<>(List.of(Allotment.OWN_WAITING_LIST, Allotment.NEW_REFERRAL)),
            shares);
    assertThat(json(sets))
        .isEqualTo(
            "{\"allotments\":[\"NEW_REFERRAL\",\"OWN_WAITING_LIST\"],"
                + "\"names\":[\"B\",\"a\",\"b\",\"\u00e9\"],"
                + "\"shares\":{\"HIGH_URGENCY\":2,\"TRANSFER_TABLE\":1}}");
  }

  @ParameterizedTest
  @CsvSource({"53.2031, 53.2031", "52, 52.0", "2e-3, 0.002", "1e23, 1.0E23", "-0.0, -0.0"})
  void writes_the_shortest_number_on_every_java(double value, String text)
      throws JsonProcessingException {
    assertThat(json(new Degrees(value))).isEqualTo("{\"value\":" + text + "}");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refuses_a_number_that_is_none(double value) {
    assertThatThrownBy(() -> json(new Degrees(value)))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageStartingWith("/value: ");
  }

  @Test
  void refuses_an_instant_finer_than_a_millisecond() {
    Place place =
        new Place(new SlotId("north-1"), 2, null, NOON.plusNanos(1), Allotment.HIGH_URGENCY);
    assertThatThrownBy(() -> json(place))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("whole milliseconds");
  }

  @Test
  void refuses_text_that_the_database_does_not_take() {
    Place place = new Place(new SlotId("north-1"), 2, "a\0", NOON, Allotment.HIGH_URGENCY);
    assertThatThrownBy(() -> json(place))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageStartingWith("/note: U+0000 at 1 (expected: text)");
    assertThatThrownBy(() -> json(new Sets(Set.of("\uD800"), Set.of(), Map.of())))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageStartingWith("/names")
        .hasMessageContaining(": U+D800");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2}",
        "{\"slot\":\"n-1\",\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\"}",
        "{\"slot\":null,\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2}",
        "{\"slot\":\"n-1\",\"allotment\":null,\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2}",
        "{\"slot\":\"n 1\",\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2}",
        "{\"slot\":7,\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2}",
        "{\"slot\":\"n-1\",\"allotment\":\"NOBODY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2}",
        "{\"slot\":\"n-1\",\"allotment\":4,\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2}",
        "{\"slot\":\"n-1\",\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00Z\",\"units\":2}",
        "{\"slot\":\"n-1\",\"allotment\":\"HIGH_URGENCY\",\"at\":1772452800,\"units\":2}",
        "{\"slot\":\"n-1\",\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":\"2\"}",
        "{\"slot\":\"n-1\",\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2.5}",
        "{\"slot\":\"n-1\",\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2,\"x\":1}",
        "{\"slot\":\"n-1\",\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2,\"units\":2}",
        "{\"slot\":\"n-1\",\"allotment\":\"HIGH_URGENCY\",\"at\":\"2026-03-02T12:00:00.000Z\",\"units\":2} {}",
        "[]",
        "null",
        ""
      })
  void does_not_read_what_it_would_not_have_written(String json) {
    assertThatThrownBy(
            () -> assertThat(CanonicalJson.MAPPER.readValue(json, Place.class)).isNotNull())
        .isNotNull();
  }

  private static String json(Object value) throws JsonProcessingException {
    return CanonicalJson.MAPPER.writeValueAsString(value);
  }
}
