package nl.doorstroom.app;

import static nl.doorstroom.app.ScreensWorld.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A holder, two receivers, a practice and somebody else at the table, new to the region. */
final class TableTown {

  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private final Supplier<ExchangeClient> client;
  final String holder;
  final String first;
  final String second;
  final String watching;
  final String practice;
  final String holding;
  final String declining;
  final String accepting;

  /**
   * @param client of the server, which may be another one after a restart
   */
  TableTown(Supplier<ExchangeClient> client) throws IOException {
    this.client = client;
    holder = organization("Ommelander GGZ", "GGZ_CORE");
    first = organization("De Wadden", "GGZ_OTHER");
    second = organization("Het Hogeland", "GGZ_OTHER");
    watching = organization("Zorg aan de Dollard", "GGZ_OTHER");
    practice = organization("Praktijk De Brug", "GP_PRACTICE");
    holding = service(holder, "SPECIALISED");
    declining = service(first, "SPECIALISED");
    accepting = service(second, "SPECIALISED");
  }

  /** Someone whom the practice referred to the holder. */
  record Referred(String referral, String code, String position) {}

  Referred referred(String madeOn) throws IOException {
    Map<String, Object> body =
        Map.of(
            "service", holding,
            "careQuestion", "MOOD",
            "urgency", "PRIORITY",
            "ageClass", "35-49",
            "municipality", "Groningen",
            "insurer", "vgz",
            "madeOn", madeOn);
    JsonNode made = posted("gp@" + practice, "/referrals", body);
    return new Referred(
        made.path("referral").asText(), made.path("code").asText(), made.path("position").asText());
  }

  /** Someone who waits for the holder too long, with all that is known of someone. */
  String waiting() throws IOException {
    return waiting("menzis");
  }

  /** As {@link #waiting()}, insured with {@code insurer}. */
  String waiting(String insurer) throws IOException {
    Map<String, Object> body = new HashMap<>();
    body.put("service", holding);
    body.put("phase", "INTAKE");
    body.put("careQuestion", "TRAUMA");
    body.put("urgency", "HIGH");
    body.put("ageClass", "18-23");
    body.put("insurer", insurer);
    body.put("municipality", "Eemsdelta");
    body.put(
        "complexity", Map.of("domains", List.of("HOUSING"), "mustHaves", List.of("WHEELCHAIR")));
    body.put("since", today().minusDays(200).toString());
    return posted("planner@" + holder, "/positions", body).path("position").asText();
  }

  /** What is called how, by id. */
  Map<String, String> names() {
    return Map.of(
        holder, "{holder}",
        first, "{declining}",
        second, "{accepting}",
        watching, "{other}",
        practice, "{practice}",
        holding, "{holding}",
        declining, "{declining-service}",
        accepting, "{accepting-service}");
  }

  /**
   * A place for the table, {@code days} from today, at an hour that nobody asks questions about.
   */
  String place(String by, String service, int days) throws IOException {
    Instant start = today().plusDays(days).atTime(10, 0).atZone(ZONE).toInstant();
    Map<String, Object> place =
        Map.of(
            "service", service,
            "kind", "INTAKE",
            "start", start.toString(),
            "end", start.plus(1, ChronoUnit.HOURS).toString(),
            "allotment", "TRANSFER_TABLE",
            "delivery", "ON_SITE",
            "override", "OTHER");
    return posted("planner@" + by, "/slots", Map.of("items", List.of(place)))
        .at("/results/0/slot")
        .asText();
  }

  /**
   * Path of a transfer of {@code position} that was screened elsewhere, with consent for the
   * region.
   */
  String consented(String position) throws IOException {
    return consented(position, "REGION");
  }

  /** As {@link #consented(String)}, with consent for {@code scopes}. */
  String consented(String position, String... scopes) throws IOException {
    String transfer = proposed(position, Map.of("destination", "GGZ"));
    screened(transfer);
    consents(transfer, scopes);
    return transfer;
  }

