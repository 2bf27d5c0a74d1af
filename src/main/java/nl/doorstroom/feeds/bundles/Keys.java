package nl.doorstroom.feeds.bundles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** By which keys a resource may be known. */
final class Keys {

  private Keys() {}

  /**
   * The keys of {@code resource}, the first being that under which it is registered: its AGB code,
   * else its first identifier with the system that gave it, else its id.
   */
  static List<String> of(JsonNode resource) {
    Set<String> keys = new LinkedHashSet<>();
    List<String> others = new ArrayList<>();
    for (JsonNode identifier : resource.path("identifier")) {
      String value = identifier.path("value").asText("").strip();
      String system = identifier.path("system").asText("").strip();
      if (value.isEmpty()) {
        continue;
      }
      if (system.toLowerCase(Locale.ROOT).contains("agb")) {
        keys.add(value);
      }
      others.add(system.isEmpty() ? value : system + "|" + value);
    }
    keys.addAll(others);
    for (String key : others) {
      keys.add(key.substring(key.indexOf('|') + 1));
    }
    String id = resource.path("id").asText("").strip();
    if (!id.isEmpty()) {
      keys.add(id);
    }
    return List.copyOf(keys);
  }

  /** Those of an organisation, of which the systems tell what is a number of which register. */
  static List<String> withSystems(JsonNode organization) {
    List<String> keys = new ArrayList<>();
    for (JsonNode identifier : organization.path("identifier")) {
      String value = identifier.path("value").asText("").strip();
      String system = identifier.path("system").asText("").strip();
      if (!value.isEmpty()) {
        keys.add(system.isEmpty() ? value : system + "|" + value);
      }
    }
    String id = organization.path("id").asText("").strip();
    if (!id.isEmpty()) {
      keys.add(id);
    }
    return keys;
  }
}
