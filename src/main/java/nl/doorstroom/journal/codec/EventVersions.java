package nl.doorstroom.journal.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.EventType;

/**
 * Which version of each event is written, and how the older ones become it. A version that has
 * shipped stays readable for ever: it is never changed, only followed by the next.
 */
final class EventVersions {

  /** Turns the body of one version into that of the next. */
  @FunctionalInterface
  interface Upcaster {
    ObjectNode upcast(ObjectNode body);
  }

  /** Every event is at version 1. */
  static final EventVersions TODAY = new EventVersions(Map.of());

  /** Element 0 leads from version 1 to 2, and so on. */
  private final Map<EventType, List<Upcaster>> upcasters = new EnumMap<>(EventType.class);

  EventVersions(Map<EventType, List<Upcaster>> upcasters) {
    this.upcasters.putAll(upcasters);
  }

  /** The version that is written. */
  int current(EventType type) {
    return steps(type).size() + 1;
  }

  /** {@code body} as of version {@code from}, as it would be written today. */
  ObjectNode upcast(EventType type, int from, ObjectNode body) {
    ObjectNode result = body;
    for (Upcaster step : steps(type).subList(from - 1, steps(type).size())) {
      result = step.upcast(result);
    }
    return result;
  }

  private List<Upcaster> steps(EventType type) {
    return upcasters.getOrDefault(type, List.of());
  }
}
