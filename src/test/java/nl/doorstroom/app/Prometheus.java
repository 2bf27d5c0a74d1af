package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.doorstroom.FreePort;
import nl.doorstroom.monitoring.Shipped;

/**
 * The Prometheus of this machine, with the shipped configuration, looking each second. Its absence
 * fails a test: what dashboards and alerts say is part of the promise.
 */
final class Prometheus implements AutoCloseable {

  /** Within which a rate has some looks at {@link #EVERY} each. */
  static final String RANGE = "5s";

  private static final String EVERY = "1s";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** It works out hours of every rule, fifteen seconds at a time. */
  private static final Duration TOOL_PATIENCE = Duration.ofMinutes(2);

  private static final Pattern TIME = Pattern.compile("(\\[|\\bfor: )(\\d+)([smhd])\\b");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Returns once it answers.
   *
   * @param node host and port of the server that it watches
   */
  static Prometheus watching(String node) throws IOException {
    return watching(node, 1);
  }

  /** As {@link #watching(String)}, with all times in rules so many {@code times} as short. */
  static Prometheus watching(String node, int times) throws IOException {
    int port = FreePort.next();
    Path at = Files.createTempDirectory(Path.of("target"), "prometheus").toAbsolutePath();
    for (String rules : List.of("rules.yml", "alerts.yml")) {
      Files.writeString(
          at.resolve(rules), hurried(Files.readString(Shipped.PROMETHEUS.resolve(rules)), times));
    }
    String configuration =
        Files.readString(Shipped.PROMETHEUS.resolve("prometheus.yml"))
            .replace(": 15s", ": " + EVERY)
            .replace("scrape_timeout: 10s", "scrape_timeout: " + EVERY)
            .replace("localhost:9090", "localhost:" + port);
    Files.writeString(at.resolve("prometheus.yml"), configuration);
    Files.createDirectory(at.resolve("nodes"));
    Files.writeString(at.resolve("nodes").resolve("one.yml"), "- targets: ['" + node + "']\n");
    Process process =
        new ProcessBuilder(
                program("prometheus"),
                "--config.file=" + at.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + at.resolve("data"),
                "--storage.tsdb.retention.time=1h",
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(at.resolve("log").toFile())
            .start();
    Prometheus started = new Prometheus(process, port);
    try {
      ServerProcess.await(PATIENCE, started::isReady);
    } catch (IllegalStateException late) {
      started.close();
      throw new IllegalStateException(Files.readString(at.resolve("log")), late);
    }
    return started;
  }

  /** Windows, and how long something must last, divided by {@code times}; nothing else changes. */
  private static String hurried(String rules, int times) {
    return TIME.matcher(rules)
        .replaceAll(
            time -> {
              long amount = Long.parseLong(time.group(2));
              Duration length =
                  switch (time.group(3)) {
                    case "d" -> Duration.ofDays(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofSeconds(amount);
                  };
              return time.group(1) + length.toMillis() / times + "ms";
            });
  }

  /** Whether {@code alert} fires now, of whatever it is told. */
  boolean isFiring(String alert) {
    return !ask("ALERTS{alertstate=\"firing\", alertname=\"" + alert + "\"}").isEmpty();
  }

  /** What {@code expression} is now: empty when there is nothing; fails when it is no question. */
  JsonNode ask(String expression) {
    return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .path("data")
        .path("result");
  }

  /** Groups of rules and alerts, with how their last evaluation went. */
  JsonNode groups() {
    return get("/api/v1/rules").path("data").path("groups");
  }

  private boolean isReady() {
    try {
      return http.send(request("/-/ready"), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private JsonNode get(String path) {
    try {
      JsonNode answer = JSON.readTree(http.send(request(path), BodyHandlers.ofString()).body());
      assertThat(answer.path("status").asText()).as("%s: %s", path, answer).isEqualTo("success");
      return answer;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(PATIENCE)
        .build();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /**
   * Has promtool look, and fails when it finds anything; in the directory of the configuration.
   *
   * @param input what it reads, if it reads anything
   */
  static void promtool(String input, String... arguments) throws Exception {
    Path said = Files.createTempFile(Path.of("target"), "promtool", ".txt");
    Process tool =
        new ProcessBuilder(
                Stream.concat(Stream.of(program("promtool")), Stream.of(arguments)).toList())
            .directory(Shipped.PROMETHEUS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    tool.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    tool.getOutputStream().close();
    assertThat(tool.waitFor(TOOL_PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(tool.exitValue())
        .as("promtool %s: %s", String.join(" ", arguments), Files.readString(said))
        .isZero();
  }

  private static String program(String name) {
    String variable = name.toUpperCase(Locale.ROOT);
    return Stream.of(
            Optional.ofNullable(System.getenv(variable)).orElse(""),
            "/usr/bin/" + name,
            "/usr/local/bin/" + name,
            "/opt/homebrew/bin/" + name)
        .filter(path -> !path.isEmpty() && Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no "
                        + name
                        + " on this machine: what dashboards and alerts say cannot be tested"
                        + " (apt-get install prometheus, or name one in "
                        + variable
                        + ")"));
  }
}
