package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** What watches over the server asks of it. */
final class HealthRoutes {

  private final Readiness readiness;
  private final Supplier<String> metrics;

  HealthRoutes(Readiness readiness, Supplier<String> metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  void mount(Router router) {
    router.get("/health/live").handler(ctx -> tell(ctx, 200, List.of()));
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
  }

  private void ready(RoutingContext ctx) {
    List<String> reasons = readiness.reasons();
    tell(ctx, reasons.isEmpty() ? 200 : 503, reasons);
  }

  private static void tell(RoutingContext ctx, int status, List<String> reasons) {
    ObjectNode body = Wire.object().put("status", status == 200 ? "up" : "down");
    if (!reasons.isEmpty()) {
      body.set("reasons", Wire.tree(reasons));
    }
    ctx.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(Wire.encode(body))
        .onFailure(ctx::fail);
  }

  private void metrics(RoutingContext ctx) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(metrics.get())
        .onFailure(ctx::fail);
  }
}
