package nl.doorstroom.feeds.bundles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import nl.doorstroom.feeds.bundles.Resources.Resource;
import nl.doorstroom.feeds.reading.Content;
import nl.doorstroom.feeds.reading.EventWords;
import nl.doorstroom.feeds.reading.Field;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import nl.doorstroom.feeds.reading.MisreadException;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import nl.doorstroom.feeds.reading.Row;
import nl.doorstroom.feeds.reading.Rows;
import nl.doorstroom.feeds.reading.TextShape;
import nl.doorstroom.feeds.reading.Told;
import nl.doorstroom.feeds.reading.Upload;
import org.jspecify.annotations.Nullable;

/**
 * The Organizations, Locations, HealthcareServices, Schedules and Slots of a FHIR R4 file as rows,
 * in that order, so that each finds what it refers to: whatever order the file has them in, it is
 * gone through once for each. Which service and location a Slot is for is told by the references
 * from Slot to Schedule to HealthcareService and Location. A service at several locations is a row
 * for each. Fields that are not known are passed over. A Slot that is not {@code free} ends the
 * place of its key.
 */
public final class FhirRows implements Rows {

  /** Most Schedules, services and locations of one file. */
  private static final int KNOWN_MAX = 50_000;

  /** Contents in the order in which they are told, with the resources that they are. */
  private static final Map<Content, String> TYPES = types();

  private static Map<Content, String> types() {
    Map<Content, String> types = new LinkedHashMap<>();
    types.put(Content.ORGANIZATION, "Organization");
    types.put(Content.LOCATIONS, "Location");
    types.put(Content.SERVICES, "HealthcareService");
    types.put(Content.SCHEDULES, "Schedule");
    types.put(Content.SLOTS, "Slot");
    return types;
  }

  /** What a resource is called, by which a region may know it; the keys in one text. */
  private record Named(@Nullable String key, @Nullable String name) {}

  private record Agenda(@Nullable String key, @Nullable Named service, @Nullable Named location) {}

  private final Upload upload;
  private final TextShape shape;
  private final Set<String> present = new HashSet<>();
  private final Map<String, Named> organizations = new HashMap<>();
  private final Map<String, Named> services = new HashMap<>();
  private final Map<String, Named> locations = new HashMap<>();
  private final Map<String, Named> placesOfServices = new HashMap<>();
  private final Map<String, Agenda> agendas = new HashMap<>();
  private final Iterator<Content> contents;
  private final Deque<Row> ahead = new ArrayDeque<>();
  private Content reading;
  private Resources resources;
  private long number;

  private FhirRows(Upload upload) {
    this.upload = upload;
    this.shape = TextShape.ofJson(upload);
    each(this::learnPlace);
    if (present.contains("Schedule")) {
      each(this::learnAgenda);
    }
    this.contents =
        TYPES.keySet().stream().filter(c -> present.contains(TYPES.get(c))).toList().iterator();
    this.reading = contents.hasNext() ? contents.next() : Content.SLOTS;
    this.resources = open();
  }

  /** Opens {@code upload}, having gone through all of it twice. Blocks. */
  public static FhirRows open(Upload upload) {
    return new FhirRows(upload);
  }

  private Resources open() {
    return new Resources(TextShape.reader(upload, shape.charset()));
  }

  private void each(Consumer<Resource> learner) {
    try (Resources all = open()) {
      for (Resource one = all.next(); one != null; one = all.next()) {
        learner.accept(one);
      }
    }
  }

  private void learnPlace(Resource resource) {
    String type = resource.type();
    present.add(TYPES.containsValue(type) ? type : "other");
    Map<String, Named> known =
        switch (type) {
          case "Organization" -> organizations;
          case "Location" -> locations;
          case "HealthcareService" -> services;
          default -> null;
        };
    if (known == null) {
      return;
    }
    boolean self = known == organizations;
    List<String> keys = self ? Keys.withSystems(resource.json()) : Keys.of(resource.json());
    String name = resource.json().path("name").asText(null);
    remember(known, resource, new Named(keys.isEmpty() ? null : Told.anyOf(keys), name));
    String at = resource.json().path("location").path(0).path("reference").asText(null);
    if (at != null && known == services) {
      remember(placesOfServices, resource, new Named(at, null));
    }
  }

