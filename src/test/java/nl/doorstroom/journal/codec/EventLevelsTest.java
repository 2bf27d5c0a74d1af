package nl.doorstroom.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The file has each type, each version, and the level with which it came. A type or version that is
 * added gets a line with a higher level than any that was released, and a place in {@link
 * EventLevels}; so does a code that is added to a list. No line ever changes.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventLevelsTest {

  @Test
  void every_type_and_version_came_with_the_level_in_the_file() throws IOException {
    List<String> today =
        Arrays.stream(EventType.values())
            .map(
                type ->
                    type
                        + " v"
                        + EventVersions.TODAY.current(type)
                        + " level "
                        + EventLevels.of(type))
            .toList();

    assertThat(lines()).containsAll(today);
  }

  @Test
  void a_code_that_came_later_than_its_type_takes_the_level_in_the_file() throws IOException {
    OrganizationId id = new OrganizationId("groningen-1");
    List<String> today = new ArrayList<>();
    for (OrganizationKind kind : OrganizationKind.values()) {
      Organization.Details details =
          new Organization.Details("Naast u", kind, Set.of(), null, null, null);
      for (Event event :
          List.of(
              new PartnerEvent.OrganizationRegistered(id, details),
              new PartnerEvent.OrganizationChanged(id, details))) {
        int level = EventLevels.of(List.of(event));
        if (level > EventLevels.of(event.type())) {
          today.add(event.type() + " v1 kind " + kind + " level " + level);
        }
      }
    }

    assertThat(today)
        .isNotEmpty()
        .containsExactlyElementsOf(
            lines().stream().filter(line -> line.contains(" kind ")).toList());
  }

  @Test
  void a_node_reads_the_highest_level_of_the_file() throws IOException {
    int highest =
        lines().stream()
            .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
            .max()
            .orElseThrow();

    assertThat(EventLevels.NEWEST).isEqualTo(highest);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            EventLevelsTest.class.getResourceAsStream("/golden/event-levels.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toList());
    }
  }
}
