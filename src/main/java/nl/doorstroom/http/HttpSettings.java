package nl.doorstroom.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the server listens.
 *
 * @param port 0 for any free one; below 0 for a free one that all instances share
 * @param webroot directory from which pages come as they are on disk, for development; null to
 *     serve what was built
 * @param connectionsMax of one instance; who comes on top is hung up on
 */
public record HttpSettings(String host, int port, @Nullable Path webroot, int connectionsMax) {

  /** With as many connections as there may be at most. */
  public HttpSettings(String host, int port, @Nullable Path webroot) {
    this(host, port, webroot, HttpVerticle.CONNECTIONS_MAX);
  }
}