  private void learnAgenda(Resource resource) {
    if (!resource.type().equals("Schedule")) {
      return;
    }
    Named service = null;
    Named location = null;
    for (JsonNode actor : resource.json().path("actor")) {
      String reference = actor.path("reference").asText("");
      if (services.containsKey(reference) || reference.contains("HealthcareService/")) {
        service = resolved(services, actor);
        Named at = placesOfServices.get(reference);
        location = location == null && at != null ? locations.get(at.key()) : location;
      } else if (locations.containsKey(reference) || reference.contains("Location/")) {
        location = resolved(locations, actor);
      }
    }
    if (service == null) {
      String label = EventWords.of(labels(resource.json())).service();
      service = label == null ? null : new Named(null, label);
    }
    remember(agendas, resource, new Agenda(key(resource.json()), service, location));
  }

  /** What a reference points to; what it says itself where that is not in the file. */
  private static Named resolved(Map<String, Named> known, JsonNode reference) {
    String target = reference.path("reference").asText("");
    Named named = known.get(target);
    if (named != null) {
      return named;
    }
    String key = reference.path("identifier").path("value").asText(null);
    return new Named(
        key == null ? target.substring(target.lastIndexOf('/') + 1) : key,
        reference.path("display").asText(null));
  }

  private <T> void remember(Map<String, T> known, Resource resource, T value) {
    if (known.size() >= KNOWN_MAX) {
      throw new FileRefusedException(
          Problem.TOO_MANY_ROWS,
          resource.line(),
          "resources: more than " + KNOWN_MAX + " (expected: fewer)");
    }
    String id = resource.json().path("id").asText(null);
    if (id != null) {
      known.put(resource.type() + "/" + id, value);
    }
    if (resource.url() != null) {
      known.put(resource.url(), value);
    }
  }

  @Override
  public @Nullable Row next() {
    while (ahead.isEmpty()) {
      Resource resource = resources.next();
      if (resource == null) {
        if (!contents.hasNext()) {
          return null;
        }
        resources.close();
        resources = open();
        reading = contents.next();
      } else if (resource.type().equals(TYPES.get(reading))) {
        if (++number > ROWS_MAX) {
          throw new FileRefusedException(
              Problem.TOO_MANY_ROWS,
              resource.line(),
              "rows: more than " + ROWS_MAX + " (expected: fewer)");
        }
        try {
          for (Map<Field, String> values : values(resource)) {
            ahead.add(Row.of(reading, number, resource.line(), values));
          }
        } catch (MisreadException e) {
          ahead.add(Row.misread(reading, number, resource.line(), e));
        }
      }
    }
    return ahead.remove();
  }

  private List<Map<Field, String>> values(Resource resource) {
    JsonNode json = resource.json();
    return switch (reading) {
      case ORGANIZATION -> List.of(SupplyValues.ofOrganization(json));
      case LOCATIONS ->
          List.of(SupplyValues.ofLocation(json, owner(json.path("managingOrganization"))));
      case SERVICES -> services(json);
      case SCHEDULES -> List.of(schedule(resource));
      default -> List.of(slot(resource));
    };
  }

  private List<Map<Field, String>> services(JsonNode json) {
    String owner = owner(json.path("providedBy"));
    List<Map<Field, String>> each = new ArrayList<>();
    for (JsonNode location : json.path("location")) {
      each.add(SupplyValues.ofService(json, owner, keys(locations, location)));
    }
    return each.isEmpty() ? List.of(SupplyValues.ofService(json, owner, null)) : each;
  }

  /** By which the organisation that is referred to may be known; null where the file has it not. */
  private @Nullable String owner(JsonNode reference) {
    Named named = organizations.get(reference.path("reference").asText(""));
    if (named == null) {
      return reference.path("identifier").path("value").asText("").isBlank()
          ? null
          : keys(organizations, reference);
    }
    return named.key() == null || named.name() == null
        ? (named.key() == null ? named.name() : named.key())
        : words(named);
  }

