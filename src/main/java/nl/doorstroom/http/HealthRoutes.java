package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.doorstroom.access.Peer;

/** What watches over the server asks of it. */
final class HealthRoutes {

  private final Readiness readiness;
  private final Monitoring monitoring;

  HealthRoutes(Readiness readiness, Monitoring monitoring) {
    this.readiness = readiness;
    this.monitoring = monitoring;
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

  private void tell(RoutingContext ctx, int status, List<String> reasons) {
    ObjectNode body =
        Wire.object().put("status", status == 200 ? "up" : "down").put("node", readiness.node());
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

  /** To this machine only: what goes on in a region is not for everyone. */
  private void metrics(RoutingContext ctx) {
    if (!monitoring.isBesideOthers() || !Peer.isLocal(ctx)) {
      ctx.fail(404);
      return;
    }
    String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
    Monitoring.Page page = monitoring.page(accept == null ? "" : accept);
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, page.contentType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .end(page.text())
        .onFailure(ctx::fail);
  }
}
