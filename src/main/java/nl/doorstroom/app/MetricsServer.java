package nl.doorstroom.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import nl.doorstroom.http.Monitoring;

/** Serves the meters, and nothing else, on a port of their own. */
final class MetricsServer {

  private final Monitoring monitoring;

  private MetricsServer(Monitoring monitoring) {
    this.monitoring = monitoring;
  }

  /** Listens until {@code vertx} closes. */
  static Future<HttpServer> listen(Vertx vertx, Monitoring monitoring, String host, int port) {
    return vertx
        .createHttpServer()
        .requestHandler(new MetricsServer(monitoring)::answer)
        .listen(port, host);
  }

  private void answer(HttpServerRequest request) {
    if (!request.path().equals("/metrics") || !request.method().equals(HttpMethod.GET)) {
      request.response().setStatusCode(404).end();
      return;
    }
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    Monitoring.Page page = monitoring.page(accept == null ? "" : accept);
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, page.contentType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(page.text());
  }
}
