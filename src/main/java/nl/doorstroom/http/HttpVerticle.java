package nl.doorstroom.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestUtils;
import io.vertx.openapi.validation.ValidatableRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.doorstroom.access.RouteModule;
import org.jspecify.annotations.Nullable;

/**
 * Listens for requests: commands, boards, pages, and what other rooms mount. Holds no state of the
 * exchange, so that there may be several.
 */
public final class HttpVerticle extends VerticleBase {

  /** Where the paths of the contract start. */
  static final String BASE = "/api/v1";

  /** Largest body of a command, in bytes. */
  static final long BODY_MAX = 2L << 20;

  /** Largest file that is brought in, in bytes. */
  static final long FILE_MAX = 20L << 20;

  /** Most connections of one that listens: what they take is there, and is not for others. */
  static final int CONNECTIONS_MAX = 20_000;

  /** A connection over which nothing goes for so long is closed; watchers hear every 2 s. */
  static final Duration IDLE_MAX = Duration.ofMinutes(5);

  /** What is asked when it stops has so long to be answered, and is cut off then. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  /** From which size answers are compressed, in bytes. */
  private static final int COMPRESSED_MIN = 1024;

  /** Small, because a socket that nobody reads otherwise hides megabytes of changes. */
  private static final int SEND_BUFFER_BYTES = 64 << 10;

  /** How often the lag of the event loop is looked at. */
  private static final Duration LAG_PERIOD = Duration.ofMillis(500);

  private final HttpSettings settings;
  private final HttpServices services;
  private @Nullable HttpServer server;

  public HttpVerticle(HttpSettings settings, HttpServices services) {
    this.settings = settings;
    this.services = services;
  }

  @Override
  public Future<?> start() {
    return Contract.load(vertx)
        .compose(
            contract ->
                vertx
                    .createHttpServer(options(services.modules()))
                    .connectionHandler(new Connections(settings.connectionsMax())::opened)
                    .requestHandler(router(contract))
                    .listen(settings.port(), settings.host()))
        .onSuccess(
            listening -> {
              server = listening;
              watchLag();
            });
  }

  /** No longer listens, and lets go of each connection once it has its answer. */
  @Override
  public Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How late this event loop comes to a timer tells how late it comes to everything. */
  private void watchLag() {
    AtomicLong due = new AtomicLong(System.nanoTime() + LAG_PERIOD.toNanos());
    vertx.setPeriodic(
        LAG_PERIOD.toMillis(),
        timer -> {
          long now = System.nanoTime();
          long late = Math.max(0, now - due.getAndSet(now + LAG_PERIOD.toNanos()));
          services.monitoring().lagged(Duration.ofNanos(late));
        });
  }

  /** The port on which it listens, once started. */
  public int port() {
    return Objects.requireNonNull(server, "not started").actualPort();
  }

  /**
   * The router's sockets are never compressed: frames are shared by all who watch. HTTP/2 is left
   * to the proxy in front: without TLS it has no bound of one request at work a connection, going
   * over to it on the way is no longer in the standard (RFC 9113 §3.1), and Java's own client loses
   * bytes of a long answer when it does.
   */
  static HttpServerOptions options(List<RouteModule> modules) {
    return new HttpServerOptions()
        .setWebSocketSubProtocols(
            modules.stream().flatMap(module -> module.webSocketSubprotocols().stream()).toList())
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(true)
        .setCompressionContentSizeThreshold(COMPRESSED_MIN)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setSendBufferSize(SEND_BUFFER_BYTES)
        .setIdleTimeout((int) IDLE_MAX.toSeconds())
        .setMaxFormAttributeSize(0);
  }

