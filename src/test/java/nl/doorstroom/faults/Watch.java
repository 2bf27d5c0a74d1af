package nl.doorstroom.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One watcher of one board: fetches it, follows its changes, and goes on elsewhere with the cursor
 * that it has when it is cut off.
 *
 * <p><b>Threads.</b> Confined to one event loop, but for {@link #has} and {@link #end}.
 */
abstract class Watch {

  private static final int FETCH_SECONDS = 8;
  private static final int PAUSE_MILLIS = 200;

  /** Who watches what. */
  record Part(int number, String region, String identity, String view, Told.Road road) {}

  /**
   * By what means, and who is told of it.
   *
   * @param stays whether it stays where it is until it is cut off
   */
  record Means(
      Vertx vertx,
      HttpClientAgent http,
      WebSocketClient sockets,
      List<Place> nodes,
      Consumer<Told> told,
      boolean stays,
      Random random) {}

  final Part part;
  final Means means;
  private int node;
  private @Nullable String cursor;
  private volatile long has = -1;
  private volatile boolean ended;

  Watch(Part part, Means means) {
    this.part = part;
    this.means = means;
    this.node = means.random().nextInt(means.nodes().size());
  }

  static Watch by(Part part, Means means) {
    return switch (part.road()) {
      case SOCKET -> new SocketWatch(part, means);
      case EVENTS -> new EventsWatch(part, means);
      case POLLING -> new PollingWatch(part, means);
    };
  }

  /** Follows what changes after {@code cursor} until that ends, with {@link #goOn}. */
  abstract void follow(Place node, String cursor);

  /** Ends the connection, where there is one. */
  abstract void hangUp();

  void begin() {
    if (ended) {
      return;
    }
    node = another();
    if (cursor == null) {
      fetch();
    } else {
      follow(means.nodes().get(node), cursor);
    }
  }

  /** As a load balancer does, which knows of the one that has just failed. */
  private int another() {
    int all = means.nodes().size();
    return all == 1 ? 0 : (node + 1 + means.random().nextInt(all - 1)) % all;
  }

  /** The offset up to which it was told all; -1 before it was told anything. */
  long has() {
    return has;
  }

  boolean isEnded() {
    return ended;
  }

  void end() {
    ended = true;
    hangUp();
  }

  /** The connection is gone: on with what there is, after a while. */
  void goOn() {
    if (!ended) {
      tell(Told.Kind.CUT, "", -1, -1, null, null);
      pause();
    }
  }

  private void pause() {
    int wait = 1 + PAUSE_MILLIS / 2 + means.random().nextInt(PAUSE_MILLIS);
    means.vertx().setTimer(wait, none -> begin());
  }

  private void fetch() {
    request("/boards/" + part.view())
        .compose(Answer::to)
        .timeout(FETCH_SECONDS, TimeUnit.SECONDS)
        .map(this::board)
        .onComplete(
            any -> {
              if (any.succeeded() && any.result()) {
                begin();
              } else if (!ended) {
                pause();
              }
            });
  }

  /**
   * An answer as a whole, apart from what is done with it: what comes after it was given up on is
   * not listened to.
   *
   * @param position of the region; 0 where the answer does not say
   */
  record Answer(int status, String body, long position) {

    static Future<Answer> to(HttpClientRequest request) {
      return request
          .send()
          .compose(response -> response.body().map(body -> Answer.of(response, body)));
    }

    private static Answer of(HttpClientResponse response, Buffer body) {
      String position = response.getHeader("Doorstroom-Position");
      return new Answer(
          response.statusCode(), body.toString(), position == null ? 0 : Long.parseLong(position));
    }
  }

  private boolean board(Answer answer) {
    if (answer.status() != 200) {
      return false;
    }
    JsonNode board = json(answer.body());
    cursor = board.path("at").asText();
    has = board.path("offset").asLong();
    tell(Told.Kind.BOARD, cursor, -1, has, board.path("rows"), null);
    return true;
  }

  /** A change as it came: {@code from}, {@code to}, {@code at}, {@code upsert}, {@code remove}. */
  void changed(JsonNode delta) {
    cursor = delta.path("at").asText();
    has = delta.path("to").asLong();
    tell(
        Told.Kind.CHANGE,
        cursor,
        delta.path("from").asLong(),
        has,
        delta.path("upsert"),
        delta.path("remove"));
  }

  /** The cursor was known, and nothing of this board changed up to {@code at}. */
  void resumed(String at) {
    cursor = at;
    has = Math.max(has, offset(at));
    tell(Told.Kind.RESUMED, at, -1, offset(at), null, null);
  }

  /** The cursor is of no use: the board is fetched anew when this connection has ended. */
  void refetch(String at) {
    cursor = null;
    tell(Told.Kind.REFETCH, at, -1, offset(at), null, null);
  }

  /** All up to {@code offset} was told; the cursor stays. */
  void nothingNew(long offset) {
    if (offset > has) {
      has = offset;
      tell(Told.Kind.NOTHING, "", -1, offset, null, null);
    }
  }

  /** What a tick says of the region; nothing where it does not say that all was told. */
  void ticked(JsonNode tick) {
    String at = tick.path("regions").path(part.region()).path("at").asText();
    if (!at.isEmpty() && cursor != null && offset(at) >= has) {
      // A place is the same for all boards of a region; whose cursor it becomes stands behind it.
      cursor = at + cursor.substring(cursor.lastIndexOf(':'));
      nothingNew(offset(at));
    }
  }

  private static long offset(String cursor) {
    return Long.parseLong(cursor.split(":", -1)[1]);
  }

  /** A request of this watcher to the node that it is at, of what lies below its region. */
  Future<HttpClientRequest> request(String path) {
    Place at = means.nodes().get(node);
    return means
        .http()
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(at.address())
                .setPort(at.port())
                .setURI("/api/v1/regions/" + part.region() + path)
                .putHeader("Authorization", "Bearer demo-" + part.identity()));
  }

  private void tell(
      Told.Kind kind,
      String at,
      long from,
      long to,
      @Nullable JsonNode rows,
      @Nullable JsonNode remove) {
    if (!ended) {
      means
          .told()
          .accept(
              new Told(
                  part.number(),
                  part.identity(),
                  part.view(),
                  part.road(),
                  node,
                  System.nanoTime(),
                  kind,
                  at,
                  from,
                  to,
                  rows,
                  remove));
    }
  }

  static JsonNode json(String text) {
    try {
      return History.JSON.readTree(text);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException(text, cause);
    }
  }

  @Override
  public String toString() {
    return "watcher " + part + " at node " + node;
  }
}
