package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A server that is brought back to an earlier instant, and those who watched it go on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestoreIT {

  private static final String REGION = "/api/v1/regions/groningen";
  private static final String SLOTS = REGION + "/boards/slots";

  private final AtomicInteger published = new AtomicInteger();
  private Path root = Path.of("");
  private ExchangeClient client = new ExchangeClient(1);
  private String service = "";
  private String planner = "";

  @BeforeEach
  void make() throws IOException {
    root = Path.of("target", "restore-" + System.nanoTime()).toAbsolutePath();
    Files.createDirectories(root);
  }

  @AfterEach
  void delete() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void watchers_notice_what_is_gone_and_what_was_acknowledged_before_is_there() throws Exception {
    String early;
    String noted;
    String late;
    Instant at;
    String key = UUID.randomUUID().toString();
    Map<String, Object> once;
    String kept;
    List<String> meanwhile = new ArrayList<>();
    String lost;
    long lateOffset;
    try (TestServer server = server("data")) {
      client = server.client();
      findService();
      early = board().get("at").asText();
      once = place();
      kept = publish(once, key);

      AtomicBoolean made = new AtomicBoolean();
      CompletableFuture<Void> commands =
          CompletableFuture.runAsync(() -> publishUntil(made, meanwhile));
      assertThat(run("backup", "--to=" + root.resolve("backup"), data("data"))).isZero();
      made.set(true);
      commands.join();
      assertThat(meanwhile).isNotEmpty();

      noted = board().get("at").asText();
      at = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
      try (LiveClient watcher = new LiveClient(client.base(), planner)) {
        watch(watcher, noted);
        assertThat(watcher.next("resumed").get("at").asText()).isEqualTo(noted);
        lost = publish(place(), UUID.randomUUID().toString());
        JsonNode board = board();
        late = board.get("at").asText();
        lateOffset = board.get("offset").asLong();
        watcher.deltasTo(lateOffset);
      }
    }

    assertThat(run("restore", "--from=" + root.resolve("backup"), data("restored"), "--at=" + at))
        .isZero();
    assertThat(run("journal", "verify", data("restored"))).isZero();

    try (TestServer server = server("restored")) {
      client = server.client();
      assertNoticed(late);
      assertResumed(early);
      assertResumed(noted);
      assertThat(LiveClient.rows(board())).containsKey(kept).containsKeys(keys(meanwhile));
      assertThat(LiveClient.rows(board())).doesNotContainKey(lost);
      long before = board().get("offset").asLong();
      assertThat(publish(once, key)).isEqualTo(kept);
      assertThat(board().get("offset").asLong()).isEqualTo(before);

      while (board().get("offset").asLong() <= lateOffset) {
        publish(place(), UUID.randomUUID().toString());
      }
      assertNoticed(late);
      assertResumed(noted);
    }
  }

  /** That who comes with {@code cursor} is told to fetch the board, on every road. */
  private void assertNoticed(String cursor) throws Exception {
    // What this server has not heard of another may have told: it waits a moment, and says the
    // time.
    assertThat(firstEvent(cursor, "event: tick")).isEqualTo("event: refetch");
    assertThat(client.get(planner, SLOTS + "/changes?since=" + cursor).status()).isEqualTo(410);
    try (LiveClient watcher = new LiveClient(client.base(), planner)) {
      watch(watcher, cursor);
      assertThat(watcher.next("refetch").get("at").asText()).isNotEqualTo(cursor);
    }
  }

  /** That who comes with {@code cursor} goes on from there, on every road. */
  private void assertResumed(String cursor) throws Exception {
    assertThat(firstEvent(cursor, "")).isIn("event: delta", "event: tick", "event: resumed");
    assertThat(client.get(planner, SLOTS + "/changes?since=" + cursor).status()).isIn(200, 304);
    try (LiveClient watcher = new LiveClient(client.base(), planner)) {
      watch(watcher, cursor);
      assertThat(watcher.next("resumed").get("id").asInt()).isEqualTo(1);
    }
  }

  private String firstEvent(String cursor, String but) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(client.base() + SLOTS + "/events"))
            .header("Authorization", "Bearer demo-" + planner)
            .header("Last-Event-ID", cursor)
            .build();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8))) {
      String line = Objects.requireNonNull(lines.readLine(), "end of stream");
      while (!line.startsWith("event: ") || line.equals(but)) {
        line = Objects.requireNonNull(lines.readLine(), "end of stream");
      }
      return line;
    }
  }

  private TestServer server(String name) throws Exception {
    return TestServer.start(
        options -> {
          options.database.databaseUrl = null;
          options.database.dataDirectory = root.resolve(name);
          options.database.archive = name.equals("data") ? root.resolve("archive") + "" : null;
        });
  }

  private String data(String name) {
    return "--data-dir=" + root.resolve(name);
  }

  private static int run(String... arguments) {
    return CommandLineEntry.run(arguments);
  }

  private void findService() throws IOException {
    for (JsonNode row : client.get("administrator", REGION + "/boards/waits").body().get("rows")) {
      if (row.get("category").asText().equals("GGZ_TREATMENT") && row.get("stops").isEmpty()) {
        service = row.get("key").asText();
        planner = "planner@" + row.get("organization").get("id").asText();
      }
    }
  }

  private void publishUntil(AtomicBoolean made, List<String> slots) {
    try {
      do {
        slots.add(publish(place(), UUID.randomUUID().toString()));
      } while (!made.get());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String[] keys(List<String> slots) {
    return Set.copyOf(slots).toArray(String[]::new);
  }

  private static void watch(LiveClient watcher, String since) {
    watcher.send(
        Map.of("op", "watch", "id", 1, "region", "groningen", "view", "slots", "since", since));
  }

  private JsonNode board() throws IOException {
    return client.get(planner, SLOTS).body();
  }

  /** A place a few days from now, at a time of its own. */
  private Map<String, Object> place() {
    Instant start =
        Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(3))
            .plus(Duration.ofMinutes(10L * published.incrementAndGet()));
    return Map.of(
        "service", service,
        "kind", "INTAKE",
        "start", start.toString(),
        "end", start.plus(Duration.ofMinutes(10)).toString(),
        "allotment", "NEW_REFERRAL",
        "delivery", "ON_SITE",
        "override", "OTHER");
  }

  private String publish(Map<String, Object> item, String key) throws IOException {
    ExchangeClient.Reply reply =
        client.post(planner, REGION + "/slots", Map.of("items", List.of(item)), key);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    return reply.body().get("results").get(0).get("slot").asText();
  }
}
