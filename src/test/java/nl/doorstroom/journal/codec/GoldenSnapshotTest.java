package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.doorstroom.domain.RegionState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What a snapshot of today's format holds, as files. When one of these fails, older snapshots would
 * be read as something else than they were: raise {@link SnapshotCodec#FORMAT}, run this once more,
 * and take both files from {@code target/golden}. Those of the format before can go: nothing reads
 * it any more.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenSnapshotTest {

  private static final Path TODAY = Path.of("target", "golden");
  private static final String NAME = "snapshot.format" + SnapshotCodec.FORMAT;

  @Test
  void the_records_in_a_snapshot_are_those_of_its_format() throws IOException {
    Map<String, String> records = new TreeMap<>();
    collect(RegionState.class, records);

    assertGolden(NAME + ".shape.txt", String.join("\n", records.values()) + "\n");
  }

  @Test
  void what_was_written_in_its_format_is_read_and_written_again_to_the_byte() throws IOException {
    keep(NAME + ".json", json(sample()) + "\n");
    String golden = golden(NAME + ".json").stripTrailing();
    assertThat(golden).as("%s: take one from %s", NAME + ".json", TODAY).isNotEmpty();

    assertThat(json(CanonicalJson.MAPPER.readValue(golden, RegionState.class))).isEqualTo(golden);
  }

  /** The first that has something of everything. */
  private static RegionState sample() {
    return LongStream.iterate(1, seed -> seed + 1)
        .mapToObj(seed -> new AnyRecord(seed).of(RegionState.class))
        .filter(GoldenSnapshotTest::isFull)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFull(RegionState state) {
    return state.config() != null
        && !state.organizations().isEmpty()
        && !state.services().isEmpty()
        && !state.slots().isEmpty()
        && !state.referrals().isEmpty()
        && !state.positions().isEmpty()
        && !state.transfers().isEmpty();
  }

  /** Adds {@code type} and all records that it can hold, each by its name. */
  private static void collect(Type type, Map<String, String> records) {
    if (type instanceof ParameterizedType generic) {
      for (Type part : generic.getActualTypeArguments()) {
        collect(part, records);
      }
    } else if (type instanceof Class<?> raw
        && raw.isRecord()
        && !records.containsKey(raw.getName())) {
      records.put(raw.getName(), shape(raw));
      for (RecordComponent component : raw.getRecordComponents()) {
        collect(component.getGenericType(), records);
      }
    }
  }

  private static String shape(Class<?> raw) {
    String name = raw.getName().substring(raw.getPackageName().length() + 1);
    return Stream.of(raw.getRecordComponents())
        .map(component -> component.getName() + ": " + typeName(component))
        .collect(Collectors.joining("\n  ", name + "\n  ", ""));
  }

  private static String typeName(RecordComponent component) {
    String type = component.getGenericType().getTypeName().replaceAll("[a-z]+\\.", "");
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return nullable ? type + " or null" : type;
  }

  private static String json(RegionState state) throws JsonProcessingException {
    return CanonicalJson.MAPPER.writeValueAsString(state);
  }

  private static void assertGolden(String name, String today) throws IOException {
    keep(name, today);
    assertThat(golden(name))
        .as("%s: raise SnapshotCodec.FORMAT and take the new one from %s", name, TODAY)
        .isEqualTo(today);
  }

  private static void keep(String name, String today) throws IOException {
    Files.createDirectories(TODAY);
    Files.writeString(TODAY.resolve(name), today);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = GoldenSnapshotTest.class.getResourceAsStream("/golden/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
