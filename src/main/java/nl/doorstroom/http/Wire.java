package nl.doorstroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Verwijscode;

/**
 * How values look in JSON: ids as strings, instants in whole milliseconds with {@code Z}, sets in
 * order, nothing where there is nothing.
 */
final class Wire {

  /** Deepest nesting of a body. */
  private static final int DEPTH_MAX = 20;

  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  static final ObjectMapper MAPPER = mapper();

  private Wire() {}

  private static ObjectMapper mapper() {
    SimpleModule values = new SimpleModule("doorstroom");
    values.addSerializer(new IdWriter());
    values.addSerializer(new InstantWriter());
    values.addSerializer(new VerwijscodeWriter());
    values.addSerializer(new SetWriter());
    values.addDeserializer(Instant.class, new FromText<>(Instant.class, Wire::instant));
    values.addDeserializer(
        OrganizationId.class, new FromText<>(OrganizationId.class, OrganizationId::new));
    values.addDeserializer(LocationId.class, new FromText<>(LocationId.class, LocationId::new));
    values.addDeserializer(
        HealthcareServiceId.class,
        new FromText<>(HealthcareServiceId.class, HealthcareServiceId::new));
    values.addDeserializer(ScheduleId.class, new FromText<>(ScheduleId.class, ScheduleId::new));
    values.addDeserializer(FeedId.class, new FromText<>(FeedId.class, FeedId::new));
    values.addDeserializer(SlotId.class, new FromText<>(SlotId.class, SlotId::new));
    values.addDeserializer(TransferId.class, new FromText<>(TransferId.class, TransferId::new));
    values.addDeserializer(ClaimId.class, new FromText<>(ClaimId.class, ClaimId::new));
    values.addDeserializer(PositionId.class, new FromText<>(PositionId.class, PositionId::new));
    values.addDeserializer(RegionId.class, new FromText<>(RegionId.class, RegionId::new));
    values.addDeserializer(PersonToken.class, new FromText<>(PersonToken.class, PersonToken::new));
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(values)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build());
    return mapper;
  }

  static Buffer encode(Object value) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + value.getClass(), e);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** {@code value} as a tree, as it would be written. */
  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** One object of {@code id}, all of {@code details} and {@code version}. */
  static ObjectNode flat(Id id, Object details, long version) {
    ObjectNode node = object().put("id", id.value());
    node.setAll((ObjectNode) tree(details));
    return node.put("version", version);
  }

  /** Whole milliseconds: what is finer is cut here, once. */
  private static Instant instant(String text) {
    return DateTimeFormatter.ISO_INSTANT.parse(text, Instant::from).truncatedTo(ChronoUnit.MILLIS);
  }

  static String text(Instant instant) {
    return INSTANT.format(instant);
  }

  private static final class IdWriter extends StdSerializer<Id> {
    private static final long serialVersionUID = 1L;

    IdWriter() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator out, SerializerProvider all) throws IOException {
      out.writeString(id.value());
    }
  }

  private static final class VerwijscodeWriter extends StdSerializer<Verwijscode> {
    private static final long serialVersionUID = 1L;

    VerwijscodeWriter() {
      super(Verwijscode.class);
    }

    @Override
    public void serialize(Verwijscode code, JsonGenerator out, SerializerProvider all)
        throws IOException {
      out.writeString(code.value());
    }
  }

  private static final class InstantWriter extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator out, SerializerProvider all)
        throws IOException {
      out.writeString(text(instant));
    }
  }

  private static final class SetWriter extends StdSerializer<Set<?>> {
    private static final long serialVersionUID = 1L;

    SetWriter() {
      super(TypeFactory.defaultInstance().constructCollectionType(Set.class, Object.class));
    }

    @Override
    public void serialize(Set<?> set, JsonGenerator out, SerializerProvider all)
        throws IOException {
      out.writeStartArray();
      for (Object item : set.stream().sorted(Comparator.comparing(Object::toString)).toList()) {
        all.defaultSerializeValue(item, out);
      }
      out.writeEndArray();
    }
  }

  /** Reads a value from a string and says of a bad one what was expected. */
  private static final class FromText<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext ctx) throws IOException {
      String text = in.getText();
      try {
        return parse.apply(text);
      } catch (RuntimeException e) {
        throw ctx.weirdStringException(text, handledType(), String.valueOf(e.getMessage()));
      }
    }
  }
}
