package nl.doorstroom.feeds.bundles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.feeds.reading.Field;
import nl.doorstroom.feeds.reading.Told;
import nl.doorstroom.feeds.reading.Told.Concept;
import nl.doorstroom.feeds.reading.Told.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The fields of Organizations, Locations and HealthcareServices. A concept may have a code of one
 * of our own systems, {@code https://doorstroom.nl/fhir/CodeSystem/…}, in any element; without one
 * its codes and words are tried on the list that belongs to the element.
 */
final class SupplyValues {

  /** Before the name of a closed list: a system of codes of our own. */
  static final String OWN_SYSTEM = "https://doorstroom.nl/fhir/CodeSystem/";

  private static final Map<String, Field> OWN_LISTS =
      Map.of(
          "service-category", Field.CATEGORY,
          "care-question", Field.CARE_QUESTION,
          "echelon", Field.ECHELON,
          "diagnosis-group", Field.DIAGNOSIS_GROUP,
          "age-class", Field.AGE_CLASS,
          "delivery", Field.DELIVERY);

  private final Map<Field, String> values = new EnumMap<>(Field.class);
  private final Map<Field, List<Concept>> concepts = new EnumMap<>(Field.class);

  private SupplyValues() {}

  static Map<Field, String> ofOrganization(JsonNode json) {
    SupplyValues all = new SupplyValues();
    all.put(Field.EXTERNAL_ID, Told.anyOf(Keys.withSystems(json)));
    all.put(Field.NAME, json.path("name").asText(null));
    return all.values;
  }

  /**
   * @param owner keys of the organisation that it names; null when it names none
   */
  static Map<Field, String> ofLocation(JsonNode json, @Nullable String owner) {
    SupplyValues all = new SupplyValues();
    all.put(Field.EXTERNAL_ID, Told.anyOf(Keys.of(json)));
    all.put(Field.OWNER, owner);
    all.put(Field.NAME, json.path("name").asText(null));
    JsonNode address = json.path("address");
    all.put(Field.STREET, address.path("line").path(0).asText(null));
    all.put(Field.POSTCODE, address.path("postalCode").asText(null));
    all.put(Field.PLACE, address.path("city").asText(null));
    all.put(Field.MUNICIPALITY, address.path("district").asText(null));
    JsonNode at = json.path("position");
    if (at.has("latitude") || at.has("longitude")) {
      all.put(
          Field.COORDINATES,
          at.path("latitude").asText("") + " " + at.path("longitude").asText(""));
    }
    if (json.path("status").asText("").equals("inactive")) {
      all.put(Field.STATUS, "inactive");
    }
    return all.values;
  }

  /**
   * @param owner as of a location
   * @param location keys of where it is offered; null when that is not told
   */
  static Map<Field, String> ofService(
      JsonNode json, @Nullable String owner, @Nullable String location) {
    SupplyValues all = new SupplyValues();
    all.put(Field.EXTERNAL_ID, Told.anyOf(Keys.of(json)));
    all.put(Field.OWNER, owner);
    all.put(Field.LOCATION, location);
    all.put(Field.NAME, json.path("name").asText(null));
    if (json.path("active").asText("true").equals("false")) {
      all.put(Field.STATUS, "inactive");
    }
    all.concepts(json.path("category"), Weight.NEEDED, Field.CATEGORY);
    all.concepts(json.path("type"), Weight.NEEDED, Field.CARE_QUESTION);
    all.concepts(
        json.path("specialty"),
        Weight.SPARE,
        Field.CARE_QUESTION,
        Field.ECHELON,
        Field.DIAGNOSIS_GROUP);
    all.concepts(json.path("program"), Weight.SPARE, Field.ECHELON);
    all.concepts(json.path("characteristic"), Weight.SPARE, Field.ECHELON, Field.DELIVERY);
    all.concepts(json.path("communication"), Weight.NEEDED, Field.LANGUAGE);
    for (JsonNode eligibility : json.path("eligibility")) {
      all.concept(eligibility.path("code"), Weight.NEEDED, Field.AGE_CLASS);
    }
    all.concepts.forEach((field, of) -> all.values.put(field, Told.allOf(of)));
    return all.values;
  }

  private void put(Field field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(field, value.strip());
    }
  }

  private void concepts(JsonNode element, Weight weight, Field... lists) {
    element.forEach(one -> concept(one, weight, lists));
  }

  private void concept(JsonNode one, Weight weight, Field... lists) {
    List<String> words = new ArrayList<>();
    boolean own = false;
    for (JsonNode coding : one.path("coding")) {
      String system = coding.path("system").asText("");
      String code = coding.path("code").asText("").strip();
      Field list =
          system.startsWith(OWN_SYSTEM)
              ? OWN_LISTS.get(system.substring(OWN_SYSTEM.length()))
              : null;
      if (list != null) {
        add(list, new Concept(Weight.OWN, List.of(code)));
        own = true;
      } else {
        word(words, code);
        word(words, coding.path("display").asText(""));
      }
    }
    word(words, one.path("text").asText(""));
    if (!own && !words.isEmpty()) {
      for (Field list : lists) {
        add(list, new Concept(weight, words));
      }
    }
  }

  private void add(Field list, Concept concept) {
    concepts.computeIfAbsent(list, field -> new ArrayList<>()).add(concept);
  }

  private static void word(List<String> words, String word) {
    if (!word.isBlank()) {
      words.add(word.strip());
    }
  }
}
