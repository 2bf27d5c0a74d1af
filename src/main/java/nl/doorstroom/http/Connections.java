package nl.doorstroom.http;

import io.vertx.core.http.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one that listens, up to a bound: who comes on top is hung up on, so that those
 * who are connected keep what they have.
 *
 * <p><b>Threads.</b> Confined to the event loop of its verticle.
 */
final class Connections {

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final int max;
  private int open;
  private boolean full;

  Connections(int max) {
    this.max = max;
  }

  void opened(HttpConnection connection) {
    if (open >= max) {
      if (!full) {
        LOG.warn("event=connections-full max={}", max);
      }
      full = true;
      connection.close().onFailure(gone -> LOG.debug("event=not-closed", gone));
      return;
    }
    open++;
    connection.closeHandler(
        closed -> {
          open--;
          full = false;
        });
  }
}
