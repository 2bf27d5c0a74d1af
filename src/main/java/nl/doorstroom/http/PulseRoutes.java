package nl.doorstroom.http;

import io.vertx.core.Future;
import nl.doorstroom.access.Permission;

/** How the server is, for whoever runs it. */
final class PulseRoutes {

  PulseRoutes(Operations on, Monitoring monitoring) {
    on.on(
        "getPulse",
        Permission.WATCH_SERVER,
        call -> Future.succeededFuture(Reply.ok(monitoring.pulse())));
  }
}
