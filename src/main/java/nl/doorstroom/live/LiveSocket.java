package nl.doorstroom.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Principal;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.grid.BoardCursor;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.View;
import org.jspecify.annotations.Nullable;

/**
 * One browser on {@code doorstroom.live.v1}.
 *
 * <p><b>Threads.</b> Confined to the event loop of its socket.
 */
final class LiveSocket implements Outlet, Presence.Onlooker {

  /** Most watches of one socket. */
  static final int WATCHES_MAX = 32;

  /** Longest message a client has reason to send, in characters. */
  static final int MESSAGE_CHARS_MAX = 4_096;

  /** The server is about to stop (RFC 6455 §7.4.1). */
  private static final short GOING_AWAY = 1001;

  /** A client that has not answered a tick for so long is conflated until it does. */
  static final Duration SEEN_WITHIN = Duration.ofSeconds(5);

  private static final byte[] NOTHING = {};
  private static final short POLICY_VIOLATION = 1008;

  private final ServerWebSocket socket;
  private final Principal principal;
  private final Exchange exchange;
  private final LoopState loop;
  private final Presence presence;
  private final long number;
  private final Wire wire;
  private final Map<Integer, Watcher> watchers = new TreeMap<>();

  /** Whether there is one watch only: asked for each frame, where looking at a map is dear. */
  private boolean single;

  /** Watches for which the grid was asked and has not answered. */
  private int asked;

  private boolean deaf;

  /** When the oldest tick that was not answered yet left; 0 when all are. */
  private long unseenSinceNanos;

  /** What the client looks at; null for nothing. */
  private @Nullable Look look;

  /** Who else does, as it was told. */
  private Lookers told = Lookers.NOBODY;

  /**
   * @param pipeline of the socket's own connection: the socket that the router gives is a wrapper
   */
  LiveSocket(
      ServerWebSocket socket,
      ChannelPipeline pipeline,
      Principal principal,
      Exchange exchange,
      LoopState loop,
      Presence presence) {
    this.socket = socket;
    this.principal = principal;
    this.exchange = exchange;
    this.loop = loop;
    this.presence = presence;
    this.number = presence.number();
    this.wire = new Wire(pipeline);
  }

  void open() {
    loop.open(this);
    socket.textMessageHandler(this::received);
    socket.binaryMessageHandler(binary -> refuse("message: binary (expected: JSON text)"));
    socket.exceptionHandler(cause -> gone());
    socket.closeHandler(v -> gone());
    socket.shutdownHandler(
        v -> loop.part(() -> socket.close(GOING_AWAY).onFailure(closed -> gone())));
  }

  private void gone() {
    loop.close(this);
    lookAt(null);
  }

  @Override
  public LiveObserver.Road road() {
    return LiveObserver.Road.SOCKET;
  }

  @Override
  public boolean ready() {
    return wire.hasRoom()
        && (unseenSinceNanos == 0 || System.nanoTime() - unseenSinceNanos < SEEN_WITHIN.toNanos());
  }

  /** A client that does not read is not listened to: its answers would have nowhere to wait. */
  @Override
  public boolean listens() {
    boolean hears = asked == 0 && wire.hasRoom();
    if (hears && deaf) {
      socket.resume();
    } else if (!hears && !deaf) {
      socket.pause();
      loop.owe();
    }
    deaf = !hears;
    return hears;
  }

  @Override
  public void delta(Watcher watcher, Frame frame) {
    sayResumed(watcher);
    ByteBuf bytes = frame.webSocket(watcher.id());
    if (single) {
      // No other board's frame is coming: sending now saves a second walk over all sockets.
      wire.send(bytes);
    } else {
      write(bytes);
    }
  }

  @Override
  public void refetch(Watcher watcher, String at) {
    forget(watcher.id());
    loop.leave(watcher);
    send("refetch", watcher.id(), at);
  }

  @Override
  public void flush() {
    wire.flush();
  }

  @Override
  public List<Watcher> watchers() {
    return List.copyOf(watchers.values());
  }

  /**
   * Sends {@code tick}, the same bytes to all who are in the same state; not to who reads nothing.
   */
  void tick(ByteBuf tick) {
    if (unseenSinceNanos == 0) {
      unseenSinceNanos = System.nanoTime();
    }
    if (wire.hasRoom()) {
      write(tick);
    }
  }

  private void received(String text) {
    if (text.length() > MESSAGE_CHARS_MAX) {
      refuse("message: " + text.length() + " characters (expected: <= " + MESSAGE_CHARS_MAX + ")");
      return;
    }
    try {
      JsonObject message = new JsonObject(text);
      String op = message.getString("op", "");
      switch (op) {
        case "watch" -> watch(message);
        case "unwatch" -> unwatch(id(message));
        case "pause" -> watcher(message).pause();
        case "resume" -> resume(watcher(message));
        case "look" -> look(message);
        case "seen" -> seen();
        default ->
            refuse("op: '" + op + "' (expected: watch, unwatch, pause, resume, look or seen)");
      }
    } catch (DecodeException | ClassCastException | IllegalArgumentException malformed) {
      refuse("message: " + malformed.getMessage());
    }
    listens();
  }

