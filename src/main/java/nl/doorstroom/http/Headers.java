package nl.doorstroom.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** What every answer carries, and what a request says of its connection. */
final class Headers {

  /** The version of the contract, as {@code openapi.yaml} has it. */
  static final String API_VERSION = "1.0.0";

  static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._\\-]{1,64}");

  private Headers() {}

  static void add(RoutingContext ctx) {
    String given = ctx.request().getHeader("X-Request-Id");
    MultiMap headers = ctx.response().headers();
    headers.set(
        "X-Request-Id",
        given != null && REQUEST_ID.matcher(given).matches()
            ? given
            : UUID.randomUUID().toString());
    headers.set("API-Version", API_VERSION);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    ctx.next();
  }

  /** Whether it becomes a WebSocket (RFC 6455 §4.1); whoever offers something else is answered. */
  static boolean asksForSocket(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
  }
}
