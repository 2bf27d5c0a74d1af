package nl.doorstroom.domain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the journal can hold and give back unchanged: texts without U+0000 and without half a
 * surrogate pair, instants in whole milliseconds, finite numbers. One value that is not would fail
 * every command of its batch, so it is refused at the door.
 */
public final class Storable {

  /** The parts of each record type: asking the class for them again makes them anew. */
  private static final ClassValue<List<RecordComponent>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return List.of(type.getRecordComponents());
        }
      };

  private Storable() {}

  /**
   * Throws {@link IllegalArgumentException}, with the path of the field from {@code field} on,
   * unless {@code value} and all that it is made of can be stored. Looks into records, collections
   * and maps.
   */
  public static void require(String field, @Nullable Object value) {
    if (value instanceof String text) {
      requireText(field, text);
    } else if (value instanceof Instant instant) {
      requireMillis(field, instant);
    } else if (value instanceof Double number) {
      requireFinite(field, number);
    } else if (value instanceof Record parts) {
      for (RecordComponent component : PARTS.get(parts.getClass())) {
        require(field + "." + component.getName(), part(parts, component));
      }
    } else if (value instanceof Collection<?> items) {
      int index = 0;
      for (Object item : items) {
        require(field + "[" + index++ + "]", item);
      }
    } else if (value instanceof Map<?, ?> entries) {
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        require(field, entry.getKey());
        require(field + "[" + entry.getKey() + "]", entry.getValue());
      }
    }
  }

  /** As {@link #require(String, Object)}, for one text. */
  public static void requireText(String field, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw notStorable(field, c, i);
      }
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          throw notStorable(field, c, i);
        }
        i++;
      }
    }
  }

  /** As {@link #require(String, Object)}, for one instant. */
  public static void requireMillis(String field, Instant instant) {
    if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException(
          field + ": " + instant + " (expected: whole milliseconds)");
    }
  }

  /** As {@link #require(String, Object)}, for one number. */
  public static void requireFinite(String field, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(field + ": " + number + " (expected: finite)");
    }
  }

  private static IllegalArgumentException notStorable(String field, char c, int index) {
    return new IllegalArgumentException(
        String.format("%s: U+%04X at %d (expected: text)", field, (int) c, index));
  }

  private static @Nullable Object part(Record parts, RecordComponent component) {
    try {
      return component.getAccessor().invoke(parts);
    } catch (IllegalAccessException | InvocationTargetException cause) {
      throw new IllegalArgumentException(parts.getClass() + "." + component.getName(), cause);
    }
  }
}
