package nl.doorstroom.matching;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.domain.Id;
import org.jspecify.annotations.Nullable;

/**
 * One text for each value, whatever the order of its sets and maps: records by their components, so
 * that what is added to one is in the text too. Texts have their length before them: no two values
 * share one.
 */
final class CanonicalText {

  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private final StringBuilder text = new StringBuilder(1 << 20);

  /** Of maps that many share: distances are those of an area. */
  private final IdentityHashMap<Map<?, ?>, String> maps = new IdentityHashMap<>();

  CanonicalText add(@Nullable Object value) {
    append(text, value);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void append(StringBuilder to, @Nullable Object value) {
    if (value == null) {
      to.append('-');
    } else if (value instanceof Id id) {
      appendWord(to, id.value());
    } else if (value instanceof Record) {
      to.append('(');
      ACCESSORS.get(value.getClass()).forEach(part -> append(to, read(part, value)));
      to.append(')');
    } else if (value instanceof Map<?, ?> map) {
      to.append(maps.computeIfAbsent(map, this::ofMap));
    } else if (value instanceof Set<?> set) {
      to.append('{');
      set.stream().map(this::of).sorted().forEach(to::append);
      to.append('}');
    } else if (value instanceof List<?> list) {
      to.append('[');
      list.forEach(one -> append(to, one));
      to.append(']');
    } else {
      appendWord(to, value instanceof Enum<?> tag ? tag.name() : value.toString());
    }
  }

  private String ofMap(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(e -> of(e.getKey()) + of(e.getValue()))
        .sorted()
        .collect(Collectors.joining("", "{", "}"));
  }

  private String of(@Nullable Object value) {
    StringBuilder part = new StringBuilder();
    append(part, value);
    return part.toString();
  }

  private static void appendWord(StringBuilder to, String word) {
    to.append(word.length()).append(':').append(word);
  }

  private static @Nullable Object read(Method part, Object whole) {
    try {
      return part.invoke(whole);
    } catch (ReflectiveOperationException cause) {
      throw new IllegalStateException(part + ": every component of a record can be read", cause);
    }
  }
}
