package nl.doorstroom.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nl.doorstroom.journal.postgres.DatabaseUri;

/** A server of its own in another process, which can be killed like one. */
final class ServerProcess implements AutoCloseable {

  private static final Duration START_MAX = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Process process;
  private final ExchangeClient client;

  private ServerProcess(Process process, ExchangeClient client) {
    this.process = process;
    this.client = client;
  }

  /** Starts one on {@code data}, without the activity of the demonstration, and waits for it. */
  static ServerProcess start(Path data, int port, Path log) throws Exception {
    return ready(
        launch(log, "--port=" + port, "--data-dir=" + data, "--demo-activity=false"), port, log);
  }

  /** As {@link #start}, on {@code database}, which is somebody else's. */
  static ServerProcess on(DatabaseUri database, Path data, int port, Path log) throws Exception {
    ServerProcess server = starting(List.of(), "512m", database, data, port, log);
    server.awaitReady(log);
    return server;
  }

  /**
   * As {@link #on}, without waiting until it is ready.
   *
   * @param by what starts it with limits of its own; empty for nothing
   * @param heap the most memory that it may have, as Java is told
   */
  static ServerProcess starting(
      List<String> by, String heap, DatabaseUri database, Path data, int port, Path log)
      throws IOException {
    Process process =
        launch(
            by,
            heap,
            log,
            "--port=" + port,
            "--data-dir=" + data,
            "--database-url=" + TestServer.url(database),
            "--demo-activity=false");
    return new ServerProcess(process, new ExchangeClient(port));
  }

  private static ServerProcess ready(Process process, int port, Path log) {
    ServerProcess server = new ServerProcess(process, new ExchangeClient(port));
    server.awaitReady(log);
    return server;
  }

  /** Waits until it is ready; fails when it ends instead. */
  void awaitReady(Path log) {
    await(
        START_MAX,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("server ended: see " + log);
          }
          return client.isReady();
        });
  }

  /**
   * Runs the command line to its end and returns its exit code; what it says goes to {@code log}.
   */
  static int run(Path log, String... arguments) throws Exception {
    Process process = launch(log, arguments);
    if (!process.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running: " + List.of(arguments));
    }
    return process.exitValue();
  }

  /** Waits until {@code condition} holds; throws when it does not within {@code max}. */
  static void await(Duration max, BooleanSupplier condition) {
    long deadline = System.nanoTime() + max.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not within " + max);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  ExchangeClient client() {
    return client;
  }

  long pid() {
    return process.pid();
  }

  /** Sends it {@code signal}, as {@code kill} calls it. */
  void signal(String signal) throws IOException {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().onExit().join();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Kills the PostgreSQL that serves {@code data} as {@code kill -9} does. */
  static void killPostgres(Path data) throws IOException {
    String pid = Files.readAllLines(data.resolve("pg").resolve("postmaster.pid")).get(0).strip();
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    process.destroy();
    if (process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join().isAlive()) {
      kill();
    }
  }

  private static Process launch(Path log, String... arguments) throws IOException {
    return launch(List.of(), "512m", log, arguments);
  }

  private static Process launch(List<String> by, String heap, Path log, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(by);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("nl.doorstroom.Main");
    command.addAll(List.of(arguments));
    Files.createDirectories(log.getParent());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
