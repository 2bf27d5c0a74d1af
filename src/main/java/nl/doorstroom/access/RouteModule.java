package nl.doorstroom.access;

import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Routes that another room adds to the server's router. Every request that reaches them has been
 * given its identity, its request id and the headers of every answer; what they fail with {@link
 * ProblemException} is answered as {@code application/problem+json}.
 */
@FunctionalInterface
public interface RouteModule {

  /** Names of the WebSocket protocols that it speaks, newest first. */
  default List<String> webSocketSubprotocols() {
    return List.of();
  }

  /** Called once per server instance, before it listens. */
  void mount(Router router, Access access);
}
