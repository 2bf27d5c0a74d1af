package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import nl.doorstroom.domain.EventType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A golden file is what some node has written. It is never changed: an event that changes gets a
 * next version, with a file and an upcaster of its own.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenEventsTest {

  private final EventCodec codec = new EventCodec();

  @ParameterizedTest
  @EnumSource
  void every_version_has_a_golden_file_that_is_read(EventType type) throws IOException {
    int current = EventVersions.TODAY.current(type);
    for (int version = 1; version <= current; version++) {
      assertThat(codec.decode(type.name(), version, golden(type, version)).type()).isEqualTo(type);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_newest_version_is_read_and_written_to_the_byte(EventType type) throws IOException {
    int current = EventVersions.TODAY.current(type);
    assertThat(codec.encode(SampleEvents.of(type)))
        .isEqualTo(new EventCodec.Encoded(type, current, golden(type, current)));
    assertThat(codec.decode(type.name(), current, golden(type, current)))
        .isEqualTo(SampleEvents.of(type));
  }

  private String golden(EventType type, int version) throws IOException {
    String name = "/golden/" + type + ".v" + version + ".json";
    try (InputStream in = GoldenEventsTest.class.getResourceAsStream(name)) {
      assertThat(in)
          .as("%s, of which today's is:%n%s", name, codec.encode(SampleEvents.of(type)).body())
          .isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    }
  }
}
