package nl.doorstroom.access;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** From where a request comes. */
public final class Peer {

  private Peer() {}

  /** Whether it comes from this machine, and not through a proxy on it: that makes all look so. */
  public static boolean isLocal(RoutingContext ctx) {
    SocketAddress peer = ctx.request().remoteAddress();
    return peer != null && isLoopback(peer) && !isForwarded(ctx);
  }

  private static boolean isForwarded(RoutingContext ctx) {
    return ctx.request().headers().contains("X-Forwarded-For")
        || ctx.request().headers().contains("Forwarded");
  }

  private static boolean isLoopback(SocketAddress peer) {
    String address = peer.hostAddress();
    if (address == null) {
      return false;
    }
    try {
      // An address, never a name: nothing is looked up.
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
