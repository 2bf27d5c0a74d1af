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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The three roads by which one identity is told of boards: whole by REST, and from where it was
 * opened by WebSocket and by Server-Sent Events.
 */
final class Roads implements AutoCloseable {

  private static final String REGION = "groningen";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ExchangeClient client;
  private final String identity;
  private final LiveClient socket;
  private final List<String> views = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Map<String, Map<String, JsonNode>> bySocket = new LinkedHashMap<>();
  private final Map<String, Map<String, JsonNode>> byEvents = new LinkedHashMap<>();
  private final Map<String, BufferedReader> events = new LinkedHashMap<>();

  Roads(ExchangeClient client, String identity, List<String> views) throws Exception {
    this.client = client;
    this.identity = identity;
    this.socket = new LiveClient(client.base(), identity);
    for (String view : views) {
      open(view);
    }
  }

  private void open(String view) throws Exception {
    ExchangeClient.Reply board = client.get(identity, path(view));
    if (board.status() == 403) {
      watch(view, "00000000:0");
      assertThat(socket.next("error").path("type").asText()).isEqualTo("not-yours");
      assertThat(stream(view, "00000000:0").statusCode()).isEqualTo(403);
      refused.add(view);
      return;
    }
    assertThat(board.status()).as("%s of %s", view, identity).isEqualTo(200);
    String at = board.body().path("at").asText();
    views.add(view);
    bySocket.put(view, LiveClient.rows(board.body()));
    byEvents.put(view, LiveClient.rows(board.body()));
    watch(view, at);
    assertThat(socket.next("resumed").path("at").asText()).isEqualTo(at);
    HttpResponse<InputStream> stream = stream(view, at);
    assertThat(stream.statusCode()).isEqualTo(200);
    events.put(
        view, new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8)));
  }

  /** Boards that it may not see, on any road. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  /** The rows of {@code view} now, by key, once all three roads tell the same. */
  Map<String, JsonNode> told(String view) throws Exception {
    Map<String, JsonNode> board = LiveClient.rows(client.get(identity, path(view)).body());
    Map<String, JsonNode> heard = row(bySocket, view);
    while (!heard.equals(board)) {
      JsonNode delta = socket.next("delta");
      LiveClient.fold(row(bySocket, views.get(delta.path("id").asInt())), delta);
    }
    Map<String, JsonNode> streamed = row(byEvents, view);
    // A tick comes every two seconds, so that none of these reads waits for ever.
    Instant until = Instant.now().plus(PATIENCE);
    while (!streamed.equals(board) && Instant.now().isBefore(until)) {
      hear(view, streamed);
    }
    assertThat(streamed).as("%s of %s by events", view, identity).isEqualTo(board);
    return board;
  }

  private static Map<String, JsonNode> row(Map<String, Map<String, JsonNode>> of, String view) {
    return Objects.requireNonNull(of.get(view), view);
  }

  /** Hears one event, and folds it into {@code rows} where it is about them. */
  private void hear(String view, Map<String, JsonNode> rows) throws IOException {
    BufferedReader lines = Objects.requireNonNull(events.get(view), view);
    String event = "";
    String line = lines.readLine();
    while (line != null && !line.startsWith("data: ")) {
      event = line.startsWith("event: ") ? line.substring("event: ".length()) : event;
      line = lines.readLine();
    }
    assertThat(line).as("the stream of %s to %s", view, identity).isNotNull();
    assertThat(event).isIn("delta", "tick");
    if (event.equals("delta")) {
      LiveClient.fold(rows, new ObjectMapper().readTree(line.substring("data: ".length())));
    }
  }

  private void watch(String view, String since) {
    // The number of a watch is the place of its board among those that are told.
    int id = views.indexOf(view) < 0 ? 90 + refused.size() : views.indexOf(view);
    socket.send(Map.of("op", "watch", "id", id, "region", REGION, "view", view, "since", since));
  }

  private HttpResponse<InputStream> stream(String view, String since) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(client.base() + path(view) + "/events"))
            .header("Authorization", "Bearer demo-" + identity)
            .header("Last-Event-ID", since)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
  }

  private static String path(String view) {
    return ScreensWorld.REGION + "/boards/" + view;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (BufferedReader lines : events.values()) {
      lines.close();
    }
  }
}
