package nl.doorstroom.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import nl.doorstroom.live.Live;
import org.jspecify.annotations.Nullable;

/** Watches by WebSocket, and changes its connection now and then. */
final class SocketWatch extends Watch {

  private static final int STAY_MILLIS = 6_000;
  private static final int CONNECT_MILLIS = 2_000;

  private volatile @Nullable WebSocket socket;

  SocketWatch(Part part, Means means) {
    super(part, means);
  }

  @Override
  void follow(Place node, String cursor) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(node.address())
            .setPort(node.port())
            .setURI("/api/v1/live")
            .addSubProtocol(Live.SUBPROTOCOL)
            .setTimeout(CONNECT_MILLIS)
            .putHeader("Authorization", "Bearer demo-" + part.identity());
    means
        .sockets()
        .connect(options)
        .onSuccess(connected -> watch(connected, cursor))
        .onFailure(cause -> goOn());
  }

  private void watch(WebSocket connected, String cursor) {
    socket = connected;
    connected.textMessageHandler(text -> heard(connected, json(text)));
    connected.exceptionHandler(cause -> connected.close());
    connected.closeHandler(none -> goOn());
    write(
        connected,
        new JsonObject()
            .put("op", "watch")
            .put("id", 1)
            .put("region", part.region())
            .put("view", part.view())
            .put("since", cursor));
    if (means.stays()) {
      return;
    }
    long stay = STAY_MILLIS / 2L + means.random().nextInt(STAY_MILLIS);
    means.vertx().setTimer(stay, none -> connected.close());
  }

  private void heard(WebSocket from, JsonNode message) {
    switch (message.path("op").asText()) {
      case "delta" -> changed(message);
      case "resumed" -> resumed(message.path("at").asText());
      case "tick" -> {
        ticked(message);
        write(from, new JsonObject().put("op", "seen").put("regions", new JsonObject()));
      }
      case "refetch" -> {
        refetch(message.path("at").asText());
        from.close();
      }
      default -> from.close();
    }
  }

  private static void write(WebSocket to, JsonObject message) {
    to.writeTextMessage(message.encode()).onFailure(gone -> to.close());
  }

  @Override
  void hangUp() {
    WebSocket open = socket;
    if (open != null) {
      open.close();
    }
  }
}
