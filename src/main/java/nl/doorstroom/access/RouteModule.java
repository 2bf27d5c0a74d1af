package nl.doorstroom.access;

import io.vertx.ext.web.Router;

/**
 * Routes that another room adds to the server's router. Every request that reaches them has been
 * given its identity, its request id and the headers of every answer; what they fail with {@link
 * ProblemException} is answered as {@code application/problem+json}.
 */
@FunctionalInterface
public interface RouteModule {

  /** Called once per server instance, before it listens. */
  void mount(Router router, Access access);
}
