package nl.doorstroom.journal.postgres.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** A process that runs an {@link EmbeddedPostgres} until it is killed. */
final class ServerProcess implements AutoCloseable {

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts the process and returns once its server has committed one row {@code ('here')}. */
  static ServerProcess start(Path data) throws IOException {
    try (ServerSocket ready = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ready.setSoTimeout(60_000);
      ServerProcess started =
          new ServerProcess(
              new ProcessBuilder(
                      List.of(
                          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                          "-cp",
                          classPath(),
                          ServerProcess.class.getName(),
                          data.toString(),
                          Integer.toString(ready.getLocalPort())))
                  .inheritIO()
                  .start());
      ready.accept().close();
      return started;
    }
  }

  /** Kills it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    EmbeddedPostgres server =
        EmbeddedPostgres.start(Path.of(arguments[0]), (step, percent, line) -> {});
    Rows.create(server.uri());
    Rows.add(server.uri(), "here");
    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])).close();
    Thread.currentThread().join();
  }

  private static String classPath() {
    // Surefire and Failsafe may hide the real one behind a jar with only a manifest.
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .replace("\n", File.pathSeparator);
  }
}
