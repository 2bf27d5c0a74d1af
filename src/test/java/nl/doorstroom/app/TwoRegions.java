package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Two regions on one server, spoken to by HTTP: people wait in the first and may go to the other.
 */
final class TwoRegions {

  static final String HERE = "groningen";
  static final String THERE = "friesland";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Supplier<ExchangeClient> client;
  private final String today = LocalDate.now(ZoneId.of("Europe/Amsterdam")).toString();
  private int kept = 1;

  String holder = "";
  String receiver = "";
  String holding = "";
  String accepting = "";

  TwoRegions(Supplier<ExchangeClient> client) {
    this.client = client;
  }

  String today() {
    return today;
  }

  /** Takes the second region into use, as agreed as the first, with a provider in each. */
  void setUp() throws IOException {
    ObjectNode config = (ObjectNode) get("administrator", HERE, "").deepCopy();
    config.remove(List.of("id", "offset", "today", "status"));
    config.put("name", "Friesland");
    // Who answers for whom is of the first region's own.
    ((ArrayNode) config.at("/table/representatives")).removeAll();
    ExchangeClient.Reply put =
        client.get().put("administrator", path(THERE, "/config"), "*", config);
    assertThat(put.status()).as("%s", put.body()).isEqualTo(200);
    holder = organization(HERE, "Ommelander GGZ", "GGZ_CORE");
    receiver = organization(THERE, "De Marren", "GGZ_OTHER");
    holding = service(HERE, holder);
    accepting = service(THERE, receiver);
  }

  /** A transfer for which the ladder has come to other regions. */
  String outside(String position) throws IOException {
    Map<String, Object> body = Map.of("position", position, "destination", "GGZ");
    String screener = organization(HERE, "Meekijkers " + kept, "GGZ_OTHER");
    String transfer =
        "/transfers/"
            + post("planner@" + holder, HERE, "/transfers", body, 201).path("transfer").asText();
    post(
        "table-member@" + screener, HERE, transfer + "/screen", Map.of("outcome", "TRANSFER"), 204);
    List<String> scopes = List.of("REGION", "OUTSIDE_REGION");
    done(HERE, holder, transfer + "/consent", "state", "ASKED", "scopes", scopes);
    String until = LocalDate.parse(today).plusDays(60).toString();
    done(
        HERE,
        holder,
        transfer + "/consent",
        "state",
        "GIVEN",
        "scopes",
        scopes,
        "on",
        today,
        "until",
        until);
    for (String step : List.of("LOCAL", "REGION")) {
      done(HERE, holder, transfer + "/escalations", "step", step);
      done(
          HERE,
          holder,
          transfer + "/escalations/" + step + "/answer",
          "outcome",
          "NOT_POSSIBLE",
          "reason",
          "NO_CAPACITY");
    }
    done(HERE, holder, transfer + "/escalations", "step", "OUTSIDE");
    return transfer;
  }

  /** Asks the service there, and waits until it knows; the id of the crossing. */
  String asked(String transfer) throws IOException {
    Map<String, Object> body = Map.of("region", THERE, "service", accepting);
    String crossing =
        post("planner@" + holder, HERE, transfer + "/crossings", body, 200)
            .path("crossing")
            .asText();
    awaitRow("planner@" + receiver, THERE, crossing, row -> state(row).equals("ASKED"));
    return crossing;
  }

  /** The service there keeps a place, and the holder knows; the place. */
  String accepted(String transfer, String crossing) throws IOException {
    String slot = place();
    done(THERE, receiver, "/arrivals/" + crossing + "/accept", "slot", slot);
    awaitRow("planner@" + holder, HERE, id(transfer), row -> state(row).equals("ACCEPTED"));
    return slot;
  }

  static String id(String transfer) {
    return transfer.substring(transfer.lastIndexOf('/') + 1);
  }

  /** How the crossing of a row stands on its side. */
  static String state(JsonNode row) {
    JsonNode outside = row.path("outside");
    return outside.has("state") ? outside.path("state").asText() : outside.path("arrival").asText();
  }

  String waiting() throws IOException {
    Map<String, Object> body =
        Map.of(
            "service", holding,
            "phase", "INTAKE",
            "careQuestion", "MOOD",
            "urgency", "PRIORITY",
            "ageClass", "35-49",
            "since", "2026-01-05");
    return post("planner@" + holder, HERE, "/positions", body, 201).path("position").asText();
  }

