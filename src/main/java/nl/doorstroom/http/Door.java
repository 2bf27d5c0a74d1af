package nl.doorstroom.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import nl.doorstroom.access.Access;
import nl.doorstroom.access.Principal;
import nl.doorstroom.access.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests in or turns them away, before anything of them is read but who asks: what cannot be
 * answered in time is told so at once, with 429 and when to come back, and costs next to nothing.
 * Commands and reads are let in apart: while nothing can be written, boards can be read.
 *
 * <p>Never turned away are {@code /health/*}, {@code /metrics}, pages, and connections that changes
 * are sent over: those are bounded by what may be connected.
 *
 * <p>This class is threadsafe; one is shared by all that listen.
 */
public final class Door {

  /** Most that large bodies in memory may take together, in bytes. */
  static final long BODIES_MAX = 64L << 20;

  /** Largest body that is bounded by how many may be inside alone, in bytes. */
  static final long SMALL_MAX = 64L << 10;

  /** When to come back: in one of so many seconds, so that not all do at once. */
  private static final int RETRY_SECONDS_MAX = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final String KEY = Door.class.getName();

  /** What is let in apart. */
  public enum Kind {
    COMMAND,
    READ
  }

  /** Why a request is turned away. */
  public enum Reason {
    /** As many are being worked on as can be answered in time. */
    FULL("more than can be answered in time"),
    /** This client has as many worked on as there is room left for all others. */
    SHARE("more of yours at once than leaves room for others"),
    /** Bodies of others take what memory there is for them. */
    BODIES("more to take in than fits in memory");

    private final String detail;

    Reason(String detail) {
      this.detail = detail;
    }
  }

  private final Monitoring monitoring;
  private final boolean guards;
  private final Admission commands = new Admission(System.nanoTime());
  private final Admission reads = new Admission(System.nanoTime());
  private final Map<Reason, List<Buffer>> answers = new EnumMap<>(Reason.class);
  private final AtomicLong bodies = new AtomicLong();

  /** One that guards. */
  Door(Monitoring monitoring) {
    this(monitoring, true);
  }

  /**
   * @param monitoring is told who is turned away, and how many may be inside
   * @param guards whether anyone is turned away at all
   */
  public Door(Monitoring monitoring, boolean guards) {
    this.monitoring = monitoring;
    this.guards = guards;
    for (Kind kind : Kind.values()) {
      monitoring.admits(kind, admission(kind)::limit);
    }
    for (Reason reason : Reason.values()) {
      List<Buffer> each = new ArrayList<>();
      for (int seconds = 1; seconds <= RETRY_SECONDS_MAX; seconds++) {
        each.add(Wire.encode(Problems.body(problem(reason, seconds))));
      }
      answers.put(reason, each);
    }
  }

  private static Problem problem(Reason reason, int seconds) {
    return Problem.of(429, "overloaded", "Too many ask at once", reason.detail).retryAfter(seconds);
  }

  /** A request that was let in, until its answer has left or its client has. */
  private final class Visit {

    private final Admission admission;
    private final Object client;
    private final long bytes;
    private final boolean telling;
    private long from;
    private boolean over;

    Visit(Admission admission, Object client, long bytes, boolean telling, long from) {
      this.admission = admission;
      this.client = client;
      this.bytes = bytes;
      this.telling = telling;
      this.from = from;
    }

    void end(int status) {
      if (over) {
        return;
      }
      over = true;
      bodies.addAndGet(-bytes);
      admission.leave(client);
      if (telling && status < 500) {
        long now = System.nanoTime();
        admission.answered(Duration.ofNanos(now - from), now);
      }
    }
  }

  /** Lets the request of {@code ctx} in and passes it on, or answers that it is turned away. */
  void handle(RoutingContext ctx, Access access) {
    HttpServerRequest request = ctx.request();
    if (!guards || !isBounded(request)) {
      ctx.next();
      return;
    }
    Kind kind = isRead(request) ? Kind.READ : Kind.COMMAND;
    Admission admission = admission(kind);
    long bytes = bytes(request);
    if (bodies.addAndGet(bytes) > BODIES_MAX) {
      bodies.addAndGet(-bytes);
      turnAway(ctx, kind, Reason.BODIES, bytes);
      return;
    }
    long now = System.nanoTime();
    Object client = client(ctx, access);
    switch (admission.enter(client, now)) {
      case ADMITTED -> {
        Visit visit = new Visit(admission, client, bytes, isTelling(request), now);
        ctx.put(KEY, visit);
        ctx.addEndHandler(end -> visit.end(ctx.response().getStatusCode()));
        ctx.next();
      }
      case FULL -> {
        bodies.addAndGet(-bytes);
        turnAway(ctx, kind, Reason.FULL, bytes);
      }
      case SHARE -> {
        bodies.addAndGet(-bytes);
        turnAway(ctx, kind, Reason.SHARE, bytes);
      }
    }
  }

  /** The body of {@code ctx} is there: what it took to come says nothing of this server. */
  static void received(RoutingContext ctx) {
    Visit visit = ctx.get(KEY);
    if (visit != null) {
      visit.from = System.nanoTime();
    }
    ctx.next();
  }

  private void turnAway(RoutingContext ctx, Kind kind, Reason reason, long bytes) {
    monitoring.turnedAway(kind, reason);
    int seconds = 1 + ThreadLocalRandom.current().nextInt(RETRY_SECONDS_MAX);
    HttpServerResponse response =
        ctx.response()
            .setStatusCode(429)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
            .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    if (bytes > 0) {
      // What is left of a large body is not waited for.
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    response
        .end(Objects.requireNonNull(answers.get(reason)).get(seconds - 1))
        .onFailure(gone -> LOG.debug("event=answer-not-sent", gone));
  }

  private Admission admission(Kind kind) {
    return switch (kind) {
      case COMMAND -> commands;
      case READ -> reads;
    };
  }

  private static boolean isBounded(HttpServerRequest request) {
    String path = request.path();
    boolean forLong = path.equals(HttpVerticle.BASE + "/live") || path.endsWith("/events");
    return path.startsWith(HttpVerticle.BASE + "/") && !(forLong && isRead(request));
  }

  private static boolean isRead(HttpServerRequest request) {
    HttpMethod method = request.method();
    return method.equals(HttpMethod.GET)
        || method.equals(HttpMethod.HEAD)
        || method.equals(HttpMethod.OPTIONS);
  }

  /** Whoever named nobody is known by the address. */
  private static Object client(RoutingContext ctx, Access access) {
    Principal principal = access.principal(ctx);
    return principal.equals(Principal.ANYONE)
        ? String.valueOf(ctx.request().remoteAddress().hostAddress())
        : principal.actor();
  }

  /** What a large body takes in memory, before it is there; 0 for a small one. */
  private static long bytes(HttpServerRequest request) {
    if (HttpVerticle.isStreamed(request)) {
      return 0;
    }
    long max = HttpVerticle.isFile(request) ? HttpVerticle.FILE_MAX : HttpVerticle.BODY_MAX;
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? max : 0;
    }
    long bytes = length.matches("[0-9]{1,18}") ? Math.min(max, Long.parseLong(length)) : max;
    return bytes <= SMALL_MAX ? 0 : bytes;
  }

  /** Whether the time it takes tells how busy it is: not of what waits or works long by itself. */
  private static boolean isTelling(HttpServerRequest request) {
    String query = request.query();
    return !HttpVerticle.isStreamed(request)
        && !HttpVerticle.isFile(request)
        && !request.path().endsWith("/suggestions")
        && (query == null || !(query.contains("min-position") || query.contains("as-of")));
  }
}
