package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A planner's file, from the disk of the planner to places that are live, and back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlannerFilesIT {

  private static final String REGION = "/api/v1/regions/groningen";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TestServer server;
  private static JsonNode service;
  private static String planner;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
    service = treatment();
    planner = "planner@" + service.path("organization").path("id").asText();
  }

  private static JsonNode treatment() throws IOException {
    for (JsonNode row : get("administrator", "/boards/waits").path("rows")) {
      if (row.path("category").asText().equals("GGZ_TREATMENT")) {
        return row;
      }
    }
    throw new IllegalStateException("no treatment is offered");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode get(String identity, String path) throws IOException {
    return server.client().get(identity, REGION + path).body();
  }

  private static ExchangeClient.Reply post(String path, Object body) throws IOException {
    return server.client().post(planner, REGION + path, body);
  }

  private static HttpResponse<String> upload(String name, String text) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(
                URI.create(server.client().base() + REGION + "/file-imports?name=" + name))
            .header("Authorization", "Bearer demo-" + planner)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofString(text))
            .build(),
        BodyHandlers.ofString());
  }

  /** Waits until nothing is under way. */
  private static JsonNode settled(String path) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      JsonNode status = get(planner, path);
      if (!List.of("PREVIEWING", "RUNNING").contains(status.path("phase").asText())) {
        return status;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new IllegalStateException("still under way: " + path);
  }

  private static String csv(String prefix, int from) {
    StringBuilder rows =
        new StringBuilder("Afspraaknummer;Aanbod;Soort;Datum;Tijd;Duur;Vorm;Bestemd voor\n");
    for (int i = 0; i < 3; i++) {
      rows.append(prefix)
          .append(i)
          .append(';')
          .append(service.path("key").asText())
          .append(";Intake;")
          .append(LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusDays(15))
          .append(';')
          .append(from + i)
          .append(":00;60;Op locatie;Eigen wachtlijst\n");
    }
    return rows.toString();
  }

  private static String brought(String prefix, int from) throws Exception {
    HttpResponse<String> opened = upload("agenda.csv", csv(prefix, from));
    assertThat(opened.statusCode()).describedAs(opened.body()).isEqualTo(201);
    JsonNode status = JSON.readTree(opened.body());
    assertThat(status.path("missing")).describedAs(opened.body()).isEmpty();
    String path = "/file-imports/" + status.path("id").asText();
    assertThat(post(path + "/run", Map.of("mode", "PER_ROW")).status()).isEqualTo(409);
    assertThat(post(path + "/preview", Map.of()).status()).isEqualTo(202);
    JsonNode previewed = settled(path);
    assertThat(previewed.at("/counts/NEW").asInt()).describedAs(previewed + "").isEqualTo(3);
    assertThat(post(path + "/run", Map.of("mode", "ALL_OR_NOTHING")).status()).isEqualTo(202);
    assertThat(settled(path).path("phase").asText()).isEqualTo("DONE");
    return path;
  }

  private static List<String> places(String prefix) throws IOException {
    return get(planner, "/slots?service=" + service.path("key").asText())
        .findParents("externalId")
        .stream()
        .filter(row -> row.path("externalId").asText().startsWith(prefix))
        .filter(row -> !row.path("state").asText().equals("WITHDRAWN"))
        .map(row -> row.path("key").asText())
        .toList();
  }

  @Test
  void a_file_is_previewed_brought_in_remembered_and_undone() throws Exception {
    String path = brought("one-" + UUID.randomUUID() + "-", 8);
    JsonNode rows = get(planner, path + "/rows");
    assertThat(rows).hasSize(3);
    String key = rows.get(0).path("key").asText();
    assertThat(places(key)).hasSize(1);
    JsonNode again = JSON.readTree(upload("agenda.csv", csv("again", 8)).body());
    assertThat(again.path("id").asText()).isNotEmpty();
    assertThat(server.client().get(planner, REGION + path + "/report").status()).isEqualTo(200);
    ExchangeClient.Reply undone = post(path + "/undo", Map.of());
    assertThat(undone.status()).isEqualTo(202);
    assertThat(undone.body().path("importState").asText()).isEqualTo("UNDONE");
    assertThat(places(key)).isEmpty();
  }

  @Test
  void what_is_claimed_is_not_undone() throws Exception {
    String prefix = "two-" + UUID.randomUUID() + "-";
    String path = brought(prefix, 12);
    String slot = places(prefix).get(0);
    JsonNode position =
        post(
                "/positions",
                Map.of(
                    "service",
                    service.path("key").asText(),
                    "phase",
                    "INTAKE",
                    "careQuestion",
                    service.path("careQuestions").path(0).asText("MOOD"),
                    "urgency",
                    "REGULAR",
                    "ageClass",
                    service.path("ageClasses").path(0).asText("35-49"),
                    "since",
                    "2026-01-05"))
            .body();
    ExchangeClient.Reply claimed =
        post("/slots/" + slot + "/claim", Map.of("position", position.path("position").asText()));
    assertThat(claimed.status()).describedAs(claimed.body() + "").isEqualTo(201);
    String importId = get(planner, path).path("importId").asText();
    ExchangeClient.Reply refused = post("/imports/" + importId + "/undo", Map.of());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("type").asText()).endsWith("/import-in-use");
    assertThat(refused.body().path("slot").asText()).isEqualTo(slot);
    assertThat(refused.body().path("claim").asText())
        .isEqualTo(claimed.body().path("claim").asText());
  }

  @Test
  void what_is_no_file_is_refused_with_what_is_wrong() throws Exception {
    HttpResponse<String> refused = upload("leeg.csv", " ");
    assertThat(refused.statusCode()).isEqualTo(422);
    JsonNode problem = JSON.readTree(refused.body());
    assertThat(problem.path("type").asText()).endsWith("/file-refused");
    assertThat(problem.path("problem").asText()).isEqualTo("EMPTY");
    ExchangeClient.Reply none = server.client().get(planner, REGION + "/file-imports/none");
    assertThat(none.status()).isEqualTo(404);
  }
}
