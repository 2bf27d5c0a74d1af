package nl.doorstroom.app;

import io.vertx.core.transport.Transport;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the server speaks to the network. Most of what a change costs is sending it to each watcher,
 * and what the kernel is asked through decides how much that is. Netty's io_uring is not among
 * these: under a browser's load its 4.2.12 fails an assertion of its own and stops an event loop.
 */
enum Network {
  /** Linux. */
  EPOLL(Transport.EPOLL),
  /** Everywhere. */
  NIO(Transport.NIO);

  // Set by Vert.x at its start and never changed; null where its classes are not there.
  @SuppressWarnings("ImmutableEnumChecker")
  private final @Nullable Transport transport;

  Network(@Nullable Transport transport) {
    this.transport = transport;
  }

  /** The first of these that works on this machine. */
  static Network best() {
    return Arrays.stream(values()).filter(Network::isAvailable).findFirst().orElse(NIO);
  }

  /** The one of that name, which must work on this machine. */
  static Network of(String name) {
    return Arrays.stream(values())
        .filter(network -> network.toString().equals(name) && network.isAvailable())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "network: "
                        + name
                        + " (expected here: "
                        + Arrays.stream(values())
                            .filter(Network::isAvailable)
                            .map(Network::toString)
                            .collect(Collectors.joining(", "))
                        + ")"));
  }

  /** Whether it works on this machine. */
  boolean isAvailable() {
    return transport != null && transport.available();
  }

  /** Only of one that is available. */
  Transport transport() {
    return Objects.requireNonNull(transport, toString());
  }

  /** The name as an option has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