  private void watch(JsonObject message) {
    int id = id(message);
    View view = View.of(message.getString("view", ""));
    if (view == null) {
      error(id, "not-found", "view: '" + message.getString("view") + "' (expected: a board)");
      return;
    }
    RegionId region = new RegionId(message.getString("region", ""));
    if (!exchange.regions().contains(region)) {
      error(id, "unknown-region", "region: '" + region.value() + "' (expected: a known region)");
      return;
    }
    if (watchers.containsKey(id) || watchers.size() == WATCHES_MAX) {
      error(id, "invalid", "id: " + id + " (expected: a new one, <= " + WATCHES_MAX + " in all)");
      return;
    }
    try {
      principal.require(Permission.toSee(view.code()));
    } catch (ProblemException refused) {
      error(id, refused.problem().slug(), refused.problem().detail());
      return;
    }
    Channel.Key key =
        new Channel.Key(region, view, new Mask(principal.role(), principal.readsFor()).in(view));
    BoardCursor since = BoardCursor.parse(message.getString("since", ""));
    if (since == null || !since.isOf(key.view(), key.mask())) {
      asked++;
      exchange
          .read(region, grid -> key.at(grid.at()).toString())
          .onComplete(any -> answered())
          .onSuccess(at -> send("refetch", id, at))
          .onFailure(cause -> error(id, "not-here", "region: " + region.value()));
      return;
    }
    Watcher watcher = new Watcher(id, this, key, since.place());
    watchers.put(id, watcher);
    single = watchers.size() == 1;
    loop.join(watcher);
    asked++;
    loop.catchUp(watcher)
        .onComplete(any -> answered())
        .onSuccess(
            resumed -> {
              if (resumed) {
                sayResumed(watcher);
              }
            })
        .onFailure(cause -> error(id, "not-here", "region: " + region.value()));
  }

  private void answered() {
    asked--;
    listens();
  }

  /** Says, once and before the first delta of a watch, that its cursor was known. */
  private void sayResumed(Watcher watcher) {
    if (watcher.isFirstTold()) {
      send("resumed", watcher.id(), watcher.key().at(watcher.has()).toString());
    }
  }

  private @Nullable Watcher forget(int id) {
    Watcher watcher = watchers.remove(id);
    single = watchers.size() == 1;
    return watcher;
  }

  private void unwatch(int id) {
    Watcher watcher = forget(id);
    if (watcher != null) {
      loop.leave(watcher);
    }
  }

  private void resume(Watcher watcher) {
    watcher.resume();
    loop.owe();
    if (watcher.wantsCatchUp()) {
      // A watcher that could not be asked for is asked for again at the next tick.
      loop.catchUp(watcher).otherwise(false);
    }
  }

  private void seen() {
    unseenSinceNanos = 0;
    if (look != null) {
      presence.look(number, this, look);
    }
  }

  private void look(JsonObject message) {
    try {
      principal.require(Permission.SEE_TRANSFERS);
      Look next = Look.read(message, principal);
      if (next != null && !exchange.regions().contains(next.region())) {
        error("unknown-region", "region: '" + next.region().value() + "' (expected: a known one)");
        return;
      }
      lookAt(next);
    } catch (ProblemException refused) {
      error(refused.problem().slug(), refused.problem().detail());
    } catch (IllegalArgumentException malformed) {
      error("invalid", String.valueOf(malformed.getMessage()));
    }
  }

  private void lookAt(@Nullable Look next) {
    Look before = look;
    look = next;
    if (before != null && (next == null || !next.region().equals(before.region()))) {
      presence.stop(number, before);
    }
    if (next != null) {
      if (before == null || !next.isOfSame(before)) {
        told = Lookers.NOBODY;
      }
      presence.look(number, this, next);
    }
  }

  @Override
  public void tell(Look of, Lookers lookers) {
    loop.context().runOnContext(v -> told(of, lookers));
  }

  private void told(Look of, Lookers lookers) {
    if (look != null && look.isOfSame(of) && !lookers.equals(told) && wire.hasRoom()) {
      told = lookers;
      write(lookers.message(of));
    }
  }

  private Watcher watcher(JsonObject message) {
    int id = id(message);
    Watcher watcher = watchers.get(id);
    if (watcher == null) {
      throw new IllegalArgumentException("id: " + id + " (expected: one that watches)");
    }
    return watcher;
  }

  private static int id(JsonObject message) {
    Integer id = message.getInteger("id");
    if (id == null) {
      throw new IllegalArgumentException("id: missing (expected: an integer)");
    }
    return id;
  }

  private void send(String op, int id, String at) {
    write(new JsonObject().put("op", op).put("id", id).put("at", at));
  }

  private void error(int id, String slug, String detail) {
    write(
        new JsonObject().put("op", "error").put("id", id).put("type", slug).put("detail", detail));
  }

  private void error(String slug, String detail) {
    write(new JsonObject().put("op", "error").put("type", slug).put("detail", detail));
  }

  /**
   * Tells what was wrong and hangs up: a client that does not speak the protocol is not listened
   * to.
   */
  private void refuse(String detail) {
    error("invalid", detail);
    flush();
    socket.close(POLICY_VIOLATION, "invalid message").onFailure(cause -> gone());
  }

  private void write(JsonObject message) {
    write(Frame.text(message.encode().getBytes(StandardCharsets.UTF_8), NOTHING));
  }

  private void write(ByteBuf frame) {
    wire.write(frame);
    loop.wrote(this);
  }
}
