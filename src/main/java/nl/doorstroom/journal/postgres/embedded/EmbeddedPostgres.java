package nl.doorstroom.journal.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.doorstroom.journal.postgres.DatabaseUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own: unpacked, created, started, watched and stopped by this process,
 * with its files in one data directory and as durable as any.
 *
 * <p>A lock in the data directory tells a live owner (refused) from one that died and left its
 * PostgreSQL running: that orphan is stopped, with whatever it was still doing for the dead
 * process, and its data taken over. A PostgreSQL that dies is started again on the same port, at
 * once and then at growing intervals, until {@link #close}.
 *
 * <p><b>Threads.</b> This class is threadsafe. Every method but {@link #uri} and {@link #port} may
 * block for seconds, after a crash for as long as PostgreSQL needs to recover: called from a worker
 * thread, never from an event loop.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** Name of the database that is there from the first start. */
  public static final String DATABASE = "doorstroom";

  static final Duration RESTART_PAUSE_MIN = Duration.ofMillis(200);
  static final Duration RESTART_PAUSE_MAX = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** How long it takes at most until the backends of a killed server have noticed. */
  private static final Duration START_RETRIES_MAX = Duration.ofSeconds(20);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final Duration LAST_WORDS_MAX = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration RECOVERY_LINE_EVERY = Duration.ofSeconds(5);

  private final DirectoryLock lock;
  private final Cluster cluster;
  private final Progress progress;
  private final int port;
  private final DatabaseUri uri;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watcher;
  private volatile Process process;

  private EmbeddedPostgres(DirectoryLock lock, Cluster cluster, int port, Progress progress)
      throws IOException, InterruptedException {
    this.lock = lock;
    this.cluster = cluster;
    this.progress = progress;
    this.port = port;
    this.uri = cluster.database(port, DATABASE);
    this.process = cluster.launch(port);
    awaitFirstReady();
    this.watcher = new Thread(this::watch, "postgres-watcher");
    watcher.setDaemon(true);
    watcher.start();
  }

  /** Starts on a port of its own choice, kept in {@code data}; see the other. */
  public static EmbeddedPostgres start(Path data, Progress progress) {
    return start(data, 0, ArchiveChoice.AS_BEFORE, progress);
  }

  /**
   * Starts the server of the directory {@code data}, made if it is not there, and returns when it
   * lets clients in.
   *
   * @param port on 127.0.0.1; 0 takes the port of the last start, or a free one if that is gone
   * @param choice where its write-ahead log is kept for restoring
   * @throws DirectoryInUseException if another live process has the directory
   * @throws EmbeddedPostgresException if it cannot be started; nothing is left running
   */
  public static EmbeddedPostgres start(
      Path data, int port, ArchiveChoice choice, Progress progress) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0-65535)");
    }
    try {
      Path directory = Files.createDirectories(data).toRealPath();
      DirectoryLock lock = DirectoryLock.take(directory);
      boolean started = false;
      try {
        Restore.refuseUnfinished(directory);
        Binaries binaries = Binaries.in(directory, progress);
        RunAs runAs = RunAs.detect(binaries.program("postgres"));
        Archive archive = Archive.of(directory, choice);
        Cluster cluster = new Cluster(directory, binaries, runAs, archive);
        stopOrphan(cluster, progress);
        binaries.deleteOthers(directory);
        cluster.create(progress);
        if (archive != null) {
          archive.prepare(cluster);
        }
        Archive.remember(directory, archive);
        EmbeddedPostgres server =
            new EmbeddedPostgres(lock, cluster, port == 0 ? cluster.port() : port, progress);
        try {
          server.createDatabase(DATABASE);
        } catch (EmbeddedPostgresException refused) {
          server.close();
          throw refused;
        }
        started = true;
        return server;
      } finally {
        if (!started) {
          lock.close();
        }
      }
    } catch (IOException cause) {
      throw new EmbeddedPostgresException(
          "PostgreSQL: data directory " + data + " (" + cause + ")", cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("PostgreSQL: interrupted while starting", cause);
    }
  }

  /**
   * Where the database is of the server that another process runs on the directory {@code data},
   * for tools that only read; empty when none runs there.
   */
  public static Optional<DatabaseUri> runningIn(Path data) {
    Path directory = Cluster.directory(data);
    try {
      Optional<Postmaster> server =
          Postmaster.in(directory).filter(found -> found.ready() && found.runs(directory));
      return server.isEmpty()
          ? Optional.empty()
          : Optional.of(Cluster.database(data, server.get().port(), DATABASE));
    } catch (IOException cause) {
      throw new EmbeddedPostgresException(
          "PostgreSQL: data directory " + data + " (" + cause + ")", cause);
    }
  }

  /** Where the database {@link #DATABASE} is; the same for the life of this object. */
  public DatabaseUri uri() {
    return uri;
  }

  /** Where its write-ahead log is kept; empty for nowhere. */
  public Optional<Path> archive() {
    return Optional.ofNullable(cluster.archive()).map(Archive::directory);
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The process number of the running server; empty while there is none. */
  public Optional<Long> pid() {
    try {
      return Postmaster.in(cluster.directory())
          .filter(server -> server.runs(cluster.directory()))
          .map(Postmaster::pid);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Creates the database {@code name}, of lower-case letters, digits and _, unless it is there. */
  public DatabaseUri createDatabase(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("database: '" + name + "' (expected: [a-z][a-z0-9_]*)");
    }
    DatabaseUri maintenance = uri.withDatabase("postgres");
    try (Connection connection =
            DriverManager.getConnection(
                maintenance.jdbcUrl(), maintenance.user(), maintenance.password());
        PreparedStatement exists =
            connection.prepareStatement("select 1 from pg_database where datname = ?");
        Statement create = connection.createStatement()) {
      exists.setString(1, name);
      if (!exists.executeQuery().next()) {
        create.execute("create database " + name);
      }
    } catch (SQLException cause) {
      throw new EmbeddedPostgresException("PostgreSQL: database " + name, cause);
    }
    return uri.withDatabase(name);
  }

  /**
   * Stops the server, cutting off its clients, and gives the directory up. What was committed is on
   * disk. Closing again does nothing.
   */
  @Override
  public synchronized void close() {
    if (closing.getCount() == 0) {
      return;
    }
    progress.report(Progress.Step.STOPPING, 0, "stopping PostgreSQL");
    closing.countDown();
    try {
      Process current = process;
      Postmaster.stop(current.pid(), cluster.binaries(), STOP_PATIENCE);
      watcher.join();
      progress.report(Progress.Step.STOPPED, 100, "PostgreSQL stopped");
    } catch (InterruptedException cause) {
      log.warn("postgres stop interrupted directory={}", cluster.data());
      Thread.currentThread().interrupt();
    }
    try {
      lock.close();
    } catch (IOException cause) {
      log.warn("postgres lock not released directory={}", cluster.data(), cause);
    }
  }

  private static void stopOrphan(Cluster cluster, Progress progress)
      throws IOException, InterruptedException {
    Path directory = cluster.directory();
    Optional<Postmaster> left = Postmaster.in(directory);
    if (left.isEmpty()) {
      return;
    }
    long pid = left.get().pid();
    if (left.get().runs(directory)) {
      progress.report(
          Progress.Step.STOPPING_ORPHAN, 0, "stopping PostgreSQL left running, process " + pid);
      log.info("postgres orphan stopping pid={} directory={}", pid, directory);
      Postmaster.stop(pid, cluster.binaries(), STOP_PATIENCE);
      progress.report(Progress.Step.STOPPING_ORPHAN, 100, "PostgreSQL left running is stopped");
    } else if (ProcessHandle.of(pid).isPresent()) {
      // The number is another process's by now, or that of one whose end nobody collected:
      // PostgreSQL would take either for a server of this directory.
      Files.delete(Postmaster.file(directory));
    }
  }

  /**
   * Waits until the first server lets clients in. Tries again as long as the backends of one that
   * was killed have not noticed its end.
   */
  private void awaitFirstReady() throws IOException, InterruptedException {
    boolean ready = false;
    try {
      long limit = System.nanoTime() + START_RETRIES_MAX.toNanos();
      while (!ready) {
        ready = awaitReady();
        if (!ready) {
          String words = whyItEnded();
          if (!words.contains("pre-existing shared memory") || System.nanoTime() - limit > 0) {
            throw new EmbeddedPostgresException("PostgreSQL: does not start: " + words);
          }
          Thread.sleep(RESTART_PAUSE_MIN.toMillis());
          process = cluster.launch(port);
        }
      }
    } finally {
      if (!ready) {
        Postmaster.stop(process.pid(), cluster.binaries(), STOP_PATIENCE);
      }
    }
  }

  /**
   * Why the launched server ended: what writes its log outlives it by a moment, and what stands
   * there already may be of one before it.
   */
  private String whyItEnded() throws IOException, InterruptedException {
    String own = "[" + process.pid() + "] ";
    List<String> ends =
        List.of(own + "FATAL", own + "PANIC", own + "LOG:  database system is shut down");
    long limit = System.nanoTime() + LAST_WORDS_MAX.toNanos();
    String words = cluster.lastWords();
    while (ends.stream().noneMatch(words::contains) && System.nanoTime() - limit < 0) {
      Thread.sleep(POLL.toMillis());
      words = cluster.lastWords();
    }
    return words;
  }

  /** Waits until the launched server lets clients in; false if it ends first, or we are closed. */
  private boolean awaitReady() throws IOException, InterruptedException {
    Process launched = process;
    progress.report(Progress.Step.STARTING, 0, "starting PostgreSQL on port " + port);
    long next = System.nanoTime() + RECOVERY_LINE_EVERY.toNanos();
    while (launched.isAlive()) {
      Optional<Postmaster> server = Postmaster.in(cluster.directory());
      if (server.isPresent() && server.get().pid() == launched.pid() && server.get().ready()) {
        String version = cluster.binaries().version();
        progress.report(
            Progress.Step.STARTED, 100, "PostgreSQL " + version + " started on port " + port);
        log.info("postgres started version={} port={} pid={}", version, port, launched.pid());
        return true;
      }
      if (System.nanoTime() - next > 0) {
        progress.report(Progress.Step.STARTING, 0, "PostgreSQL is recovering from a crash");
        next += RECOVERY_LINE_EVERY.toNanos();
      }
      if (closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private void watch() {
    try {
      Duration pause = RESTART_PAUSE_MIN;
      while (true) {
        long since = System.nanoTime();
        int status = process.waitFor();
        if (closing.getCount() == 0) {
          return;
        }
        if (System.nanoTime() - since > RESTART_PAUSE_MAX.toNanos()) {
          pause = RESTART_PAUSE_MIN;
        }
        log.warn("postgres died status={} restartInMs={}", status, pause.toMillis());
        progress.report(Progress.Step.DIED, 0, "PostgreSQL died; it is started again");
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        pause = longer(pause);
        restart();
      }
    } catch (InterruptedException cause) {
      log.error("postgres watcher interrupted, PostgreSQL is not watched any more", cause);
      Thread.currentThread().interrupt();
    }
  }

  /** Launches a server anew; one that does not come up is found dead by the next wait. */
  private void restart() throws InterruptedException {
    try {
      process = cluster.launch(port);
      if (!awaitReady() && closing.getCount() > 0) {
        log.warn("postgres does not start: {}", cluster.lastWords());
      }
    } catch (IOException cause) {
      log.warn("postgres does not start", cause);
    } finally {
      if (closing.getCount() == 0) {
        Postmaster.stop(process.pid(), cluster.binaries(), STOP_PATIENCE);
      }
    }
  }

  static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(RESTART_PAUSE_MAX) > 0 ? RESTART_PAUSE_MAX : twice;
  }
}
