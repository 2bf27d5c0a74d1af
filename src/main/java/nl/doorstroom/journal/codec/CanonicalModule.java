package nl.doorstroom.journal.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.Storable;
import nl.doorstroom.domain.waiting.Verwijscode;
import org.jspecify.annotations.Nullable;

/** The parts of {@link CanonicalJson} that Jackson has no setting for. */
final class CanonicalModule extends SimpleModule {

  /** Always three decimals, where {@link Instant#toString} has none, three, six or nine. */
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  CanonicalModule() {
    setDeserializers(new IdDeserializers());
    addSerializer(new SetWriter());
    addSerializer(new MapWriter());
    text(String.class, Function.identity());
    text(Id.class, Id::value);
    text(CommandId.class, CommandId::value, CommandId::new);
    text(RequestDigest.class, RequestDigest::hex, RequestDigest::new);
    text(Verwijscode.class, Verwijscode::value, Verwijscode::new);
    text(Instant.class, CanonicalModule::format, CanonicalModule::parse);
    addSerializer(new DoubleWriter(Double.class));
    addSerializer(new DoubleWriter(Double.TYPE));
  }

  private <T> void text(Class<T> type, Function<T, String> form) {
    addSerializer(new TextWriter<>(type, form));
  }

  private <T> void text(Class<T> type, Function<T, String> form, Function<String, T> reader) {
    text(type, form);
    addDeserializer(type, new TextReader<>(type, reader));
  }

  private static String format(Instant instant) {
    Storable.requireMillis("instant", instant);
    return MILLIS.format(instant);
  }

  private static Instant parse(String text) {
    Instant instant = Instant.parse(text);
    if (!MILLIS.format(instant).equals(text)) {
      throw new IllegalArgumentException("instant: '" + text + "' (expected: UTC, three decimals)");
    }
    return instant;
  }

  /** What stands for {@code value} where only a string can: as a key, or in a set. */
  private static String key(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Id id) {
      return id.value();
    }
    if (value instanceof LocalDate day) {
      return day.toString();
    }
    throw new IllegalArgumentException(value.getClass() + ": " + value + " (expected: a text)");
  }

  private static void writeText(JsonGenerator out, String text) throws IOException {
    requireStorable(out, text);
    out.writeString(text);
  }

  private static void requireStorable(JsonGenerator out, String text) {
    try {
      Storable.requireText("", text);
    } catch (IllegalArgumentException refused) {
      // The path is dear, and only now of use.
      throw new IllegalArgumentException(
          out.getOutputContext().pathAsPointer() + refused.getMessage(), refused);
    }
  }

  private static final class TextWriter<T> extends StdSerializer<T> {

    private final transient Function<T, String> form;

    TextWriter(Class<T> type, Function<T, String> form) {
      super(type);
      this.form = form;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      writeText(out, form.apply(value));
    }
  }

  private static final class TextReader<T> extends StdDeserializer<T> {

    private final transient Function<String, T> reader;

    TextReader(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    public @Nullable T deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        return context.reportInputMismatch(this, "%s (expected: a string)", in.currentToken());
      }
      try {
        return reader.apply(in.getText());
      } catch (RuntimeException refused) {
        return context.reportInputMismatch(this, "%s", refused.getMessage());
      }
    }
  }

  private static final class DoubleWriter extends StdSerializer<Double> {

    DoubleWriter(Class<Double> type) {
      super(type);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      Storable.requireFinite(out.getOutputContext().pathAsPointer().toString(), value);
      out.writeNumber(value);
    }
  }

  private static final class SetWriter extends StdSerializer<Set<?>> {

    SetWriter() {
      super(Set.class, false);
    }

    @Override
    public void serialize(Set<?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      TreeSet<String> sorted = new TreeSet<>();
      value.forEach(item -> sorted.add(key(item)));
      out.writeStartArray();
      for (String item : sorted) {
        writeText(out, item);
      }
      out.writeEndArray();
    }
  }

  private static final class MapWriter extends StdSerializer<Map<?, ?>> {

    MapWriter() {
      super(Map.class, false);
    }

    @Override
    public void serialize(Map<?, ?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      TreeMap<String, Object> sorted = new TreeMap<>();
      value.forEach((key, item) -> sorted.put(key(key), item));
      out.writeStartObject();
      for (Map.Entry<String, Object> entry : sorted.entrySet()) {
        requireStorable(out, entry.getKey());
        out.writeFieldName(entry.getKey());
        provider.defaultSerializeValue(entry.getValue(), out);
      }
      out.writeEndObject();
    }
  }

  /** Every {@link Id} is read by its constructor, which refuses what is not well-formed. */
  private static final class IdDeserializers extends SimpleDeserializers {

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription description)
        throws JsonMappingException {
      Class<?> raw = type.getRawClass();
      return Id.class.isAssignableFrom(raw)
          ? reader(raw.asSubclass(Id.class))
          : super.findBeanDeserializer(type, config, description);
    }

    private static <T extends Id> TextReader<T> reader(Class<T> type) {
      Constructor<T> constructor;
      try {
        constructor = type.getDeclaredConstructor(String.class);
      } catch (NoSuchMethodException cause) {
        throw new IllegalArgumentException(type + " (expected: a constructor of one text)", cause);
      }
      return new TextReader<>(type, value -> create(constructor, value));
    }

    private static <T> T create(Constructor<T> constructor, String value) {
      try {
        return constructor.newInstance(value);
      } catch (InvocationTargetException cause) {
        throw new IllegalArgumentException(said(cause), cause);
      } catch (ReflectiveOperationException cause) {
        throw new IllegalArgumentException(constructor.toString(), cause);
      }
    }

    private static String said(InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      return cause == null ? thrown.toString() : String.valueOf(cause.getMessage());
    }
  }
}
