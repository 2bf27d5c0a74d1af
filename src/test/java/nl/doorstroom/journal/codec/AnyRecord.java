package nl.doorstroom.journal.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.partners.RegionConfig.Terms;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.waiting.Verwijscode;
import org.jspecify.annotations.Nullable;

/** Makes records of any shape, from the types of their components alone. */
final class AnyRecord {

  private static final List<String> TEXTS =
      List.of("", "Ann", "caf\u00e9", "\uD83D\uDE00", "\"\\/\b\u0001", "\u2028", " ", "\uffff");

  private static final List<String> ZONES = List.of("Europe/Amsterdam", "UTC", "America/Curacao");

  private final Random random;

  AnyRecord(long seed) {
    random = new Random(seed);
  }

  <T> T of(Class<T> type) {
    return type.cast(any(type));
  }

  private Object any(Type type) {
    if (type instanceof ParameterizedType generic) {
      return anyCollection(generic);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      return pick(Arrays.asList(raw.getEnumConstants()));
    }
    if (Id.class.isAssignableFrom(raw)) {
      return create(raw, "north-" + Integer.toString(random.nextInt(1_000_000), 32));
    }
    if (raw == Terms.class) {
      return new Terms(Duration.ofSeconds(1 + random.nextInt(600)), 3, 2, 3 + random.nextInt(9));
    }
    if (raw == WorkingHours.class) {
      LocalTime opens = LocalTime.of(random.nextInt(12), random.nextInt(60));
      return new WorkingHours(
          Set.of(of(java.time.DayOfWeek.class)), opens, opens.plusHours(9), Set.of(day()));
    }
    if (raw.isSealed()) {
      return any(pick(List.of(raw.getPermittedSubclasses())));
    }
    if (raw.isRecord()) {
      return switch (raw.getSimpleName()) {
        case "Verwijscode" -> Verwijscode.of(random.nextInt());
        case "CommandId" -> new CommandId("planner/" + random.nextInt());
        case "RequestDigest" -> RequestDigest.NONE;
        default -> anyRecord(raw);
      };
    }
    return anyValue(raw);
  }

  private Object anyValue(Class<?> raw) {
    return switch (raw.getSimpleName()) {
      case "String" -> pick(TEXTS) + pick(TEXTS);
      case "int", "Integer" -> random.nextInt();
      case "long", "Long" -> random.nextLong();
      case "double" -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
      case "boolean", "Boolean" -> random.nextBoolean();
      case "Instant" -> Instant.ofEpochMilli(random.nextLong() >> 20);
      case "LocalDate" -> day();
      case "Duration" -> Duration.ofSeconds(random.nextInt());
      case "ZoneId" -> ZoneId.of(pick(ZONES));
      default -> throw new AssertionError("no way to make a " + raw);
    };
  }

  private Object anyRecord(Class<?> raw) {
    RecordComponent[] components = raw.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      values[i] = nullable && random.nextBoolean() ? null : any(components[i].getGenericType());
    }
    return create(raw, values);
  }

  private Object anyCollection(ParameterizedType type) {
    Type[] of = type.getActualTypeArguments();
    int size = random.nextInt(5);
    if (type.getRawType() == Map.class) {
      Map<Object, Object> map = new HashMap<>();
      for (int i = 0; i < size; i++) {
        map.put(any(of[0]), any(of[1]));
      }
      return map;
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(any(of[0]));
    }
    return type.getRawType() == Set.class ? new HashSet<>(list) : list;
  }

  private LocalDate day() {
    return LocalDate.ofEpochDay(random.nextInt(60_000));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Object create(Class<?> raw, @Nullable Object... values) {
    Constructor<?> canonical =
        Arrays.stream(raw.getDeclaredConstructors())
            .max(Comparator.comparingInt(Constructor::getParameterCount))
            .orElseThrow();
    try {
      return canonical.newInstance(values);
    } catch (InvocationTargetException | InstantiationException | IllegalAccessException cause) {
      throw new LinkageError(raw.toString(), cause);
    }
  }
}
