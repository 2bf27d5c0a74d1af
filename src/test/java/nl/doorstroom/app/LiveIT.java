package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The live protocol over the wire: the same cursor by WebSocket, by events and by polling. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveIT {

  private static final String REGION = "/api/v1/regions/groningen";
  private static final String SLOTS = REGION + "/boards/slots";
  private static final String OTHER_HISTORY = "ffffffff:1";
  private static final AtomicInteger PUBLISHED = new AtomicInteger();

  private static TestServer server;
  private static ExchangeClient client;
  private static String service = "";
  private static String planner = "";
  private static String huisarts = "";

  @BeforeAll
  static void open() throws Exception {
    server = TestServer.start();
    client = server.client();
    JsonNode board = client.get("administrator", REGION + "/boards/waits").body();
    for (JsonNode row : board.get("rows")) {
      if (row.get("category").asText().equals("GGZ_TREATMENT") && row.get("stops").isEmpty()) {
        service = row.get("key").asText();
        planner = "planner@" + row.get("organization").get("id").asText();
      }
    }
    for (JsonNode each : client.get("administrator", REGION + "/organizations").body()) {
      if (each.get("kind").asText().equals("GP_PRACTICE")) {
        huisarts = "gp@" + each.get("id").asText();
      }
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void a_watch_without_a_cursor_is_told_to_fetch_the_board() throws Exception {
    try (LiveClient watcher = new LiveClient(client.base(), huisarts)) {
      assertThat(watcher.subprotocol()).isEqualTo("doorstroom.live.v1");
      watcher.send(Map.of("op", "watch", "id", 1, "region", "groningen", "view", "slots"));
      assertThat(watcher.next("refetch").get("at").asText()).contains(":");
    }
  }

  @Test
  void a_watch_from_another_history_is_told_to_fetch_the_board() throws Exception {
    try (LiveClient watcher = new LiveClient(client.base(), huisarts)) {
      watch(watcher, 1, "slots", OTHER_HISTORY);
      assertThat(watcher.next("refetch").get("id").asInt()).isEqualTo(1);
    }
  }

  @Test
  void a_board_and_its_deltas_are_the_later_board() throws Exception {
    try (LiveClient watcher = new LiveClient(client.base(), huisarts)) {
      JsonNode board = board(huisarts);
      Map<String, JsonNode> rows = LiveClient.rows(board);
      watch(watcher, 1, "slots", board.get("at").asText());
      watcher.next("resumed");

      String mine = publish("NEW_REFERRAL");
      client.post(huisarts, REGION + "/slots/" + mine + "/hold", Map.of());
      publish("NEW_REFERRAL");
      JsonNode later = board(huisarts);
      watcher.deltasTo(later.get("offset").asLong()).forEach(delta -> LiveClient.fold(rows, delta));

      assertThat(rows).isEqualTo(LiveClient.rows(later));
      assertThat(rows).hasEntrySatisfying(mine, row -> assertThat(row.get("holds")).hasSize(1));
    }
  }

  @Test
  void a_paused_watch_hears_the_latest_once_it_goes_on() throws Exception {
    try (LiveClient watcher = new LiveClient(client.base(), huisarts)) {
      JsonNode board = board(huisarts);
      Map<String, JsonNode> rows = LiveClient.rows(board);
      watch(watcher, 7, "slots", board.get("at").asText());
      watcher.next("resumed");
      watcher.send(Map.of("op", "pause", "id", 7));
      watcher.next("tick");

      String slot = publish("NEW_REFERRAL");
      JsonNode held = hold(slot);
      client.post(huisarts, REGION + "/slots/" + slot + "/release", Map.of("hold", held));
      JsonNode later = board(huisarts);
      watcher.send(Map.of("op", "resume", "id", 7));
      List<JsonNode> deltas = watcher.deltasTo(later.get("offset").asLong());

      assertThat(deltas).hasSize(1);
      deltas.forEach(delta -> LiveClient.fold(rows, delta));
      assertThat(rows).isEqualTo(LiveClient.rows(later));
    }
  }

  @Test
  void a_tick_carries_a_place_from_which_a_watch_with_its_own_readers_resumes() throws Exception {
    try (LiveClient watcher = new LiveClient(client.base(), huisarts)) {
      String mine = waitsCursor();
      watch(watcher, 1, "waits", mine);
      watcher.next("resumed");
      JsonNode state = watcher.next("tick").get("regions").get("groningen");
      assertThat(Instant.parse(state.get("confirmed").asText()))
          .isAfter(Instant.now().minus(Duration.ofMinutes(1)));
      String readers = mine.substring(mine.lastIndexOf(':'));
      watch(watcher, 2, "waits", state.get("at").asText() + readers);
      assertThat(watcher.next("resumed").get("id").asInt()).isEqualTo(2);
    }
  }

  @Test
  void what_a_role_may_not_see_is_not_sent() throws Exception {
    try (LiveClient watcher = new LiveClient(client.base(), huisarts);
        LiveClient passerby = new LiveClient(client.base(), "public")) {
      watch(passerby, 1, "slots", OTHER_HISTORY);
      assertThat(passerby.next("error").get("type").asText()).isEqualTo("not-yours");

      JsonNode board = board(huisarts);
      watch(watcher, 1, "slots", board.get("at").asText());
      watcher.next("resumed");
      String kept = publish("OWN_WAITING_LIST");
      String open = publish("NEW_REFERRAL");

      JsonNode delta = watcher.next("delta");
      assertThat(delta.toString()).contains(open).doesNotContain(kept);
    }
  }

  @Test
  void events_resume_from_the_last_one_that_was_heard() throws Exception {
    String at = board(huisarts).get("at").asText();
    String slot = publish("NEW_REFERRAL");
    try (BufferedReader lines = events(at)) {
      String data = after(lines, "event: delta", "data: ");
      JsonNode delta = new ObjectMapper().readTree(data);
      assertThat(delta.get("upsert").findValuesAsText("key")).contains(slot);
    }
  }

  /** Else the next change would seem to come too early, and the board be fetched for nothing. */
  @Test
  void events_say_how_far_one_is_when_nothing_changed_meanwhile() throws Exception {
    JsonNode board = board(huisarts);
    publish("OWN_WAITING_LIST");
    long now = board(huisarts).get("offset").asLong();
    assertThat(now).isGreaterThan(board.get("offset").asLong());
    try (BufferedReader lines = events(board.get("at").asText())) {
      JsonNode delta = new ObjectMapper().readTree(after(lines, "event: delta", "data: "));
      assertThat(delta.get("from").asLong()).isEqualTo(board.get("offset").asLong());
      assertThat(delta.get("to").asLong()).isEqualTo(now);
      assertThat(delta.get("upsert")).isEmpty();
    }
  }

  @Test
  void polling_answers_with_what_changed_or_that_nothing_did() throws Exception {
    String at = board(huisarts).get("at").asText();
    assertThat(client.get(huisarts, SLOTS + "/changes?since=" + at).status()).isEqualTo(304);

    String slot = publish("NEW_REFERRAL");
    ExchangeClient.Reply changes = client.get(huisarts, SLOTS + "/changes?since=" + at);
    assertThat(changes.status()).isEqualTo(200);
    assertThat(changes.body().get("upsert").findValuesAsText("key")).contains(slot);

    assertThat(client.get(huisarts, SLOTS + "/changes?since=" + OTHER_HISTORY).status())
        .isEqualTo(410);
    assertThat(client.get(huisarts, SLOTS + "/changes?since=nonsense").status()).isEqualTo(400);
    assertThat(client.get("public", SLOTS + "/changes?since=" + at).status()).isEqualTo(403);
  }

  @Test
  void a_cursor_leads_on_from_no_board_but_its_own() throws Exception {
    String mine = board(huisarts).get("at").asText();
    String theirs = board(planner).get("at").asText();
    String withoutBoard = mine.substring(0, mine.lastIndexOf(':'));
    assertThat(theirs).startsWith(withoutBoard).isNotEqualTo(mine);

    for (String other : List.of(theirs, waitsCursor(), withoutBoard)) {
      ExchangeClient.Reply polled = client.get(huisarts, SLOTS + "/changes?since=" + other);
      assertThat(polled.status()).as(other).isEqualTo(410);
      assertThat(polled.body().get("at").asText()).isEqualTo(mine);
      assertThat(refetched(other)).as(other).contains(mine);
      try (LiveClient watcher = new LiveClient(client.base(), huisarts)) {
        watch(watcher, 1, "slots", other);
        assertThat(watcher.next("refetch").get("at").asText()).isEqualTo(mine);
        watch(watcher, 1, "slots", mine);
        assertThat(watcher.next("resumed").get("at").asText()).isEqualTo(mine);
      }
    }
  }

  /** What the events of the huisarts's slots begin with after {@code last}. */
  private static String refetched(String last) throws Exception {
    try (BufferedReader lines = events(last)) {
      return after(lines, "event: refetch", "data: ");
    }
  }

  private static BufferedReader events(String last) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(client.base() + SLOTS + "/events"))
            .header("Authorization", "Bearer demo-" + huisarts)
            .header("Last-Event-ID", last)
            .build();
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  @Test
  void who_does_not_speak_the_protocol_is_told_so() throws Exception {
    try (LiveClient stranger = new LiveClient(client.base(), "public")) {
      stranger.send(Map.of("op", "shout"));
      assertThat(stranger.next("error").get("detail").asText()).contains("shout");
    }
  }

  private static void watch(LiveClient watcher, int id, String view, String since) {
    watcher.send(
        Map.of("op", "watch", "id", id, "region", "groningen", "view", view, "since", since));
  }

  private static JsonNode board(String identity) throws IOException {
    return client.get(identity, SLOTS).body();
  }

  private static String waitsCursor() throws IOException {
    return client.get("public", REGION + "/boards/waits").body().get("at").asText();
  }

  private static JsonNode hold(String slot) throws IOException {
    return client.post(huisarts, REGION + "/slots/" + slot + "/hold", Map.of()).body().get("hold");
  }

  /** Publishes a place a few days from now, each at a time of its own. */
  private static String publish(String allotment) throws IOException {
    Instant start =
        Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(3))
            .plus(Duration.ofHours(8))
            .plus(Duration.ofMinutes(10L * PUBLISHED.incrementAndGet()));
    Map<String, Object> item =
        Map.of(
            "service",
            service,
            "kind",
            "INTAKE",
            "start",
            start.toString(),
            "end",
            start.plus(Duration.ofMinutes(10)).toString(),
            "allotment",
            allotment,
            "delivery",
            "ON_SITE");
    ExchangeClient.Reply reply =
        client.post(planner, REGION + "/slots", Map.of("items", List.of(item)));
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    return reply.body().get("results").get(0).get("slot").asText();
  }

  /** What follows {@code prefix} on the first line that has it after the line {@code event}. */
  private static String after(BufferedReader lines, String event, String prefix)
      throws IOException {
    String line = Objects.requireNonNull(lines.readLine(), "end of stream");
    while (!line.equals(event)) {
      line = Objects.requireNonNull(lines.readLine(), "end of stream");
    }
    while (!line.startsWith(prefix)) {
      line = Objects.requireNonNull(lines.readLine(), "end of stream");
    }
    return line.substring(prefix.length());
  }
}
