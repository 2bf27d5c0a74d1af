package nl.doorstroom.live;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.access.Access;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Principal;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.access.RouteModule;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.grid.BoardCursor;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Delta;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.View;
import org.jspecify.annotations.Nullable;

/**
 * The live side of the boards: {@code /api/v1/live} (WebSocket), {@code …/boards/{view}/events}
 * (SSE) and {@code …/boards/{view}/changes} (polling), all with the same cursor; and by WebSocket
 * who else looks at something.
 */
public final class Live implements RouteModule {

  /** Name and version of the protocol, as the WebSocket handshake has it. */
  public static final String SUBPROTOCOL = "doorstroom.live.v1";

  /** The pace at which changes leave unless told otherwise. */
  public static final Duration FLUSH_TICK = Duration.ofMillis(50);

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /** In no history. */
  private static final Cursor NOWHERE = new Cursor("ffffffff", Long.MAX_VALUE);

  private final Vertx vertx;
  private final Exchange exchange;
  private final Clock clock;
  private final LiveObserver observer;
  private final Feeds feeds;
  private final Presence presence;

  /**
   * @param clock for the time that ticks carry
   */
  public Live(Vertx vertx, Exchange exchange, Clock clock) {
    this(vertx, exchange, clock, FLUSH_TICK, LiveObserver.NONE);
  }

  /**
   * @param clock for the time that ticks carry
   * @param flushTick at least 1 ms; changes that come within it leave together
   */
  public Live(
      Vertx vertx, Exchange exchange, Clock clock, Duration flushTick, LiveObserver observer) {
    if (flushTick.toMillis() < 1) {
      throw new IllegalArgumentException("flushTick: " + flushTick + " (expected: >= PT0.001S)");
    }
    this.vertx = vertx;
    this.exchange = exchange;
    this.clock = clock;
    this.observer = observer;
    this.feeds = new Feeds(vertx, exchange, flushTick, observer);
    this.presence = new Presence(vertx, exchange, clock);
  }

  @Override
  public List<String> webSocketSubprotocols() {
    return List.of(SUBPROTOCOL);
  }

  @Override
  public void mount(Router router, Access access) {
    Context context = Objects.requireNonNull(Vertx.currentContext(), "mounted on an event loop");
    LoopState loop = new LoopState(context, exchange, feeds, observer);
    Ticker ticker = new Ticker(loop, exchange);
    vertx.setPeriodic(Ticker.TICK.toMillis(), timer -> tick(ticker));
    vertx.setPeriodic(LoopState.CATCH_UP.toMillis(), timer -> loop.catchUpAll());
    router.get("/api/v1/live").handler(ctx -> webSocket(ctx, access.principal(ctx), loop));
    router
        .get("/api/v1/regions/:region/boards/:view/changes")
        .handler(ctx -> changes(ctx, access.principal(ctx)));
    router
        .get("/api/v1/regions/:region/boards/:view/events")
        .handler(ctx -> events(ctx, access.principal(ctx), loop));
  }

  private void tick(Ticker ticker) {
    ticker.tick(clock.instant());
    presence.tick();
  }

  private void webSocket(RoutingContext ctx, Principal principal, LoopState loop) {
    if (!"websocket".equalsIgnoreCase(ctx.request().getHeader("Upgrade"))) {
      throw new ProblemException(
          Problem.of(426, "upgrade-required", "Only by WebSocket", "Upgrade: websocket expected"));
    }
    ChannelPipeline pipeline =
        ((HttpServerConnection) ctx.request().connection()).channelHandlerContext().pipeline();
    ctx.request()
        .toWebSocket()
        .onSuccess(
            socket -> new LiveSocket(socket, pipeline, principal, exchange, loop, presence).open())
        .onFailure(ctx::fail);
  }

  private void events(RoutingContext ctx, Principal principal, LoopState loop) {
    Channel.Key key = key(ctx, principal);
    String lastEventId = ctx.request().getHeader("Last-Event-ID");
    BoardCursor asked = cursor(lastEventId == null ? ctx.request().getParam("since") : lastEventId);
    // An unknown cursor is answered by a refetch, from which the stream goes on.
    Cursor since = asked == null || !asked.isOf(key.view(), key.mask()) ? NOWHERE : asked.place();
    EventStream stream =
        new EventStream(ctx.response(), on -> new Watcher(0, on, key, since), loop);
    ctx.request().connection().shutdownHandler(stopping -> loop.part(stream::end));
    stream.open();
  }

  private void changes(RoutingContext ctx, Principal principal) {
    Channel.Key key = key(ctx, principal);
    BoardCursor since = cursor(ctx.request().getParam("since"));
    if (since == null) {
      throw new ProblemException(
          Problem.of(
                  400,
                  "invalid",
                  "No such cursor",
                  "since: '"
                      + ctx.request().getParam("since")
                      + "' (expected: hash:offset:readers)")
              .with("field", "since"));
    }
    Since.read(exchange, key.region(), since.place(), grid -> poll(grid, key, since))
        .onSuccess(answer -> send(ctx, key.region(), answer))
        .onFailure(ctx::fail);
  }

  private static Poll poll(Grid grid, Channel.Key key, BoardCursor since) {
    BoardCursor at = key.at(grid.at());
    if (since.isOf(key.view(), key.mask())
        && grid.changes(key.view(), key.mask(), since.place()) instanceof Delta.Changes changes) {
      boolean none = changes.upsert().isEmpty() && changes.remove().isEmpty();
      Buffer body = none ? null : new Frame(key, since.place(), changes).json();
      return new Poll(none ? 304 : 200, body, at);
    }
    return new Poll(410, null, at);
  }

  private void send(RoutingContext ctx, RegionId region, Poll answer) {
    if (answer.status() == 410) {
      ctx.fail(
          new ProblemException(
              Problem.of(
                      410,
                      "refetch",
                      "Fetch the whole board",
                      "since: not known here, or of another board")
                  .with("at", answer.at().toString())));
      return;
    }
    ctx.response()
        .setStatusCode(answer.status())
        .putHeader("Cache-Control", "private, no-cache")
        .putHeader("Vary", "Authorization, Cookie")
        .putHeader("Date", HTTP_DATE.format(clock.instant()))
        .putHeader("Doorstroom-Confirmed", exchange.status(region).confirmed().toString())
        .putHeader("Doorstroom-Position", Long.toString(answer.at().place().offset()));
    if (answer.body() == null) {
      ctx.end().onFailure(ctx::fail);
    } else {
      ctx.response().putHeader("Content-Type", "application/json");
      ctx.end(answer.body()).onFailure(ctx::fail);
    }
  }

  private Channel.Key key(RoutingContext ctx, Principal principal) {
    String code = ctx.pathParam("view");
    principal.require(Permission.toSee(code));
    View view = Objects.requireNonNull(View.of(code), "a view that may be seen exists");
    RegionId region = new RegionId(ctx.pathParam("region"));
    if (!exchange.regions().contains(region)) {
      throw new ProblemException(
          Problem.of(404, "unknown-region", "No such region", "region: '" + region.value() + "'")
              .with("field", "region")
              .with("value", region.value()));
    }
    return new Channel.Key(region, view, new Mask(principal.role(), principal.readsFor()).in(view));
  }

  private static @Nullable BoardCursor cursor(@Nullable String text) {
    return text == null ? null : BoardCursor.parse(text);
  }

  private record Poll(int status, @Nullable Buffer body, BoardCursor at) {}
}
