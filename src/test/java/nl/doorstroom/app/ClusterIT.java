package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Several servers that share the regions of one database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClusterIT {

  private static final String REGION = "/api/v1/regions/groningen";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String EVENTS = REGION + "/boards/waits/events";
  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
          + " and query like '%insert into journal_event%' and datname = current_database()";

  private static final String KEEPER =
      "select case when released then 'nobody' else node end from region_owner";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Nodes nodes;
  private static TestServer first;
  private static TestServer second;

  @BeforeAll
  static void open() throws Exception {
    nodes = new Nodes(4);
    first = nodes.start(0);
    second = nodes.start(1);
  }

  @AfterEach
  void stopOthers() {
    nodes.closeAllBut(List.of(first, second));
  }

  @AfterAll
  static void close() {
    nodes.close();
  }

  @Test
  void each_answers_for_every_region_and_finds_what_was_asked_of_it() throws IOException {
    for (TestServer server : List.of(first, second)) {
      String id = registered(server, "Wie hier vraagt");
      JsonNode session = server.client().get("planner@" + id, "/api/v1/session").body();
      assertThat(session.at("/organization/name").asText()).isEqualTo("Wie hier vraagt");
    }
  }

  @Test
  void a_read_elsewhere_waits_for_the_position_it_asks() throws IOException {
    ExchangeClient.Reply reply = register(first, "Verderop", "verderop");
    long offset = first.client().get("public", REGION).body().get("offset").asLong();

    JsonNode board =
        second
            .client()
            .get("administrator", REGION + "/boards/activity?min-position=" + offset)
            .body();

    assertThat(reply.isAccepted()).isTrue();
    assertThat(board.get("offset").asLong()).isGreaterThanOrEqualTo(offset);
  }

  @Test
  void a_repeat_elsewhere_gets_the_first_answer() throws IOException {
    JsonNode answer = register(first, "Een keer", "een-keer").body();
    JsonNode repeat = register(second, "Een keer", "een-keer").body();
    ExchangeClient.Reply other = register(second, "Iets anders", "een-keer");

    assertThat(repeat).isEqualTo(answer);
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void a_cursor_of_one_goes_on_at_the_other() throws Exception {
    JsonNode board = first.client().get("administrator", REGION + "/boards/waits").body();
    String since = board.get("at").asText();
    new TableTown(first::client).referred("2026-01-05");

    try (LiveClient live = new LiveClient(second.client().base(), "administrator")) {
      live.send(
          Map.of("op", "watch", "id", 1, "region", "groningen", "view", "waits", "since", since));
      assertThat(live.next("resumed").get("id").asInt()).isEqualTo(1);
      assertThat(live.next("delta").get("from")).isEqualTo(board.get("offset"));
    }
  }

  @Test
  void no_cursor_is_too_new_for_the_other() throws IOException {
    for (int i = 0; i < 100; i++) {
      TestServer told = i % 2 == 0 ? first : second;
      TestServer asked = i % 2 == 0 ? second : first;
      register(told, "Zo nieuw " + i, "zo-nieuw-" + i);
      String board = REGION + "/boards/activity";
      String since = told.client().get("administrator", board).body().get("at").asText();

      assertThat(asked.client().get("administrator", board + "/changes?since=" + since).status())
          .as("changes since " + since)
          .isIn(200, 304);
    }
  }

  @Test
  void who_looks_at_a_case_is_known_everywhere() throws Exception {
    TableTown town = new TableTown(first::client);
    String transfer = town.consented(town.referred("2026-01-05").position());
    String about = transfer.substring(transfer.lastIndexOf('/') + 1);
    Map<String, Object> look = Map.of("op", "look", "region", "groningen", "about", about);
    ServerProcess.await(PATIENCE, () -> isOnBoard(second, "table-member@" + town.watching, about));

    try (LiveClient here = new LiveClient(first.client().base(), "planner@" + town.holder);
        LiveClient there =
            new LiveClient(second.client().base(), "table-member@" + town.watching)) {
      here.send(look);
      there.send(look);
      JsonNode told = there.next("lookers");
      while (told.get("who").isEmpty()) {
        told = there.next("lookers");
      }
      assertThat(told.at("/who/0/organization/id").asText()).isEqualTo(town.holder);
    }
  }

  @Test
  void shows_which_servers_there_are_and_who_decides() throws IOException {
    String own = second.client().get("public", "/health/ready").body().get("node").asText();

    JsonNode shown = second.client().get("administrator", "/api/v1/pulse").body().get("nodes");

    assertThat(shown.findValuesAsText("id")).contains(own).hasSizeGreaterThanOrEqualTo(2);
    assertThat(shown.findValues("regions").stream().mapToInt(JsonNode::size).sum()).isEqualTo(1);
  }

  @Test
  void one_with_another_secret_does_not_get_in() throws Exception {
    Path other = nodes.directory().resolve("another/secret");
    assertThatThrownBy(() -> nodes.start(3, other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("secret: not that of");
    assertThat(Files.exists(other)).isTrue();
  }

  @Test
  void while_servers_come_and_go_nothing_is_refused_or_lost() throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    List<ExchangeClient.Reply> replies = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    Thread asking =
        new Thread(
            () -> {
              for (int i = 0; going.get(); i++) {
                try {
                  replies.add(register(second, "Onderweg " + i, "onderweg-" + i));
                } catch (IOException failed) {
                  failures.add(failed);
                }
              }
            });
    asking.start();
    String last;
    try {
      TestServer third = nodes.start(2);
      last = third.client().get("public", "/health/ready").body().get("node").asText();
      for (int round = 0; round < 2; round++) {
        int before = replies.size();
        ServerProcess.await(PATIENCE, () -> replies.size() > before + 5);
      }
      third.close();
      int after = replies.size();
      ServerProcess.await(PATIENCE, () -> replies.size() > after + 5);
    } finally {
      going.set(false);
      asking.join();
    }

    assertThat(failures).isEmpty();
    assertThat(replies).allMatch(ExchangeClient.Reply::isAccepted);
    Set<String> ids = new HashSet<>();
    replies.forEach(reply -> ids.add(reply.body().get("id").asText()));
    assertThat(ids).hasSameSizeAs(replies);
    ServerProcess.await(PATIENCE, () -> !isShown(first, last));
  }

  @Test
  void one_that_stops_first_answers_what_it_was_asked() throws Exception {
    Psql psql = new Psql(nodes.database());
    // Who reads goes on: the region may be on its way to the third.
    try (TestServer third = nodes.start(2);
        Connection lock = psql.lockWrites("journal_event")) {
      CompletableFuture<ExchangeClient.Reply> reply =
          CompletableFuture.supplyAsync(() -> registering(third, "Nog net"));
      ServerProcess.await(PATIENCE, () -> psql.number(WAITING) > 0);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(third::close);
      ServerProcess.await(PATIENCE, () -> !third.client().isReady());
      lock.commit();

      assertThat(reply.join().isAccepted()).as("%s", reply.join()).isTrue();
      stopped.join();
    }
  }

  @Test
  void one_that_stops_hands_over_to_who_is_there_past_those_that_only_start() throws Exception {
    try (Nodes own = new Nodes(2)) {
      Map<String, TestServer> servers = new HashMap<>();
      for (int i = 0; i < 2; i++) {
        TestServer server = own.start(i);
        servers.put(
            server.client().get("public", "/health/ready").body().get("node").asText(), server);
      }
      Psql psql = new Psql(own.database());
      psql.run(
          "insert into node_lease select 'starting-' || n, 1, clock_timestamp() + interval '1 day'"
              + " from generate_series(1, 100) n");
      for (TestServer server : servers.values()) {
        ServerProcess.await(PATIENCE, () -> isShown(server, "starting-1"));
      }
      String keeper = psql.text(KEEPER);
      Objects.requireNonNull(servers.get(keeper), keeper).close();

      assertThat(psql.text(KEEPER)).isIn(servers.keySet()).isNotEqualTo(keeper);
    }
  }

  @Test
  void one_that_stops_says_so_to_who_watches() throws Exception {
    TestServer third = nodes.start(2);
    try (LiveClient live = new LiveClient(third.client().base(), "administrator")) {
      CompletableFuture<String> events =
          CompletableFuture.supplyAsync(() -> all(third.client().base() + EVENTS));
      live.next("tick");
      third.close();

      assertThat(live.closedWith()).isEqualTo(1001);
      assertThat(events.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).startsWith("retry: 1000");
    }
  }

  /** All that comes from {@code address}, once it has ended as it should. */
  private static String all(String address) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer demo-administrator")
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException cutOff) {
      throw new UncheckedIOException(cutOff);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static ExchangeClient.Reply registering(TestServer server, String name) {
    try {
      return register(server, name, UUID.randomUUID().toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isShown(TestServer server, String node) {
    try {
      return server
          .client()
          .get("administrator", "/api/v1/pulse")
          .body()
          .get("nodes")
          .findValuesAsText("id")
          .contains(node);
    } catch (IOException notAnswered) {
      return true;
    }
  }

  private static String registered(TestServer server, String name) throws IOException {
    ExchangeClient.Reply reply = register(server, name, UUID.randomUUID().toString());
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
    return reply.body().get("id").asText();
  }

  private static boolean isOnBoard(TestServer server, String identity, String key) {
    try {
      return server
          .client()
          .get(identity, REGION + "/boards/transfers")
          .body()
          .toString()
          .contains(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExchangeClient.Reply register(TestServer server, String name, String key)
      throws IOException {
    return server
        .client()
        .post(
            "administrator",
            REGION + "/organizations",
            Map.of("name", name, "kind", "GGZ_OTHER"),
            key);
  }
}
