package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One watcher that remembers when it saw which position. */
final class Spectator implements AutoCloseable, WebSocket.Listener {

  private static final int PATIENCE_SECONDS = 10;

  private final StringBuilder text = new StringBuilder();
  private final CountDownLatch watching = new CountDownLatch(1);
  private final NavigableMap<Long, Long> seenNanos = new ConcurrentSkipListMap<>();
  private CompletableFuture<?> said = CompletableFuture.completedFuture(null);
  private @Nullable WebSocket socket;

  private Spectator() {}

  static Spectator watch(Doorstroom exchange) throws Exception {
    Spectator spectator = new Spectator();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + exchange.watcher())
            .subprotocols("doorstroom.live.v1")
            .buildAsync(exchange.live(), spectator)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    spectator.socket = socket;
    JsonObject watch =
        new JsonObject()
            .put("op", "watch")
            .put("id", 1)
            .put("region", Doorstroom.REGION)
            .put("view", Doorstroom.VIEW)
            .put("since", exchange.cursor());
    spectator.say(socket, watch.encode());
    assertThat(spectator.watching.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("resumed").isTrue();
    return spectator;
  }

  /** When {@code position}, which was seen, was, by {@link System#nanoTime}. */
  long seen(long position) {
    return Objects.requireNonNull(seenNanos.ceilingEntry(position), "seen").getValue();
  }

  int deltas() {
    return seenNanos.size();
  }

  void awaitSeen(long position) {
    long start = System.nanoTime();
    while (seenNanos.ceilingKey(position) == null) {
      assertThat(System.nanoTime() - start)
          .as("nanoseconds waited for position %d", position)
          .isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
      Thread.onSpinWait();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    long now = System.nanoTime();
    text.append(part);
    if (last) {
      JsonObject message = new JsonObject(text.toString());
      text.setLength(0);
      switch (message.getString("op")) {
        case "delta" -> seenNanos.putIfAbsent(message.getLong("to"), now);
        case "resumed" -> watching.countDown();
        case "tick" -> say(from, "{\"op\":\"seen\"}");
        default -> throw new IllegalStateException(message.encode());
      }
    }
    from.request(1);
    return null;
  }

  /** One message at a time: a socket refuses a second one while the first is on its way. */
  private synchronized void say(WebSocket to, String message) {
    said = said.thenCompose(before -> to.sendText(message, true));
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
