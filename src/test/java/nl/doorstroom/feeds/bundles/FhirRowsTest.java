package nl.doorstroom.feeds.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.doorstroom.feeds.reading.Content;
import nl.doorstroom.feeds.reading.Field;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import nl.doorstroom.feeds.reading.Row;
import nl.doorstroom.feeds.reading.Told;
import nl.doorstroom.feeds.reading.Uploads;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FhirRowsTest {

  private static final String SLOT =
      "{\"resourceType\":\"Slot\",\"id\":\"s1\",\"identifier\":[{\"value\":\"NL-1\"}],"
          + "\"schedule\":{\"reference\":\"Schedule/a1\"},\"status\":\"free\","
          + "\"appointmentType\":{\"text\":\"Intake\"},\"unknownField\":{\"deep\":[1,2,{}]},"
          + "\"start\":\"2026-11-23T09:30:00+01:00\",\"end\":\"2026-11-23T10:15:00+01:00\"}";
  private static final String BUSY =
      "{\"resourceType\":\"Slot\",\"id\":\"s2\",\"schedule\":{\"reference\":\"Schedule/a1\"},"
          + "\"status\":\"busy\",\"start\":\"2026-11-23T11:30:00+01:00\","
          + "\"end\":\"2026-11-23T12:15:00+01:00\"}";
  private static final String SCHEDULE =
      "{\"resourceType\":\"Schedule\",\"id\":\"a1\",\"identifier\":[{\"value\":\"HRN-01\"}],"
          + "\"actor\":[{\"reference\":\"HealthcareService/h1\"},{\"reference\":\"Location/l1\"}]}";
  private static final String SERVICE =
      "{\"resourceType\":\"HealthcareService\",\"id\":\"h1\",\"name\":\"Basis-ggz\","
          + "\"identifier\":[{\"value\":\"basis\"}]}";
  private static final String LOCATION =
      "{\"resourceType\":\"Location\",\"id\":\"l1\",\"name\":\"Haren\"}";
  private static final String ORGANIZATION =
      "{\"resourceType\":\"Organization\",\"id\":\"o1\",\"name\":\"Noorderlicht ggz\"}";

  @Test
  void a_bundle_and_lines_of_resources_give_the_same_rows_in_whatever_order_they_are() {
    List<String> resources = List.of(SLOT, BUSY, SCHEDULE, SERVICE, LOCATION, ORGANIZATION);

    List<Row> bundle = rows(bundle(resources));
    List<Row> lines = rows(String.join("\n", resources));

    assertThat(bundle).extracting(Row::values).isEqualTo(lines.stream().map(Row::values).toList());
    assertThat(bundle)
        .extracting(Row::content)
        .containsExactly(
            Content.ORGANIZATION,
            Content.LOCATIONS,
            Content.SERVICES,
            Content.SCHEDULES,
            Content.SLOTS,
            Content.SLOTS);
    Row slot = bundle.get(4);
    assertThat(slot.get(Field.EXTERNAL_ID)).isEqualTo("NL-1");
    assertThat(slot.get(Field.SCHEDULE)).isEqualTo("HRN-01");
    assertThat(slot.get(Field.SERVICE)).isEqualTo(Told.anyOf(List.of("basis", "h1")));
    assertThat(slot.get(Field.SERVICE_NAME)).isEqualTo("Basis-ggz");
    assertThat(slot.get(Field.LOCATION)).isEqualTo(Told.anyOf(List.of("l1", "Haren")));
    assertThat(slot.get(Field.KIND)).isEqualTo("Intake");
    assertThat(slot.get(Field.STATUS)).isNull();
    assertThat(bundle.get(5).get(Field.STATUS)).isEqualTo("cancelled");
    assertThat(bundle.get(5).get(Field.EXTERNAL_ID)).isEqualTo("s2");
  }

  @Test
  void a_line_that_is_no_json_is_refused_with_its_number() {
    assertThatExceptionOfType(FileRefusedException.class)
        .isThrownBy(() -> rows(SLOT + "\n{\"resourceType\":\n"))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.DAMAGED))
        .satisfies(e -> assertThat(e.line()).isGreaterThanOrEqualTo(2));
  }

  @Test
  void a_resource_without_bounds_is_refused() {
    String deep = "{\"resourceType\":\"Slot\",\"x\":" + "[".repeat(80) + "]".repeat(80) + "}";
    String wide = "{\"resourceType\":\"Slot\",\"x\":[" + "1,".repeat(20_000) + "1]}";

    for (String text : List.of(deep, wide)) {
      assertThatExceptionOfType(FileRefusedException.class).isThrownBy(() -> rows(text));
    }
  }

  @Property(tries = 200)
  void any_text_gives_rows_or_a_clear_refusal(@ForAll("texts") String text) {
    try {
      for (Row row : rows(text)) {
        assertThat(row.line()).isPositive();
      }
    } catch (FileRefusedException refused) {
      assertThat(refused.getMessage()).contains("expected: ");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            SLOT,
            BUSY,
            SCHEDULE,
            SERVICE,
            LOCATION,
            ORGANIZATION,
            "{",
            "}",
            "[",
            "]",
            "\"entry\":[",
            ",",
            "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":",
            "null",
            "1e999",
            "\"a\"",
            "{\"resourceType\":\"Slot\"}",
            "{\"resourceType\":7}",
            "\n",
            "{\"entry\":[1,null,{}]}",
            "{\"resourceType\":\"Schedule\",\"id\":[],\"actor\":{}}",
            "\ud83d")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  private static String bundle(List<String> resources) {
    return "{\n \"resourceType\": \"Bundle\",\n \"type\": \"collection\",\n \"entry\": [\n"
        + String.join(",\n", resources.stream().map(r -> "{\"resource\": " + r + "}").toList())
        + "]}";
  }

  private static List<Row> rows(String text) {
    return Uploads.rows(text, FhirRows::open);
  }
}
