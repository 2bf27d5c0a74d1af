package nl.doorstroom.faults;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.doorstroom.journal.postgres.DatabaseUri;

/**
 * A PostgreSQL that others run, as the nodes see it: as durable as the real one, and ours to kill.
 * It is not started again by itself.
 */
final class Postgres implements AutoCloseable {

  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final String NOBODY = "65534";

  private final Template template;
  private final Path directory;
  private final Place place;
  private final Path log;
  private final List<String> settings;
  private volatile Process process;
  private boolean closed;

  private Postgres(
      Template template, Path directory, Place place, Path log, List<String> settings) {
    this.template = template;
    this.directory = directory;
    this.place = place;
    this.log = log;
    this.settings = settings;
    this.process = launch();
  }

  /** Starts one on {@code directory}, which is a cluster, and returns once it lets clients in. */
  static Postgres start(Template template, Path directory, Place place, Path log, String... more) {
    Postgres started = new Postgres(template, directory, place, log, List.of(more));
    started.awaitReady();
    return started;
  }

  /** Where the database of the nodes is. */
  DatabaseUri uri() {
    return DatabaseUri.of(
        place.address(), place.port(), template.database(), template.user(), template.password());
  }

  Place place() {
    return place;
  }

  /** The same cluster, which is stopped, started at {@code other}. */
  Postgres at(Place other) {
    return start(template, directory, other, log, settings.toArray(String[]::new));
  }

  Path directory() {
    return directory;
  }

  /** The process that all others of it come from. */
  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Processes of it whose title has {@code words}, as PostgreSQL sets titles. */
  List<ProcessHandle> processes(String words) {
    return process
        .toHandle()
        .descendants()
        .filter(child -> title(child.pid()).contains(words))
        .toList();
  }

  private static String title(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  /** As {@code kill -9} of the first process does: the others notice by themselves. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops it as an administrator does, who does not wait for clients. */
  void stop() {
    if (process.isAlive()) {
      Shell.signal(process.pid(), "INT");
      process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  /** Starts it again where it was, which after a kill takes until its last process is gone. */
  void startAgain() {
    Shell.await(
        START_MAX,
        "postgres starts: see " + log,
        () -> {
          if (!process.isAlive()) {
            launchAgain();
          }
          return isReady();
        });
  }

  Connection connect() throws SQLException {
    DatabaseUri uri = uri();
    DriverManager.setLoginTimeout(5);
    return DriverManager.getConnection(uri.jdbcUrl(), uri.user(), uri.password());
  }

  private void awaitReady() {
    Shell.await(
        START_MAX,
        "postgres lets clients in: see " + log,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("postgres ended: see " + log);
          }
          return isReady();
        });
  }

  private boolean isReady() {
    try (Connection connection = connect()) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private synchronized void launchAgain() {
    if (closed) {
      throw new IllegalStateException("postgres: its world is gone");
    }
    process = launch();
  }

  private Process launch() {
    List<String> command = new ArrayList<>(place.within());
    command.addAll(asWhom());
    command.addAll(List.of(template.program("postgres").toString(), "-D", directory.toString()));
    List<String> all = new ArrayList<>();
    all.add("port=" + place.port());
    all.add("listen_addresses=" + place.address());
    all.addAll(
        List.of(
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=200",
            "timezone=UTC",
            "log_timezone=UTC"));
    all.addAll(settings);
    all.forEach(setting -> command.addAll(List.of("-c", setting)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      return builder.start();
    } catch (IOException cause) {
      throw new IllegalStateException("postgres: not started", cause);
    }
  }

  /** Words that make the program run as somebody else than root, as which it refuses to. */
  static List<String> asWhom() {
    return Shell.isRoot()
        ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--")
        : List.of();
  }

  /** Stops it for good. */
  @Override
  public synchronized void close() {
    closed = true;
    if (process.isAlive()) {
      Shell.signal(process.pid(), "QUIT");
      process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
      process.destroyForcibly();
    }
  }
}
