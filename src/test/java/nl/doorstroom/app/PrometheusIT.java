package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.doorstroom.monitoring.Expression;
import nl.doorstroom.monitoring.Shipped;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A real Prometheus with the shipped configuration, on an exchange where much goes on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrometheusIT {

  private static final String REGION = ScreensWorld.REGION;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How long Prometheus looks while much goes on, in looks of a second each. */
  private static final int LOOKS = 120;

  private static final Duration LONG_PATIENCE = Duration.ofMinutes(4);
  private static final int COMMANDS = 400;
  private static final Pattern COUNTED =
      Pattern.compile("(?m)^doorstroom_command_seconds_count\\{.*} (\\S+)$");

  /** What rightly has no answer, by the title of its panel or the name of its rule. */
  private static final Map<String, String> RIGHTLY_NONE =
      Map.of(
          "Which requests fail?", "no request fails",
          "Takeovers", "no region is taken while Prometheus looks",
          "Imports", "nothing is imported",
          "How long does it take to build up a region?", "none is while Prometheus looks",
          "How long does a snapshot take?", "one is due after 10,000 facts only",
          "How long do people think about an offer?", "nobody answers one within some seconds",
          "How much capacity was used?", "no place starts within some seconds",
          "region:doorstroom_places_used:ratio_increase1d", "no place starts within some seconds");

  private static TestServer server;
  private static Prometheus prometheus;

  @BeforeAll
  static void start() throws Exception {
    server =
        TestServer.start(
            options -> {
              options.demoActivity = true;
              options.demoSpeed = 300;
              // Nobody listens there; nobody asked for reminders either.
              options.smtpUrl = "smtp://127.0.0.1:9";
              options.smtpFrom = "noreply@example.nl";
              options.publicUrl = "https://example.nl";
            });
    prometheus = Prometheus.watching(server.client().base().replace("http://", ""));
  }

  @AfterAll
  static void stop() {
    prometheus.close();
    server.close();
  }

  @Test
  void promtool_has_nothing_to_say_of_the_configuration() throws Exception {
    Prometheus.promtool("", "check", "config", "prometheus.yml");
    Prometheus.promtool("", "check", "rules", "rules.yml", "alerts.yml");
    Prometheus.promtool("", "test", "rules", "rules.test.yml", "alerts.test.yml");
  }

  @Test
  void promtool_has_nothing_to_say_of_the_meters() throws Exception {
    Prometheus.promtool(page(), "check", "metrics");
  }

  @Test
  void every_expression_of_dashboards_and_rules_returns_data_within_two_minutes_of_activity()
      throws Exception {
    List<Expression> open =
        new ArrayList<>(
            Stream.concat(Shipped.ofDashboards().stream(), Shipped.recorded().stream()).toList());
    Set<String> none = new TreeSet<>(RIGHTLY_NONE.keySet());
    none.removeIf(name -> open.stream().anyMatch(asked -> isCalled(asked, name)));
    assertThat(none).as("listed, but nowhere asked").isEmpty();

    try (LiveClient watcher = new LiveClient(server.client().base(), "administrator")) {
      watch(watcher, "waits", 1);
      watch(watcher, "slots", 2);
      ServerProcess.await(
          LONG_PATIENCE,
          () -> {
            work(watcher);
            open.removeIf(PrometheusIT::hasAnswer);
            return looks() >= LOOKS && open.stream().allMatch(PrometheusIT::isRightlyNone);
          });
    } catch (IllegalStateException late) {
      open.removeIf(PrometheusIT::isRightlyNone);
      assertThat(open).as("without data").isEmpty();
      throw late;
    }
  }

  @Test
  void every_rule_can_be_evaluated_and_no_alert_fires_while_all_is_well() throws IOException {
    int rules = Shipped.recorded().size() + Shipped.firing().size();
    ServerProcess.await(PATIENCE, () -> healthy() == rules);
    assertThat(prometheus.ask("ALERTS{alertstate=\"firing\"}")).isEmpty();
  }

  /** Rules that were evaluated; fails when one could not be. */
  private static int healthy() {
    int healthy = 0;
    for (JsonNode group : prometheus.groups()) {
      for (JsonNode rule : group.path("rules")) {
        assertThat(rule.path("health").asText()).as("%s", rule).isIn("ok", "unknown");
        healthy += rule.path("health").asText().equals("ok") ? 1 : 0;
      }
    }
    return healthy;
  }

  @Test
  void prometheus_counts_as_many_commands_as_were_sent() throws IOException {
    ExchangeClient client = server.client();
    JsonNode service = treatment();
    String planner = "planner@" + service.path("organization").path("id").asText();
    pause(true);
    try {
      ServerProcess.await(PATIENCE, () -> counted() == shown());
      double before = counted();
      int sent = 0;
      while (sent < COMMANDS) {
        assertPublished(publish(client, planner, service, sent));
        // Once more under its key: answered as before, and an answer all the same.
        assertPublished(publish(client, planner, service, sent));
        sent += 2;
      }
      ServerProcess.await(PATIENCE, () -> counted() > before && counted() == shown());
      assertThat(counted() - before).isCloseTo(sent, Percentage.withPercentage(1));
    } finally {
      pause(false);
    }
  }

  /** How often Prometheus looked and was answered. */
  private static double looks() {
    return prometheus
        .ask("sum(sum_over_time(up{job=\"doorstroom\"}[10m]))")
        .path(0)
        .path("value")
        .path(1)
        .asDouble();
  }

  /** What users do beside what the demonstration does; some of it is refused. */
  private static void work(LiveClient watcher) {
    ExchangeClient client = server.client();
    try {
      client.get("administrator", REGION + "/suggestions");
      client.get("public", REGION + "/boards/waits");
      client.get("public", REGION + "/boards/slots");
      watcher.next("delta");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static void watch(LiveClient watcher, String view, int id) throws Exception {
    String at = board(view).path("at").asText();
    watcher.send(Map.of("op", "watch", "id", id, "region", "groningen", "view", view, "since", at));
    watcher.next("resumed");
  }

  private static ExchangeClient.Reply publish(
      ExchangeClient client, String planner, JsonNode service, int number) throws IOException {
    Instant start =
        Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(9))
            .plus(Duration.ofHours(10));
    Map<String, Object> item = new HashMap<>();
    item.put("service", service.path("key").asText());
    item.put("externalId", "counted-" + number);
    item.put("kind", "INTAKE");
    item.put("start", start.toString());
    item.put("end", start.plus(Duration.ofMinutes(45)).toString());
    item.put("allotment", "NEW_REFERRAL");
    item.put("delivery", "ON_SITE");
    item.put("override", "OTHER");
    return client.post(
        planner, REGION + "/slots", Map.of("items", List.of(item)), "counted-" + number);
  }

  private static void assertPublished(ExchangeClient.Reply reply) {
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
  }

  private static JsonNode treatment() throws IOException {
    for (JsonNode row : board("waits").path("rows")) {
      if (row.path("category").asText().equals("GGZ_TREATMENT") && row.path("stops").isEmpty()) {
        return row;
      }
    }
    throw new IllegalStateException("no treatment is offered");
  }

  private static JsonNode board(String view) throws IOException {
    return server.client().get("administrator", REGION + "/boards/" + view).body();
  }

  private static void pause(boolean paused) throws IOException {
    assertThat(
            server
                .client()
                .post("administrator", REGION + "/demo", Map.of("paused", paused))
                .status())
        .isEqualTo(200);
  }

  /** Commands that were answered, as Prometheus has it. */
  private static double counted() {
    return prometheus
        .ask("sum(doorstroom_command_seconds_count)")
        .path(0)
        .path("value")
        .path(1)
        .asDouble();
  }

  /** Commands that were answered, as the server shows it now. */
  private static double shown() {
    double all = 0;
    Matcher each = COUNTED.matcher(page());
    while (each.find()) {
      all += Double.parseDouble(each.group(1));
    }
    return all;
  }

  private static String page() {
    try {
      URI page = URI.create(server.client().base() + "/metrics");
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A number: a share or a quantile of nothing is none. */
  private static boolean hasAnswer(Expression asked) {
    for (JsonNode series : prometheus.ask(asked.over(Prometheus.RANGE))) {
      if (!series.path("value").path(1).asText().equals("NaN")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRightlyNone(Expression asked) {
    return RIGHTLY_NONE.keySet().stream().anyMatch(name -> isCalled(asked, name));
  }

  private static boolean isCalled(Expression asked, String name) {
    return asked.where().equals(name) || asked.where().endsWith(".json, " + name);
  }
}
