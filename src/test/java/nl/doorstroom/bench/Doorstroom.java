package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import nl.doorstroom.FreePort;
import nl.doorstroom.Main;
import nl.doorstroom.access.DemoAccess;
import nl.doorstroom.journal.postgres.DatabaseUri;

/**
 * The exchange as it is run, in a process of its own, with the demonstration standing still: one
 * planner publishes places and one practice watches them. Its PostgreSQL belongs to the process of
 * the benchmark.
 */
final class Doorstroom implements AutoCloseable {

  static final String REGION = "groningen";
  static final String VIEW = "slots";

  private static final String BASE = "/api/v1/regions/" + REGION;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_MAX = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Process process;
  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Instant firstStart =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private String practice = "";
  private Offer measured = new Offer("", "");
  private final List<Offer> elsewhere = new ArrayList<>();

  private Doorstroom(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** A service and who plans it. */
  private record Offer(String service, String planner) {}

  /** Starts one over {@code database} and returns once a place can be published. */
  static Doorstroom start(DatabaseUri database, Duration flushTick)
      throws IOException, InterruptedException {
    return start(database, flushTick, List.of());
  }

  /** As {@link #start(DatabaseUri, Duration)}, with {@code more} options. */
  static Doorstroom start(DatabaseUri database, Duration flushTick, List<String> more)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of("target", "bench", "server"));
    int port = FreePort.next();
    List<String> command = new ArrayList<>();
    command.add(JavaProcess.java());
    command.addAll(List.of("-Xmx512m", "-cp", JavaProcess.classPath(), Main.class.getName()));
    command.addAll(
        List.of(
            "--port=" + port,
            "--data-dir=" + directory.toAbsolutePath(),
            "--database-url=" + url(database),
            "--demo-activity=false",
            "--flush-tick=" + flushTick));
    command.addAll(more);
    Doorstroom started =
        new Doorstroom(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(directory.resolve("log").toFile()))
                .start(),
            port);
    try {
      started.awaitReady();
      started.choose();
      return started;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      started.close();
      throw failure;
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  URI live() {
    return URI.create("ws://127.0.0.1:" + port + "/api/v1/live");
  }

  /** Who watches. */
  String watcher() {
    return "demo-gp@" + practice;
  }

  /** Publishes the place of a number, one that has not been published before. */
  HttpRequest change(long number) {
    return publish(measured, number);
  }

  /** Publishes the place of a number at one of the services that nothing is measured on. */
  HttpRequest changeElsewhere(long number) {
    int each = elsewhere.size();
    return publish(elsewhere.get((int) (number % each)), number / each);
  }

  private HttpRequest publish(Offer offer, long number) {
    Instant start = firstStart.plus(Duration.ofMinutes(number));
    return post(
        offer.planner(),
        "/slots",
        """
        {"items":[{"service":"%s","externalId":"%s-%d","kind":"INTAKE","start":"%s","end":"%s",
          "allotment":"NEW_REFERRAL","delivery":"ON_SITE","override":"OTHER"}]}
        """
            .formatted(offer.service(), run, number, start, start.plus(Duration.ofMinutes(45))));
  }

  int port() {
    return port;
  }

  /**
   * What people ask of a region in the morning, for {@link Demand}: of ten, five of practices open
   * the board of places, four of the transfertafel that of cases, and one of a provider confirms
   * what it shows, a command that leaves no more behind the more often it is given.
   */
  List<String> morning() throws IOException {
    Map<String, List<String>> offered = new LinkedHashMap<>();
    elsewhere.forEach(
        offer ->
            offered
                .computeIfAbsent(offer.planner(), none -> new ArrayList<>())
                .add(offer.service()));
    List<String> confirmations = new ArrayList<>();
    for (Map.Entry<String, List<String>> each : offered.entrySet()) {
      String body = JSON.writeValueAsString(Map.of("services", each.getValue()));
      for (int person = 1; person <= DemoAccess.PEOPLE_MAX; person++) {
        confirmations.add(
            Demand.request(
                "POST "
                    + BASE
                    + "/healthcare-services/confirm HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Authorization: Bearer "
                    + each.getKey()
                    + (person == 1 ? "" : "+" + person)
                    + "\r\nContent-Type: application/json\r\n",
                body));
      }
    }
    List<String> requests = new ArrayList<>();
    for (int i = 0; i < confirmations.size(); i++) {
      String member =
          elsewhere.get(i % elsewhere.size()).planner().replace("planner", "table-member");
      for (int person = 1; person <= DemoAccess.PEOPLE_MAX; person++) {
        boolean ofTable = person % 2 == 0;
        requests.add(
            Demand.request(
                "GET "
                    + BASE
                    + (ofTable ? "/boards/cases" : "/boards/slots")
                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + (ofTable ? member : watcher())
                    + (person == 1 ? "" : "+" + person)
                    + "\r\n",
                ""));
      }
      requests.add(confirmations.get(i));
    }
    return requests;
  }

  /** What Prometheus reads. */
  String metrics() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri("/metrics")).build()).body();
  }

  /**
   * Deltas of the board since {@code cursor}, as a watcher gets them; empty when there are none.
   */
  String changes(String cursor) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(BASE + "/boards/" + VIEW + "/changes?since=" + cursor))
            .header("Authorization", "Bearer " + watcher())
            .build())
        .body();
  }

  /** The cursor of the board as it is. */
  String cursor() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(BASE + "/boards/" + VIEW))
            .header("Authorization", "Bearer " + watcher())
            .build();
    return JSON.readTree(send(request).body()).get("at").asText();
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(request + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - start > START_MAX.toNanos()) {
        throw new IOException("server not ready: target/bench/server/log");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri("/health/ready")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }

  /** Picks of the demonstration the services that take places, their planners, and a practice. */
  private void choose() throws IOException, InterruptedException {
    for (JsonNode row :
        all(
            "/boards/waits",
            "rows",
            each ->
                each.get("category").asText().equals("GGZ_TREATMENT")
                    && each.get("stops").isEmpty())) {
      elsewhere.add(
          new Offer(
              row.get("key").asText(),
              "demo-planner@" + row.get("organization").get("id").asText()));
    }
    measured = elsewhere.remove(0);
    practice =
        all("/organizations", "", each -> each.get("kind").asText().equals("GP_PRACTICE"))
            .get(0)
            .get("id")
            .asText();
  }

  /** The elements of {@code path} that {@code wanted} takes, of which there must be some. */
  private List<JsonNode> all(String path, String field, Predicate<JsonNode> wanted)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(BASE + path))
            .header("Authorization", "Bearer demo-administrator")
            .build();
    JsonNode answer = JSON.readTree(send(request).body());
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode each : field.isEmpty() ? answer : answer.get(field)) {
      if (wanted.test(each)) {
        found.add(each);
      }
    }
    if (found.size() < 2) {
      throw new IOException(path + ": " + found.size() + " (expected: several)");
    }
    return found;
  }

  private HttpRequest post(String identity, String path, String body) {
    return HttpRequest.newBuilder(uri(BASE + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + identity)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String url(DatabaseUri database) {
    return "postgresql://"
        + URLEncoder.encode(database.user(), UTF_8)
        + ":"
        + URLEncoder.encode(database.password(), UTF_8)
        + "@"
        + database.host()
        + ":"
        + database.port()
        + "/"
        + database.database();
  }
}
