package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileRoutesIT {

  private static final String FILES = BASE + "/file-imports";
  private static final String MAPPING =
      """
      {"content":"SLOTS","separator":";","charset":null,"header":1,
       "columns":[{"name":"Datum","field":"DATE","sensitive":false},{"name":"Naam","field":null}]}
      """;

  private static TestServer server;
  private static SmallRegion region;
  private static Path inbox;

  @BeforeAll
  static void start(@TempDir Path webroot) {
    server = TestServer.start(webroot);
    region = new SmallRegion(server);
    inbox = webroot.resolve("received");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestClient bytes(TestClient client) {
    return client.with("Content-Type", "application/octet-stream");
  }

  private static String opened(String body) {
    return bytes(region.planner()).post(FILES + "?name=agenda.csv", body).expect(201).text("id");
  }

  @Test
  void a_file_goes_to_disk_as_it_is() {
    String body = "Datum;Tijd\n".repeat(80_000);
    JsonNode file =
        bytes(region.planner())
            .post(FILES + "?name=agenda.csv&content=SLOTS", body)
            .expect(201)
            .json();
    assertThat(file.path("size").asInt()).isEqualTo(body.length());
    assertThat(file.path("fileName").asText()).isEqualTo("agenda.csv");
    String id = file.path("id").asText();
    assertThat(region.planner().get(FILES + "/" + id).expect(200).text("id")).isEqualTo(id);
    assertThat(region.planner().get(FILES).expect(200).json().findValuesAsText("id")).contains(id);
    TestClient.Answered report = region.planner().get(FILES + "/" + id + "/report").expect(200);
    assertThat(report.response().body()).isEqualTo(body);
    assertThat(report.header("content-type")).startsWith("text/csv");
    assertThat(report.header("content-disposition")).startsWith("attachment");
    region.planner().delete(FILES + "/" + id).expect(204);
    region.planner().get(FILES + "/" + id).expectProblem(404, "not-found");
  }

  @Test
  void json_and_calendars_are_files_too() {
    assertThat(region.planner().post(FILES, "{not json").expect(201).text("size")).isEqualTo("9");
    assertThat(
            region.planner().with("Content-Type", "text/calendar").post(FILES, "BEGIN:").status())
        .isEqualTo(201);
  }

  @Test
  void what_is_too_large_leaves_nothing_behind() throws IOException {
    long before = left();
    String body = "x".repeat((int) FakeFiles.BYTES_MAX + 1);
    bytes(region.planner()).post(FILES, body).expectProblem(413, "too-large").naming("body");
    assertThat(left()).isEqualTo(before);
  }

  private static long left() throws IOException {
    if (!Files.isDirectory(inbox)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(inbox)) {
      return all.count();
    }
  }

  @Test
  void a_file_is_its_organisations_own() {
    String id = opened("Datum\n");
    TestClient other = server.client("demo-planner@" + region.practice);
    other.get(FILES + "/" + id).expectProblem(404, "not-found");
    other.post(FILES + "/" + id + "/run", "{\"mode\":\"PER_ROW\"}").expectProblem(404, "not-found");
    bytes(region.gp()).post(FILES, "Datum\n").expectProblem(403, "not-yours");
    bytes(server.client("")).post(FILES, "Datum\n").expectProblem(403, "not-yours");
    TestClient administrator = server.client("demo-administrator");
    bytes(administrator).post(FILES, "Datum\n").expectProblem(403, "organization-missing");
    TestClient acting = administrator.with("On-Behalf-Of", region.provider);
    acting.get(FILES + "/" + id).expect(200);
    String theirs = bytes(acting).post(FILES, "Datum\n").expect(201).text("id");
    region.planner().get(FILES + "/" + theirs).expect(200);
    String report = FILES + "/" + theirs + "/report?onBehalfOf=";
    administrator.get(report + region.provider).expect(200);
    other.get(report + region.provider).expectProblem(403, "not-yours");
  }

  @Test
  void each_step_is_passed_on() {
    String path = FILES + "/" + opened("Datum\n");
    TestClient planner = region.planner();
    assertThat(planner.put(path + "/mapping", MAPPING).expect(200).text("mapping"))
        .contains("\"DATE\"");
    planner.put(path + "/calendar", "{\"places\":\"ALL\",\"service\":\"SUMMARY\"}").expect(200);
    planner.post(path + "/preview").expect(202);
    assertThat(planner.post(path + "/run", "{\"mode\":\"PER_ROW\"}").expect(202).text("mode"))
        .isEqualTo("PER_ROW");
    planner.post(path + "/cancel").expect(202);
    assertThat(planner.get(path + "/rows?verdict=REFUSED&offset=5&limit=10").expect(200).json())
        .isEqualTo(Wire.tree(List.of("REFUSED", "15")));
    planner.post(path + "/undo").expectProblem(404, "not-found");
  }

  @Test
  void bad_input_is_named() {
    String path = FILES + "/" + opened("Datum\n");
    TestClient planner = region.planner();
    bytes(planner)
        .post(FILES + "?content=NAMES", "x")
        .expectProblem(400, "invalid-parameter")
        .naming("content");
    planner
        .put(path + "/mapping", MAPPING.replace("\";\"", "\"#\""))
        .expectProblem(422, "invalid")
        .naming("separator");
    planner
        .put(path + "/mapping", MAPPING.replace("SLOTS", "NAMES"))
        .expectProblem(422, "invalid")
        .naming("content");
    planner.post(path + "/run", "{\"mode\":\"SOME\"}").expectProblem(422, "invalid").naming("mode");
    planner.get(path + "/rows?limit=0").expectProblem(400, "invalid-parameter").naming("limit");
    planner
        .with("Idempotency-Key", "")
        .post(path + "/preview")
        .expectProblem(400, "idempotency-key-missing");
  }

  @Test
  void only_an_import_that_is_known_is_undone() {
    region.planner().post(BASE + "/imports/groningen-none/undo").expectProblem(404, "not-found");
    region.gp().post(BASE + "/imports/groningen-none/undo").expectProblem(403, "not-yours");
  }
}
