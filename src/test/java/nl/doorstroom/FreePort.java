package nl.doorstroom;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on which nobody listens: below those that systems give to outgoing connections, so that
 * none of these takes one before it is used, or while whoever had it is started again.
 *
 * <p><b>Threads.</b> This class is threadsafe.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;

  /** Room for the tests of one process before they come to the ports of the next. */
  private static final int PER_PROCESS = 64;

  private static final AtomicInteger TRIED =
      new AtomicInteger((int) (ProcessHandle.current().pid() * PER_PROCESS % COUNT));

  private FreePort() {}

  /** One that this process was not given before. */
  public static int next() {
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + TRIED.getAndIncrement() % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port from " + FIRST + " on");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
