package nl.doorstroom.grid;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.waiting.Verwijscode;

/**
 * Writes rows as JSON: instants with milliseconds and {@code Z}, dates as {@code yyyy-MM-dd}, ids
 * as their value, enums by name; what is null is left out.
 */
final class RowEncoder {

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, text(INSTANT::format))
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(Verwijscode.class, ToStringSerializer.instance)
                  .addSerializer(Id.class, text(Id::value)))
          .build()
          .writer();

  private RowEncoder() {}

  static EncodedRow encode(Row row) {
    try {
      return new EncodedRow(row.key(), WRITER.writeValueAsBytes(row));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("row " + row.key() + " (expected: can be written)", e);
    }
  }

  private static <T> JsonSerializer<T> text(Function<T, String> form) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializerProvider provider)
          throws IOException {
        json.writeString(form.apply(value));
      }
    };
  }
}
