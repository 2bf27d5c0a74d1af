package nl.doorstroom.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.access.Permission;
import nl.doorstroom.engine.Exchange;

/** What is done for each operation of the contract, by its operation id. */
final class Operations {

  private record Operation(Permission permission, Function<Call, Future<Reply>> work) {}

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final CallContext context;

  Operations(CallContext context) {
    this.context = context;
  }

  /** Has {@code work} done for {@code id}, for those who have {@code permission}. */
  Operations on(String id, Permission permission, Function<Call, Future<Reply>> work) {
    if (operations.put(id, new Operation(permission, work)) != null) {
      throw new IllegalArgumentException("operation: '" + id + "' (expected: once)");
    }
    return this;
  }

  Exchange exchange() {
    return context.exchange();
  }

  Secret secret() {
    return context.secret();
  }

  Set<String> ids() {
    return operations.keySet();
  }

  /** Gives every operation of {@code builder} its work. */
  void bind(RouterBuilder builder) {
    operations.forEach(
        (id, operation) ->
            builder.getRoute(id).setDoSecurity(false).addHandler(ctx -> perform(operation, ctx)));
  }

  private void perform(Operation operation, RoutingContext ctx) {
    Call call = new Call(ctx, context);
    call.principal().require(operation.permission());
    operation.work().apply(call).compose(reply -> send(ctx, reply)).onFailure(ctx::fail);
  }

  private static Future<Void> send(RoutingContext ctx, Reply reply) {
    HttpServerResponse response = ctx.response().setStatusCode(reply.status());
    if (ctx.request().method().name().equals("GET")) {
      response.putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
      response.putHeader(HttpHeaders.VARY, "Authorization, Cookie");
    } else {
      response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    reply.headers().forEach(response::putHeader);
    if (reply.file() != null) {
      return response.sendFile(reply.file().toString());
    }
    if (reply.body().length() == 0) {
      response.headers().remove(HttpHeaders.CONTENT_TYPE);
      return response.end();
    }
    return response.end(reply.body());
  }
}
