package nl.doorstroom.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A script on {@code doorstroom.live.v1}: sends what it is told to, and keeps what it hears. */
final class LiveClient implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 15;

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  LiveClient(String base, String identity) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer demo-" + identity)
            .subprotocols("doorstroom.live.v1")
            .buildAsync(
                URI.create(base.replaceFirst("^http", "ws") + "/api/v1/live"), new Listener())
            .join();
  }

  String subprotocol() {
    return socket.getSubprotocol();
  }

  void send(Map<String, Object> message) {
    try {
      socket.sendText(JSON.writeValueAsString(message), true).join();
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  /** The next message with this {@code op}, answering the ticks in between. */
  JsonNode next(String op) throws InterruptedException {
    List<JsonNode> heard = through(op);
    return heard.get(heard.size() - 1);
  }

  /** All messages up to and with the next with this {@code op}, answering the ticks. */
  List<JsonNode> through(String op) throws InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    while (true) {
      JsonNode message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("not heard within " + PATIENCE_SECONDS + " s: " + op);
      }
      if (message.get("op").asText().equals("tick")) {
        send(Map.of("op", "seen", "regions", Map.of()));
      }
      all.add(message);
      if (message.get("op").asText().equals(op)) {
        return all;
      }
    }
  }

  /** All deltas up to {@code offset}, oldest first. */
  List<JsonNode> deltasTo(long offset) throws InterruptedException {
    List<JsonNode> deltas = new ArrayList<>();
    do {
      deltas.add(next("delta"));
    } while (deltas.get(deltas.size() - 1).get("to").asLong() < offset);
    return deltas;
  }

  /** The code with which the server closed it (RFC 6455 §7.4). */
  int closedWith() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Rows by key, as a page has them. */
  static Map<String, JsonNode> rows(JsonNode board) {
    Map<String, JsonNode> rows = new TreeMap<>();
    board.get("rows").forEach(row -> rows.put(row.get("key").asText(), row));
    return rows;
  }

  /** Folds {@code delta} into {@code rows} as a page does. */
  static void fold(Map<String, JsonNode> rows, JsonNode delta) {
    delta.get("upsert").forEach(row -> rows.put(row.get("key").asText(), row));
    delta.get("remove").forEach(key -> rows.remove(key.asText()));
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          heard.add(JSON.readTree(text.toString()));
        } catch (JsonProcessingException malformed) {
          throw new IllegalStateException(text.toString(), malformed);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
