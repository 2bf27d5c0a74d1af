package nl.doorstroom.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.time.Duration;

/** Tells of each request what it asked for, what became of it and how long that took. */
final class Timed {

  private final Monitoring monitoring;

  Timed(Monitoring monitoring) {
    this.monitoring = monitoring;
  }

  void handle(RoutingContext ctx) {
    if (isForLong(ctx)) {
      ctx.next();
      return;
    }
    long came = System.nanoTime();
    monitoring.began();
    ctx.addEndHandler(
        end ->
            monitoring.answered(
                operation(ctx),
                ctx.response().getStatusCode(),
                Duration.ofNanos(System.nanoTime() - came)));
    ctx.next();
  }

  /** A connection that changes are sent over is no request with an answer. */
  private static boolean isForLong(RoutingContext ctx) {
    return Headers.asksForSocket(ctx.request()) || ctx.request().path().endsWith("/events");
  }

  private static String operation(RoutingContext ctx) {
    Operation operation = ctx.get(ContractProblems.OPERATION);
    if (operation != null) {
      return operation.getOperationId();
    }
    String path = ctx.request().path();
    if (path.startsWith(HttpVerticle.BASE)) {
      return path.endsWith("/changes") ? "changes" : "unknown";
    }
    if (path.equals("/metrics")) {
      return "metrics";
    }
    return path.startsWith("/health/") ? "health" : "page";
  }
}
