package nl.doorstroom.journal.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;

/**
 * Events as a type tag, a version and a body in canonical JSON, and back. Every version ever
 * shipped is read into today's record.
 *
 * <p><b>Threads.</b> This class is threadsafe.
 */
public final class EventCodec {

  private static final Map<String, EventType> TYPES =
      Arrays.stream(EventType.values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private final EventVersions versions;
  private final Map<EventType, Form> forms = new EnumMap<>(EventType.class);

  /** An event as it is written down. */
  public record Encoded(EventType type, int version, String body) {}

  private record Form(ObjectWriter writer, ObjectReader reader) {}

  public EventCodec() {
    this(EventVersions.TODAY);
  }

  EventCodec(EventVersions versions) {
    this.versions = versions;
    for (EventType type : EventType.values()) {
      forms.put(
          type,
          new Form(
              CanonicalJson.MAPPER.writerFor(type.event()),
              CanonicalJson.MAPPER.readerFor(type.event())));
    }
  }

  /**
   * Writes {@code event} in its current version.
   *
   * @throws IllegalArgumentException with the path of the value that cannot be stored
   */
  public Encoded encode(Event event) {
    EventType type = event.type();
    try {
      String body = form(type).writer().writeValueAsString(event);
      return new Encoded(type, versions.current(type), body);
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException(type + ": " + said(cause), cause);
    }
  }

  /**
   * Reads what any version of the exchange wrote.
   *
   * @throws IllegalArgumentException if the type or version is not known, or the body is not one of
   *     that type and version
   */
  public Event decode(String tag, int version, String body) {
    EventType type = TYPES.get(tag);
    if (type == null) {
      throw new IllegalArgumentException("type: '" + tag + "' (expected: one that is known)");
    }
    int current = versions.current(type);
    if (version < 1 || version > current) {
      throw new IllegalArgumentException(
          type + " version: " + version + " (expected: 1 to " + current + ")");
    }
    try {
      if (version == current) {
        return form(type).reader().readValue(body);
      }
      ObjectNode old = CanonicalJson.MAPPER.readValue(body, ObjectNode.class);
      return form(type).reader().readValue(versions.upcast(type, version, old));
    } catch (IOException cause) {
      throw new IllegalArgumentException(type + " version " + version + ": " + said(cause), cause);
    }
  }

  private Form form(EventType type) {
    return Objects.requireNonNull(forms.get(type), "type");
  }

  /** Without the place in the source, which would hold a part of the body. */
  private static String said(IOException cause) {
    return cause instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(cause.getMessage());
  }
}