  private Router router(OpenAPIContract contract) {
    Router router = Router.router(vertx);
    router.route().handler(ctx -> Trace.handle(ctx, services.monitoring().keepsTraces()));
    router.route().handler(new Timed(services.monitoring())::handle);
    router.route().handler(Headers::add);
    router.route().handler(this::letGo);
    router.route().handler(services.access()::settle);
    router.route().handler(ctx -> services.door().handle(ctx, services.access()));
    router.route().failureHandler(Problems::answer);
    new HealthRoutes(services.readiness(), services.monitoring()).mount(router);
    for (RouteModule module : services.modules()) {
      module.mount(router, services.access());
    }
    new PageRoutes(settings.webroot()).mount(router);
    router.route(BASE + "/*").subRouter(commands(contract));
    for (int status : new int[] {404, 405, 406, 413, 415}) {
      router.errorHandler(status, Problems::answer);
    }
    return router;
  }

  /** While it is about to stop, each answer is the last of its connection (RFC 9112 §9.6). */
  private void letGo(RoutingContext ctx) {
    if (services.readiness().isLeaving() && !Headers.asksForSocket(ctx.request())) {
      ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    ctx.next();
  }

  private Router commands(OpenAPIContract contract) {
    RouterBuilder builder = RouterBuilder.create(vertx, contract, HttpVerticle::extract);
    BodyHandler commands = BodyHandler.create(false).setBodyLimit(BODY_MAX);
    BodyHandler files = BodyHandler.create(false).setBodyLimit(FILE_MAX);
    builder.rootHandler(
        ctx -> {
          if (isStreamed(ctx.request())) {
            Received.before(ctx, services.access(), services.files());
          } else {
            (isFile(ctx.request()) ? files : commands).handle(ctx);
          }
        });
    builder.rootHandler(Door::received);
    builder.rootHandler(RequestBody::parse);
    operations(services).bind(builder);
    return builder.createRouter();
  }

  private static Future<ValidatableRequest> extract(RoutingContext ctx, Operation operation) {
    ctx.put(ContractProblems.OPERATION, operation);
    return isStreamed(ctx.request())
        ? RequestUtils.extract(
            ctx.request(), operation, () -> Future.succeededFuture(Buffer.buffer()))
        : RequestExtractor.withBodyHandler().extractValidatableRequest(ctx, operation);
  }

  /** Whether the body may be as large as a file, and is in memory as a whole all the same. */
  static boolean isFile(HttpServerRequest request) {
    return request.path().endsWith("/imports/nza-2016");
  }

  /** Whether the body goes to disk as it comes in, and is never in memory as a whole. */
  static boolean isStreamed(HttpServerRequest request) {
    return request.method().equals(HttpMethod.POST) && request.path().endsWith("/file-imports");
  }

  /** All that the contract has, each with what is done for it. */
  static Operations operations(HttpServices services) {
    Operations on =
        new Operations(new CallContext(services.exchange(), services.access(), services.secret()));
    new SessionRoutes(on, services.access());
    new PostcodeRoutes(on, services.postcodes());
    new RegionRoutes(on, services.clock());
    new PartnerRoutes(on);
    new StopRoutes(on);
    new AccessRoutes(on, services.clock());
    new UpkeepRoutes(on, services.clock());
    new FeedRoutes(on);
    new ScheduleRoutes(on);
    new WindowRoutes(on);
    Publishing publishing = new Publishing(services.clock());
    new SlotRoutes(on, publishing);
    new PatternRoutes(on, publishing, services.recurring(), services.clock());
    new OfferRoutes(on);
    new ClaimRoutes(on, services.persons());
    new ReferralRoutes(on, services.persons(), services.clock());
    OwnReferences references = new OwnReferences(services.references());
    new PositionRoutes(on, references, services.persons());
    new WaitingListRoutes(on);
    new TransferRoutes(on, references, services.persons());
    new ConsentRoutes(on);
    new AskRoutes(on);
    new HandOverRoutes(on);
    new EscalationRoutes(on);
    new CrossingRoutes(on);
    new MediationRoutes(on);
    new MeetingRoutes(on);
    new SuggestionRoutes(on, services.suggestions());
    new BoardRoutes(on);
    new ImportRoutes(on, services.imports());
    new FileRoutes(on, services.files());
    new ReminderRoutes(on, services.reminders());
    new DemoRoutes(on, services.demo());
    new PulseRoutes(on, services.monitoring());
    return on;
  }
}
