package nl.doorstroom.access;

import io.vertx.ext.web.RoutingContext;

/** Tells who asks. The identity of a request is settled once, before any route sees it. */
public interface Access {

  /**
   * Who makes the request of {@code ctx}: {@link Principal#ANYONE} when it names nobody.
   *
   * @throws ProblemException as 401 when it names somebody in a form that cannot be believed
   */
  Principal identify(RoutingContext ctx);

  /** Who makes the request of {@code ctx}, as settled when it came in. */
  default Principal principal(RoutingContext ctx) {
    Principal settled = ctx.get(Principal.class.getName());
    return settled == null ? Principal.ANYONE : settled;
  }

  /** Settles the identity of the request of {@code ctx} and passes it on. */
  default void settle(RoutingContext ctx) {
    ctx.put(Principal.class.getName(), identify(ctx));
    ctx.next();
  }
}