  String place() throws IOException {
    Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(3L + kept++, ChronoUnit.DAYS);
    Map<String, String> place =
        Map.of(
            "service", accepting,
            "kind", "INTAKE",
            "start", start.toString(),
            "end", start.plus(1, ChronoUnit.HOURS).toString(),
            "allotment", "TRANSFER_TABLE",
            "delivery", "ON_SITE",
            "override", "OTHER");
    return post("planner@" + receiver, THERE, "/slots", Map.of("items", List.of(place)), 200)
        .at("/results/0/slot")
        .asText();
  }

  int free(String slot) throws IOException {
    return get("planner@" + receiver, THERE, "/slots/" + slot).path("free").asInt(-1);
  }

  /** Open positions on the holder's list that are {@code position}. */
  long here(String position) throws IOException {
    return open(HERE, holder, row -> row.path("key").asText().equals(position));
  }

  /** Open positions on the receiver's list with a place on {@code slot}. */
  long there(String slot) throws IOException {
    return open(THERE, receiver, row -> row.at("/booking/slot").asText().equals(slot));
  }

  private long open(String region, String of, Predicate<JsonNode> which) throws IOException {
    long count = 0;
    for (JsonNode row : get("planner@" + of, region, "/positions")) {
      count += !row.has("closed") && which.test(row) ? 1 : 0;
    }
    return count;
  }

  /** The row of {@code view} called {@code key}; missing when {@code as} is shown none. */
  JsonNode row(String as, String region, String view, String key) throws IOException {
    for (JsonNode row : get(as, region, "/boards/" + view).path("rows")) {
      if (row.path("key").asText().equals(key)) {
        return row;
      }
    }
    return MissingNode.getInstance();
  }

  JsonNode awaitRow(String as, String region, String key, Predicate<JsonNode> which) {
    JsonNode[] last = new JsonNode[1];
    ServerProcess.await(
        PATIENCE,
        () -> {
          try {
            last[0] = row(as, region, "transfers", key);
            return which.test(last[0]);
          } catch (IOException cause) {
            throw new UncheckedIOException(cause);
          }
        });
    return last[0];
  }

  private String organization(String region, String name, String kind) throws IOException {
    return post("administrator", region, "/organizations", Map.of("name", name, "kind", kind), 201)
        .path("id")
        .asText();
  }

  private String service(String region, String of) throws IOException {
    Map<String, Object> site = Map.of("name", "Hereweg", "postcode", "9726");
    String location = post("planner@" + of, region, "/locations", site, 201).path("id").asText();
    Map<String, Object> body =
        Map.of(
            "location", location,
            "name", "Stemming",
            "category", "GGZ_TREATMENT",
            "careQuestions", List.of("MOOD"),
            "echelons", List.of("SPECIALISED"),
            "ageClasses", List.of(),
            "languages", List.of("nl"),
            "deliveries", List.of("ON_SITE"));
    return post("planner@" + of, region, "/healthcare-services", body, 201).path("id").asText();
  }

  void done(String region, String by, String path, Object... namesAndValues) throws IOException {
    post("planner@" + by, region, path, body(namesAndValues), 204);
  }

  JsonNode refused(
      String region, String by, String path, int status, String slug, Object... namesAndValues)
      throws IOException {
    JsonNode problem = post("planner@" + by, region, path, body(namesAndValues), status);
    assertThat(problem.path("type").asText()).endsWith("/" + slug);
    return problem;
  }

  static Map<String, Object> body(Object... namesAndValues) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return body;
  }

  JsonNode get(String as, String region, String path) throws IOException {
    ExchangeClient.Reply reply = client.get().get(as, path(region, path));
    assertThat(reply.status()).as("%s %s", path, reply.body()).isEqualTo(200);
    return reply.body();
  }

  private JsonNode post(String as, String region, String path, Object body, int status)
      throws IOException {
    ExchangeClient.Reply reply = client.get().post(as, path(region, path), body);
    assertThat(reply.status()).as("%s %s", path, reply.body()).isEqualTo(status);
    return reply.body();
  }

  static String path(String region, String path) {
    return "/api/v1/regions/" + region + path;
  }
}