  /** By which what {@code reference} points to may be known; null when it tells nothing. */
  private static @Nullable String keys(Map<String, Named> known, JsonNode reference) {
    String target = reference.path("reference").asText("");
    Named named = known.get(target);
    if (named != null) {
      return named.key() == null ? named.name() : named.key();
    }
    List<String> keys = new ArrayList<>();
    String value = reference.path("identifier").path("value").asText("");
    String system = reference.path("identifier").path("system").asText("");
    if (!value.isBlank()) {
      keys.add(system.isBlank() ? value : system + "|" + value);
      keys.add(value);
    }
    if (target.contains("/")) {
      keys.add(target.substring(target.lastIndexOf('/') + 1));
    }
    return keys.isEmpty() ? null : Told.anyOf(keys);
  }

  private Map<Field, String> schedule(Resource resource) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    put(values, Field.EXTERNAL_ID, key(resource.json()));
    String id = resource.json().path("id").asText(null);
    Agenda agenda = id == null ? null : agendas.get("Schedule/" + id);
    agenda = agenda == null && resource.url() != null ? agendas.get(resource.url()) : agenda;
    put(values, agenda);
    values.remove(Field.SCHEDULE);
    if (resource.json().path("active").asText("true").equals("false")) {
      values.put(Field.STATUS, "inactive");
    }
    return values;
  }

  private Map<Field, String> slot(Resource resource) {
    JsonNode json = resource.json();
    Map<Field, String> values = new EnumMap<>(Field.class);
    put(values, Field.EXTERNAL_ID, key(json));
    put(values, Field.START, json.path("start").asText(null));
    put(values, Field.END, json.path("end").asText(null));
    String reference = json.path("schedule").path("reference").asText("");
    Agenda agenda = agendas.get(reference);
    if (agenda != null) {
      put(values, agenda);
    } else {
      put(values, Field.SCHEDULE, reference.substring(reference.lastIndexOf('/') + 1));
    }
    EventWords words = EventWords.of(labels(json));
    put(values, Field.KIND, words.kind());
    put(values, Field.DELIVERY, words.delivery());
    put(values, Field.ALLOTMENT, words.allotment());
    if (!values.containsKey(Field.SERVICE) && words.service() != null) {
      put(values, Field.SERVICE, words.service());
    }
    String status = json.path("status").asText("");
    if (status.isEmpty()) {
      throw new MisreadException(Why.MISSING, Field.STATUS, "", "free or busy");
    }
    if (!status.equals("free")) {
      values.put(Field.STATUS, "cancelled");
    }
    return values;
  }

  private static void put(Map<Field, String> values, @Nullable Agenda agenda) {
    if (agenda == null) {
      return;
    }
    put(values, Field.SCHEDULE, agenda.key());
    Named service = agenda.service();
    if (service != null) {
      put(values, Field.SERVICE, service.key() == null ? service.name() : service.key());
      put(values, Field.SERVICE_NAME, service.name());
    }
    Named location = agenda.location();
    if (location != null) {
      put(values, Field.LOCATION, location.key() == null ? location.name() : words(location));
    }
  }

  private static String words(Named one) {
    String key = String.valueOf(one.key());
    return one.name() == null ? key : Told.or(key, one.name());
  }

  private static void put(Map<Field, String> values, Field field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(field, value.strip());
    }
  }

  /** Its first business identifier; its id where it has none. */
  private static @Nullable String key(JsonNode json) {
    String identifier = json.path("identifier").path(0).path("value").asText(null);
    return identifier == null ? json.path("id").asText(null) : identifier;
  }

  /** The words of all its concepts. */
  private static List<String> labels(JsonNode json) {
    List<String> labels = new ArrayList<>();
    for (String element : List.of("appointmentType", "serviceType", "serviceCategory")) {
      JsonNode value = json.path(element);
      List<JsonNode> concepts = new ArrayList<>();
      if (value.isArray()) {
        value.forEach(concepts::add);
      } else {
        concepts.add(value);
      }
      for (JsonNode concept : concepts) {
        add(labels, concept.path("text").asText(""));
        for (JsonNode coding : concept.path("coding")) {
          add(labels, coding.path("display").asText(""));
        }
      }
    }
    return labels;
  }

  private static void add(List<String> labels, String label) {
    if (!label.isBlank()) {
      labels.add(label.strip());
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
