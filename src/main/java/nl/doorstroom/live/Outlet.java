package nl.doorstroom.live;

import java.util.List;

/**
 * A way out to one client: a WebSocket or an event stream.
 *
 * <p><b>Threads.</b> Confined to the event loop of the connection.
 */
interface Outlet {

  LiveObserver.Road road();

  /** Whether its send buffer takes more, and it has kept up with what it was told. */
  boolean ready();

  void delta(Watcher watcher, Frame frame);

  /** Only a whole board helps; {@code at} is what the next one is at least of. */
  void refetch(Watcher watcher, String at);

  /**
   * Listens to the client, or leaves what it says where it is until there is room for an answer.
   *
   * @return whether it listens
   */
  default boolean listens() {
    return true;
  }

  /** Sends what was written since the last call. */
  void flush();

  /** All watches of this client. */
  List<Watcher> watchers();
}
