package nl.doorstroom.journal.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.EventType;

/**
 * Which version of each event is written, and how the older ones become it. A version that has
 * shipped stays readable for ever: it is never changed, only followed by the next.
 */
final class EventVersions {

  /** Turns the body of one version into that of the next. */
  @FunctionalInterface
  interface Upcaster {
    ObjectNode upcast(ObjectNode body);
  }

  /** What was added may be left out: it is read as nothing. */
  private static final Upcaster SAME = body -> body;

  /** Of version 2 of a configuration, in which there were none. */
  private static final Map<String, Integer> TERMS =
      Map.ofEntries(
          Map.entry("SCREEN", 40),
          Map.entry("ASK_CONSENT", 24),
          Map.entry("CONSENT", 80),
          Map.entry("FIND", 24),
          Map.entry("ANSWER", 16),
          Map.entry("CHOOSE", 24),
          Map.entry("CONFIRM", 24),
          Map.entry("BOOK", 8),
          Map.entry("HAND_OVER", 40),
          Map.entry("TAKE_OVER", 80),
          Map.entry("ESCALATION", 40),
          Map.entry("MEDIATION", 16));

  /** Of version 3 of a configuration: kilometres, and what they cost from there on. */
  private static final List<List<Integer>> KM_COSTS =
      List.of(
          List.of(0, 0),
          List.of(5, 1),
          List.of(10, 2),
          List.of(20, 4),
          List.of(40, 8),
          List.of(80, 16));

  /** As {@link #TERMS}. */
  private static final Map<String, String> DECLINE_REASONS = declineReasons();

  /** What is written today. */
  static final EventVersions TODAY =
      new EventVersions(
          Map.ofEntries(
              Map.entry(
                  EventType.REGION_CONFIGURED,
                  List.of(
                      EventVersions::withCodesInUse,
                      EventVersions::withTable,
                      EventVersions::withMeetingAndWeights)),
              Map.entry(
                  EventType.HEALTHCARE_SERVICE_REGISTERED,
                  List.of(EventVersions::withPlanning, SAME)),
              Map.entry(
                  EventType.HEALTHCARE_SERVICE_CHANGED, List.of(EventVersions::withPlanning, SAME)),
              Map.entry(EventType.SLOT_PUBLISHED, List.of(EventVersions::forAnyone)),
              Map.entry(EventType.SLOT_WITHDRAWN, List.of(SAME)),
              Map.entry(EventType.SLOT_CLAIMED, List.of(SAME)),
              Map.entry(EventType.OUTCOME_RECORDED, List.of(SAME)),
              Map.entry(EventType.POSITION_REGISTERED, List.of(SAME)),
              Map.entry(EventType.POSITION_CLOSED, List.of(SAME)),
              Map.entry(EventType.ASK_ACCEPTED, List.of(SAME)),
              Map.entry(EventType.ASK_DECLINED, List.of(SAME))));

  /** Element 0 leads from version 1 to 2, and so on. */
  private final Map<EventType, List<Upcaster>> upcasters = new EnumMap<>(EventType.class);

  EventVersions(Map<EventType, List<Upcaster>> upcasters) {
    this.upcasters.putAll(upcasters);
  }

  /** The version that is written. */
  int current(EventType type) {
    return steps(type).size() + 1;
  }

  /** {@code body} as of version {@code from}, as it would be written today. */
  ObjectNode upcast(EventType type, int from, ObjectNode body) {
    ObjectNode result = body;
    for (Upcaster step : steps(type).subList(from - 1, steps(type).size())) {
      result = step.upcast(result);
    }
    return result;
  }

  private List<Upcaster> steps(EventType type) {
    return upcasters.getOrDefault(type, List.of());
  }

  private static Map<String, String> declineReasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("geen-plek", "Geen plek in deze zorgvorm");
    reasons.put("buiten-aanbod", "Buiten zorgaanbod of expertise");
    reasons.put("exclusiecriterium", "Exclusiecriterium");
    reasons.put("geen-contract", "Geen contract met de verzekeraar");
    reasons.put("reisafstand", "Reisafstand");
    reasons.put("niet-passend-niveau", "Niet passend niveau");
    reasons.put("eerdere-behandeling", "Eerdere behandelrelatie beëindigd");
    reasons.put("client-wil-niet", "Cliënt wil niet");
    reasons.put("te-weinig-informatie", "Onvoldoende informatie");
    reasons.put("al-in-zorg", "Dubbel of al in zorg");
    reasons.put("geen-achtervang", "Geen achtervang in avond, nacht en weekend");
    return reasons;
  }

  /** No code was ever retired before. */
  private static ObjectNode withCodesInUse(ObjectNode body) {
    for (String list : List.of("ageClasses", "insurers")) {
      body.path("config").path(list).forEach(code -> ((ObjectNode) code).put("retired", false));
    }
    return body;
  }

  /** Nothing was agreed about the table yet: what most regions can begin with. */
  private static ObjectNode withTable(ObjectNode body) {
    ObjectNode table = ((ObjectNode) body.path("config")).putObject("table");
    table.put("screenedElsewhere", false);
    ArrayNode reasons = table.putArray("declineReasons");
    DECLINE_REASONS.forEach(
        (code, text) ->
            reasons.addObject().put("code", code).put("text", text).put("retired", false));
    ObjectNode terms = table.putObject("terms");
    TERMS.forEach(terms::put);
    table.put("consentDays", 182);
    table.putArray("referredAnew").add("BASIC_GGZ");
    table.putArray("indicated").add("HOUSING").add("WMO_SUPPORT");
    table.putArray("representatives");
    table.put("confirmDays", 91);
    table.put("taskDays", 5);
    return body;
  }

  /**
   * Nothing was agreed about its meetings and suggestions yet: what most regions can begin with.
   */
  private static ObjectNode withMeetingAndWeights(ObjectNode body) {
    ObjectNode table = (ObjectNode) body.path("config").path("table");
    ObjectNode meeting = table.putObject("meeting");
    meeting.put("minutes", 30);
    meeting.put("casesMax", 6);
    meeting.put("regularPercent", 33);
    ObjectNode matching = table.putObject("matching");
    ObjectNode weights = matching.putObject("urgencyWeights");
    weights.put("REGULAR", 1);
    weights.put("PRIORITY", 2);
    weights.put("HIGH", 4);
    ArrayNode kmCosts = matching.putArray("kmCosts");
    KM_COSTS.forEach(cost -> kmCosts.addObject().put("km", cost.get(0)).put("cost", cost.get(1)));
    matching.put("shareStep", 1);
    matching.put("calmOverNorm", 14);
    matching.put("calmSaved", 7);
    return body;
  }

  /** Claims were final, and freed places stayed free. */
  private static ObjectNode withPlanning(ObjectNode body) {
    ObjectNode planning = ((ObjectNode) body.path("details")).putObject("planning");
    planning.putObject("perWeek");
    planning.putArray("releases");
    planning.put("offerFreed", false);
    planning.put("offerHours", 4);
    return body;
  }

  /** In no schedule, not restricted, never released. */
  private static ObjectNode forAnyone(ObjectNode body) {
    ObjectNode restriction = body.putObject("restriction");
    for (String set :
        List.of("referrers", "referrerTypes", "insurers", "ageClasses", "urgencies")) {
      restriction.putArray(set);
    }
    body.putArray("releases");
    body.put("lastMinute", false);
    return body;
  }
}
