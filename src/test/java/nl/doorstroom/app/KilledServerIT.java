package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.FreePort;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An acknowledged claim survives {@code kill -9} of the server, and of PostgreSQL, under load. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledServerIT {

  private static final String REGION = "/api/v1/regions/groningen";
  private static final int SLOTS = 400;
  private static final int PRACTICES = 6;
  private static final int CLAIMS_BEFORE_KILL = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void what_was_acknowledged_is_there_after_the_server_was_killed() throws Exception {
    Path data = directory.resolve("data");
    int port = FreePort.next();
    Path log = Path.of("target", "killed-server.log").toAbsolutePath();
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    try (ServerProcess server = ServerProcess.start(data, port, log)) {
      List<String> slots = publish(server.client());
      try (Load load = new Load(server.client(), slots, acknowledged)) {
        load.awaitClaims(CLAIMS_BEFORE_KILL);
        server.kill();
      }
    }
    try (ServerProcess restarted = ServerProcess.start(data, port, log)) {
      assertClaimsAreThere(restarted.client(), acknowledged);
      assertThat(ServerProcess.run(log, "journal", "verify", "--data-dir=" + data)).isZero();
    }
  }

  @Test
  void what_was_acknowledged_is_there_after_postgres_was_killed() throws Exception {
    Path data = directory.resolve("data");
    Path log = Path.of("target", "killed-postgres.log").toAbsolutePath();
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    try (ServerProcess server = ServerProcess.start(data, FreePort.next(), log)) {
      List<String> slots = publish(server.client());
      try (Load load = new Load(server.client(), slots, acknowledged)) {
        load.awaitClaims(CLAIMS_BEFORE_KILL);
        ServerProcess.killPostgres(data);
        load.awaitClaims(acknowledged.size() + CLAIMS_BEFORE_KILL);
      }
      assertClaimsAreThere(server.client(), acknowledged);
      assertThat(ServerProcess.run(log, "journal", "verify", "--data-dir=" + data)).isZero();
    }
  }

  private static void assertClaimsAreThere(ExchangeClient client, Map<String, String> acknowledged)
      throws IOException {
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(CLAIMS_BEFORE_KILL);
    Map<String, String> slotOfClaim = new HashMap<>();
    for (JsonNode row : client.get("administrator", REGION + "/boards/slots").body().get("rows")) {
      JsonNode claims = row.path("claims");
      assertThat(claims.size()).isLessThanOrEqualTo(row.get("capacity").asInt());
      claims.forEach(
          claim -> slotOfClaim.put(claim.get("claim").asText(), row.get("key").asText()));
    }
    assertThat(slotOfClaim).containsAllEntriesOf(acknowledged);
  }

  /** Publishes fresh places of one service, beside what the demonstration has. */
  private static List<String> publish(ExchangeClient client) throws IOException {
    JsonNode service = service(client);
    Instant first = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
    List<Map<String, Object>> items = new ArrayList<>();
    for (int i = 0; i < SLOTS; i++) {
      Instant start = first.plus(Duration.ofMinutes(45L * i));
      items.add(
          Map.of(
              "service",
              service.get("key").asText(),
              "externalId",
              "kill-" + i,
              "kind",
              "INTAKE",
              "start",
              start.toString(),
              "end",
              start.plus(Duration.ofMinutes(45)).toString(),
              "allotment",
              "NEW_REFERRAL",
              "delivery",
              "ON_SITE",
              "override",
              "OTHER"));
    }
    String planner = "planner@" + service.get("organization").get("id").asText();
    ExchangeClient.Reply published =
        client.post(planner, REGION + "/slots", Map.of("items", items, "atomic", true));
    assertThat(published.status()).as("%s", published.body()).isEqualTo(200);
    List<String> slots = new ArrayList<>();
    published.body().get("results").forEach(result -> slots.add(result.get("slot").asText()));
    return slots;
  }

  private static JsonNode service(ExchangeClient client) throws IOException {
    for (JsonNode row : client.get("administrator", REGION + "/boards/waits").body().get("rows")) {
      if (row.get("category").asText().equals("GGZ_TREATMENT")
          && row.get("stops").isEmpty()
          && contains(row.get("careQuestions"), "ANXIETY")
          && contains(row.get("ageClasses"), "35-49")) {
        return row;
      }
    }
    throw new IllegalStateException("no open service in the demonstration");
  }

  private static boolean contains(JsonNode texts, String text) {
    for (JsonNode each : texts) {
      if (each.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Practices that refer to one place after another until they are closed. */
  private static final class Load implements AutoCloseable {

    private final ExchangeClient client;
    private final List<String> slots;
    private final Map<String, String> acknowledged;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Set<Throwable> failures = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newFixedThreadPool(PRACTICES);
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    Load(ExchangeClient client, List<String> slots, Map<String, String> acknowledged)
        throws IOException {
      this.client = client;
      this.slots = slots;
      this.acknowledged = acknowledged;
      String practice = practice(client);
      for (int i = 0; i < PRACTICES; i++) {
        running.add(CompletableFuture.runAsync(() -> refer(practice), threads));
      }
    }

    void awaitClaims(int count) {
      ServerProcess.await(PATIENCE, () -> acknowledged.size() >= count || !failures.isEmpty());
      assertThat(failures).isEmpty();
    }

    private void refer(String practice) {
      while (!stopped.get()) {
        int index = next.getAndIncrement();
        if (index >= slots.size()) {
          return;
        }
        String slot = slots.get(index);
        String key = UUID.randomUUID().toString();
        while (!stopped.get() && !isSettled(practice, slot, key)) {
          Thread.onSpinWait();
        }
      }
    }

    /** Whether the server answered; a place whose outcome is not known is asked for again. */
    private boolean isSettled(String practice, String slot, String key) {
      try {
        ExchangeClient.Reply reply =
            client.post(practice, REGION + "/slots/" + slot + "/claim", REFERRAL, key);
        if (reply.isAccepted()) {
          acknowledged.put(reply.body().get("claim").asText(), slot);
          return true;
        }
        if (reply.status() == 503) {
          return false;
        }
        failures.add(new AssertionError(reply.toString()));
        return true;
      } catch (IOException gone) {
        return false;
      }
    }

    /** For what every place of the chosen service may be asked. */
    private static final Map<String, Object> REFERRAL =
        Map.of(
            "referral",
            Map.of("careQuestion", "ANXIETY", "urgency", "REGULAR", "ageClass", "35-49"));

    private static String practice(ExchangeClient client) throws IOException {
      for (JsonNode each : client.get("administrator", REGION + "/organizations").body()) {
        if (each.get("kind").asText().equals("GP_PRACTICE")) {
          return "gp@" + each.get("id").asText();
        }
      }
      throw new IllegalStateException("no practice in the demonstration");
    }

    @Override
    public void close() {
      stopped.set(true);
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
      threads.shutdown();
    }
  }
}