  /** For whom nothing is found, up to the insurer, who is asked. */
  void escalated(String transfer) throws IOException {
    String path = transfer + "/escalations";
    for (String step : List.of("LOCAL", "REGION", "OUTSIDE")) {
      posted("planner@" + holder, path, Map.of("step", step));
      posted(
          "planner@" + holder,
          path + "/" + step + "/answer",
          Map.of("outcome", "NOT_POSSIBLE", "reason", "NO_CAPACITY"));
    }
    posted("planner@" + holder, path, Map.of("step", "INSURER"));
  }

  /** Asks the table something as {@code identity}: the key of the question. */
  String question(String identity) throws IOException {
    Map<String, Object> body =
        Map.of(
            "careQuestion", "MOOD",
            "urgency", "PRIORITY",
            "ageClass", "35-49",
            "municipality", "Groningen",
            "insurer", "menzis");
    return posted(identity, "/mediations", body).path("mediation").asText();
  }

  /** Path of a transfer of {@code position}, with what else is said of it. */
  String proposed(String position, Map<String, Object> proposal) throws IOException {
    Map<String, Object> body = new HashMap<>(proposal);
    body.put("position", position);
    return "/transfers/"
        + posted("planner@" + holder, "/transfers", body).path("transfer").asText();
  }

  /** The id at the end of a path. */
  static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  void screened(String transfer) throws IOException {
    posted("table-member@" + first, transfer + "/screen", Map.of("outcome", "TRANSFER"));
  }

  /** The client is asked, and agrees for two months. */
  void consents(String transfer, String... given) throws IOException {
    String by = "planner@" + holder;
    List<String> scopes = List.of(given);
    posted(by, transfer + "/consent", Map.of("state", "ASKED", "scopes", scopes));
    LocalDate today = today();
    posted(
        by,
        transfer + "/consent",
        Map.of(
            "state",
            "GIVEN",
            "scopes",
            scopes,
            "on",
            today.toString(),
            "until",
            today.plusDays(60).toString()));
  }

  static LocalDate today() {
    return LocalDate.now(ZONE);
  }

  /** Puts {@code transfer} to {@code services}: keys of the questions, by service. */
  Map<String, String> asked(String transfer, String... services) throws IOException {
    Map<String, String> asks = new HashMap<>();
    posted("planner@" + holder, transfer + "/asks", Map.of("services", List.of(services)))
        .path("asks")
        .forEach(ask -> asks.put(ask.path("service").asText(), ask.path("key").asText()));
    return asks;
  }

  JsonNode slot(String id) throws IOException {
    return client.get().get("planner@" + second, REGION + "/slots/" + id).body();
  }

  JsonNode posted(String identity, String path, Object body) throws IOException {
    ExchangeClient.Reply reply = client.get().post(identity, REGION + path, body);
    assertThat(reply.status()).as("%s", reply.body()).isBetween(200, 204);
    return reply.body();
  }

  String organization(String name, String kind) throws IOException {
    return posted("administrator", "/organizations", Map.of("name", name, "kind", kind))
        .path("id")
        .asText();
  }

  String service(String of, String echelon) throws IOException {
    return service(of, Map.of("echelons", List.of(echelon)));
  }

  /** One for stemmingsklachten, but for what {@code more} says. */
  String service(String of, Map<String, Object> more) throws IOException {
    String by = "planner@" + of;
    String location =
        posted(by, "/locations", Map.of("name", "Hereweg", "postcode", "9726")).path("id").asText();
    Map<String, Object> body = new HashMap<>();
    body.put("location", location);
    body.put("name", "Stemming");
    body.put("category", "GGZ_TREATMENT");
    body.put("careQuestions", List.of("MOOD"));
    body.put("echelons", List.of("SPECIALISED"));
    body.put("ageClasses", List.of());
    body.put("languages", List.of("nl"));
    body.put("deliveries", List.of("ON_SITE"));
    body.putAll(more);
    return posted(by, "/healthcare-services", body).path("id").asText();
  }
}
