package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** People for whom the table of a {@link TableTown} seeks a place, and its meetings. */
final class TableCases {

  static final String REGION = "/api/v1/regions/groningen";

  final String holder;
  final String receiver;
  final String receiving;
  private final ExchangeClient client;
  private final TableTown town;
  private int published;

  TableCases(ExchangeClient client) throws IOException {
    this.client = client;
    town = new TableTown(() -> client);
    holder = town.holder;
    receiver = town.second;
    receiving = town.accepting;
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
    return TableTown.today();
  }

  /** Someone who consented, waiting for {@code days}; gives the transfer. */
  String consented(String urgency, int days) throws IOException {
    Map<String, Object> waits =
        Map.of(
            "service",
            town.holding,
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
    return TableTown.id(town.consented(position));
  }

  /** As {@link #consented}, and the receiver is asked; gives the transfer and the question. */
  String[] asked(String urgency, int days) throws IOException {
    String transfer = consented(urgency, days);
    Map<String, String> asks = town.asked("/transfers/" + transfer, receiving);
    return new String[] {transfer, Objects.requireNonNull(asks.get(receiving), receiving)};
  }

  /** A place of the receiver for the table. */
  String place() throws IOException {
    return town.place(receiver, receiving, 9 + published++);
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
}
