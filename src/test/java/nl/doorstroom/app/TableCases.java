package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A holder, a receiver and people for whom the table seeks a place, on a running exchange. */
final class TableCases {

  static final String REGION = "/api/v1/regions/groningen";

  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  final String holder;
  final String receiver;
  final String receiving;
  private final ExchangeClient client;
  private final String holding;
  private int published;

  TableCases(ExchangeClient client) throws IOException {
    this.client = client;
    holder = organization("Ommelander GGZ");
    receiver = organization("Het Hogeland");
    holding = service(holder);
    receiving = service(receiver);
    endOthers();
  }

  /** For whom the demonstration seeks a place would be on the agenda too. */
  private void endOthers() throws IOException {
    for (JsonNode row :
        client.get("administrator", REGION + "/boards/transfers").body().path("rows")) {
      if (Set.of("CONSENTED", "OFFERED").contains(row.path("stage").asText())) {
        post(
            "planner@" + row.at("/holder/id").asText(),
            "/transfers/" + row.path("key").asText() + "/end",
            Map.of("why", "NO_RECEIVER"));
      }
    }
  }

  static LocalDate today() {
    return LocalDate.now(ZONE);
  }

  /** Someone who consented, waiting for {@code days}; gives the transfer. */
  String consented(String urgency, int days) throws IOException {
    Map<String, Object> waits =
        Map.of(
            "service",
            holding,
            "phase",
            "INTAKE",
            "careQuestion",
            "MOOD",
            "urgency",
            urgency,
            "ageClass",
            "35-49",
            "since",
            today().minusDays(days).toString());
    String position = post("planner@" + holder, "/positions", waits).path("position").asText();
    String transfer =
        post("planner@" + holder, "/transfers", Map.of("position", position, "destination", "GGZ"))
            .path("transfer")
            .asText();
    String path = "/transfers/" + transfer;
    post("table-member@" + receiver, path + "/screen", Map.of("outcome", "TRANSFER"));
    List<String> scopes = List.of("REGION");
    post("planner@" + holder, path + "/consent", Map.of("state", "ASKED", "scopes", scopes));
    post(
        "planner@" + holder,
        path + "/consent",
        Map.of(
            "state",
            "GIVEN",
            "scopes",
            scopes,
            "on",
            today().toString(),
            "until",
            today().plusDays(90).toString()));
    return transfer;
  }

  /** As {@link #consented}, and the receiver is asked; gives the transfer and the question. */
  String[] asked(String urgency, int days) throws IOException {
    String transfer = consented(urgency, days);
    JsonNode asks =
        post(
            "planner@" + holder,
            "/transfers/" + transfer + "/asks",
            Map.of("services", List.of(receiving)));
    return new String[] {transfer, asks.at("/asks/0/key").asText()};
  }

  /** A place of the receiver for the table. */
  String place() throws IOException {
    Instant start =
        Instant.now().truncatedTo(ChronoUnit.HOURS).plus(9L * 24 + published++, ChronoUnit.HOURS);
    Map<String, Object> place =
        Map.of(
            "service", receiving,
            "kind", "INTAKE",
            "start", start.toString(),
            "end", start.plus(1, ChronoUnit.HOURS).toString(),
            "allotment", "TRANSFER_TABLE",
            "delivery", "ON_SITE",
            "override", "OTHER");
    return post("planner@" + receiver, "/slots", Map.of("items", List.of(place)))
        .at("/results/0/slot")
        .asText();
  }

  /** A meeting that starts within a minute, led by the holder, of which the agenda is drawn. */
  String meeting() throws IOException {
    Map<String, Object> soon = Map.of("startsAt", Instant.now().plusSeconds(20).toString());
    return post("table-member@" + holder, "/meetings", soon).path("meeting").asText();
  }

  /** Ends every meeting that is still ahead, so that the day can have another. */
  void endMeetings() throws IOException {
    for (JsonNode row :
        client.get("administrator", REGION + "/boards/meetings").body().path("rows")) {
      String path = "/meetings/" + row.path("key").asText();
      String leads = "table-member@" + row.at("/chair/id").asText();
      switch (row.path("state").asText()) {
        case "OPEN" -> post(leads, path + "/close", Map.of());
        case "PLANNED", "AGENDA_FIXED" -> post(leads, path + "/cancel", Map.of());
        default -> {
          // It is over.
        }
      }
    }
  }

  JsonNode row(String identity, String meeting) throws IOException {
    for (JsonNode row : client.get(identity, REGION + "/boards/meetings").body().path("rows")) {
      if (row.path("key").asText().equals(meeting)) {
        return row;
      }
    }
    throw new AssertionError("no meeting " + meeting);
  }

  /** What must be done. */
  JsonNode post(String identity, String path, Object body) throws IOException {
    ExchangeClient.Reply reply = reply(identity, path, body);
    assertThat(reply.status()).as("%s %s", path, reply.body()).isBetween(200, 204);
    return reply.body();
  }

  ExchangeClient.Reply reply(String identity, String path, Object body) throws IOException {
    return client.post(identity, REGION + path, body);
  }

  private String organization(String name) throws IOException {
    return post("administrator", "/organizations", Map.of("name", name, "kind", "GGZ_OTHER"))
        .path("id")
        .asText();
  }

  private String service(String of) throws IOException {
    Map<String, Object> site = Map.of("name", "Hereweg", "postcode", "9726");
    String location = post("planner@" + of, "/locations", site).path("id").asText();
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
    return post("planner@" + of, "/healthcare-services", body).path("id").asText();
  }
}
