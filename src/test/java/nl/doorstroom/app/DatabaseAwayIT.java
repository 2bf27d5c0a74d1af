package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a server does without its database: at the start, and later. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseAwayIT {

  private static final String REGION = "/api/v1/regions/groningen";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final DatabaseUri database = TestPostgres.freshDatabase();
  private final Road road = road(database);
  private final Said said = new Said();
  private final TestServer server = server(road, said);

  @AfterEach
  void stop() throws TimeoutException {
    server.close();
    road.close();
  }

  @Test
  void a_start_waits_for_a_database_that_vanishes_after_its_migration() throws Exception {
    said.when("database klaar", line -> cut());

    CompletableFuture<Void> starting = CompletableFuture.runAsync(this::startUp);

    assertThat(said.awaitLine("niet bereikbaar")).contains("nieuwe poging over");
    assertThat(said.awaitLine("niet bereikbaar")).contains("nieuwe poging over");
    assertThat(starting).isNotDone();
    assertThat(server.client().get("public", "/health/ready").status()).isEqualTo(503);

    road.open();
    starting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    ServerProcess.await(PATIENCE, server.client()::isReady);
    assertThat(board().get("rows")).isNotEmpty();
  }

  @Test
  void boards_stay_and_commands_say_what_is_known_until_the_database_is_back() throws Exception {
    server.startUp();
    ExchangeClient client = server.client();
    JsonNode service = service();
    String planner = "planner@" + service.get("organization").get("id").asText();
    long before = board().get("offset").asLong();

    road.loseAnswers();
    CompletableFuture<ExchangeClient.Reply> unheard =
        CompletableFuture.supplyAsync(() -> publish(planner, service, "unheard"));
    ServerProcess.await(PATIENCE, () -> isJournalled("unheard"));
    road.cut();

    assertUnavailable(unheard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), "outcome-unknown");
    assertUnavailable(publish(planner, service, "unsent"), "journal-unavailable");
    assertThat(board().get("offset").asLong()).isEqualTo(before);
    ExchangeClient.Reply ready = client.get("public", "/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body().get("reasons").toString()).contains("groningen");
    assertThat(confirmed(client)).isEqualTo(confirmed(client));

    road.open();
    ServerProcess.await(PATIENCE, client::isReady);
    ExchangeClient.Reply repeated = publish(planner, service, "unheard");
    ExchangeClient.Reply sent = publish(planner, service, "unsent");
    assertThat(repeated.isAccepted()).as("%s", repeated.body()).isTrue();
    assertThat(sent.isAccepted()).as("%s", sent.body()).isTrue();
    Set<String> added = Set.of(slot(repeated), slot(sent));
    assertThat(added).hasSize(2);
    assertThat(LiveClient.rows(client.get(planner, REGION + "/boards/slots").body()).keySet())
        .containsAll(added);
    assertThat(Instant.parse(confirmed(client))).isAfter(Instant.now().minusSeconds(10));
  }

  private static void assertUnavailable(ExchangeClient.Reply reply, String type) {
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(503);
    assertThat(reply.body().get("type").asText()).endsWith(type);
    assertThat(reply.retryAfter().orElse(0)).isPositive();
  }

  /** When the board of a watcher was last known to be true, as the next tick has it. */
  private String confirmed(ExchangeClient client) throws IOException, InterruptedException {
    try (LiveClient watcher = new LiveClient(client.base(), "administrator")) {
      String at = board().get("at").asText();
      watcher.send(
          Map.of("op", "watch", "id", 1, "region", "groningen", "view", "waits", "since", at));
      watcher.next("resumed");
      return watcher.next("tick").get("regions").get("groningen").get("confirmed").asText();
    }
  }

  private JsonNode board() throws IOException {
    ExchangeClient.Reply reply = server.client().get("administrator", REGION + "/boards/waits");
    assertThat(reply.status()).isEqualTo(200);
    return reply.body();
  }

  private JsonNode service() throws IOException {
    for (JsonNode row : board().get("rows")) {
      if (row.get("category").asText().equals("GGZ_TREATMENT") && row.get("stops").isEmpty()) {
        return row;
      }
    }
    throw new IllegalStateException("no open service in the demonstration");
  }

  /** Publishes one place under {@code key}. */
  private ExchangeClient.Reply publish(String planner, JsonNode service, String key) {
    Instant start =
        Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(9))
            .plus(Duration.ofHours(10));
    Map<String, Object> item =
        Map.of(
            "service",
            service.get("key").asText(),
            "externalId",
            key,
            "kind",
            "INTAKE",
            "start",
            start.toString(),
            "end",
            start.plus(Duration.ofMinutes(45)).toString(),
            "allotment",
            "NEW_REFERRAL",
            "delivery",
            "ON_SITE");
    try {
      return server
          .client()
          .post(planner, REGION + "/slots", Map.of("items", List.of(item), "atomic", true), key);
    } catch (IOException gone) {
      throw new CompletionException(gone);
    }
  }

  private static String slot(ExchangeClient.Reply published) {
    return published.body().get("results").get(0).get("slot").asText();
  }

  private boolean isJournalled(String key) {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from journal_event where command_id like '%' || ? || '%'")) {
      statement.setString(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1) > 0;
      }
    } catch (SQLException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private void startUp() {
    try {
      server.startUp();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void cut() {
    try {
      road.cut();
    } catch (TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }

  private static Road road(DatabaseUri database) {
    try {
      return new Road(database);
    } catch (TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }

  private static TestServer server(Road road, Said said) {
    try {
      return TestServer.on(road.uri(), new Console(new PrintWriter(said, true)));
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** What the console says, line by line, as it says it. */
  private static final class Said extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private String awaited = "";
    private Consumer<String> then = line -> {};

    /** Has {@code then} run while the first line with {@code part} is being said. */
    void when(String part, Consumer<String> then) {
      this.awaited = part;
      this.then = then;
    }

    String awaitLine(String part) throws InterruptedException {
      while (true) {
        String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
          throw new AssertionError("not said: " + part);
        }
        if (line.contains(part)) {
          return line;
        }
      }
    }

    @Override
    public void write(char[] characters, int offset, int length) {
      text.append(characters, offset, length);
      for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
        String line = text.substring(0, end);
        text.delete(0, end + 1);
        lines.add(line);
        if (!awaited.isEmpty() && line.contains(awaited)) {
          awaited = "";
          then.accept(line);
        }
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
