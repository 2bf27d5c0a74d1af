package nl.doorstroom.feeds.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import nl.doorstroom.feeds.calendars.CalendarReading;
import nl.doorstroom.feeds.reading.Mapping;
import org.jspecify.annotations.Nullable;

/** The JSON form of how a file is read, as a person fixes it and as it is remembered. */
public final class MappingJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

  private MappingJson() {}

  public static String of(Mapping mapping) {
    return write(mapping);
  }

  public static String of(CalendarReading reading) {
    return write(reading);
  }

  /** Throws {@link IllegalArgumentException} with the field and value that is wrong. */
  public static Mapping mapping(String json) {
    return read(json, Mapping.class);
  }

  /** Throws {@link IllegalArgumentException} with the field and value that is wrong. */
  public static CalendarReading calendar(String json) {
    return read(json, CalendarReading.class);
  }

  /** What is remembered; null when it is of another time and cannot be read any more. */
  static @Nullable Mapping remembered(@Nullable String json) {
    try {
      return json == null ? null : mapping(json);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static @Nullable CalendarReading rememberedCalendar(@Nullable String json) {
    try {
      return json == null ? null : calendar(json);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values", e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      T value = JSON.readValue(json, type);
      if (value == null) {
        throw new IllegalArgumentException("mapping: null (expected: an object)");
      }
      return value;
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause();
      throw new IllegalArgumentException(
          cause instanceof IllegalArgumentException
              ? cause.getMessage()
              : "mapping: " + e.getOriginalMessage() + " (expected: as it was given out)",
          e);
    }
  }
}
