package nl.doorstroom.journal.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A running server as its {@code postmaster.pid} tells of it, which may be out of date: the file
 * survives a crash, and its number may be another process's by then.
 *
 * @param port on 127.0.0.1; 0 while it is not written yet
 * @param ready whether it lets clients in
 */
record Postmaster(long pid, Instant startedAt, int port, boolean ready) {

  /** How far the clocks of process table and server may be apart, of one and the same process. */
  private static final Duration START_TOLERANCE = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofMillis(20);

  /** Reads the file in {@code cluster}; empty if there is none or it is not written fully. */
  static Optional<Postmaster> in(Path cluster) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file(cluster));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    // pid, data directory, start time, port, socket directory, address, shared memory, status
    if (lines.size() < 3 || !lines.get(0).matches("-?[0-9]+")) {
      return Optional.empty();
    }
    return Optional.of(
        new Postmaster(
            Math.abs(Long.parseLong(lines.get(0))),
            Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
            lines.size() >= 4 ? Integer.parseInt(lines.get(3).strip()) : 0,
            lines.size() >= 8 && lines.get(7).strip().equals("ready")));
  }

  static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** Whether the process is there and is the server of {@code cluster}. */
  boolean runs(Path cluster) {
    if (!alive(pid)) {
      return false;
    }
    try {
      // Sure where it can be seen: the server works in its own directory.
      return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().equals(cluster.toRealPath());
    } catch (IOException unseen) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().startInstant())
          .map(began -> Duration.between(began, startedAt).abs().compareTo(START_TOLERANCE) < 0)
          .orElse(true);
    }
  }

  /**
   * Stops the server {@code pid}, if it runs, cutting off its clients: politely, then without a
   * checkpoint, then by force, each given {@code patience}. Nothing that was committed is lost by
   * any of them.
   */
  static void stop(long pid, Binaries binaries, Duration patience) throws InterruptedException {
    for (String signal : List.of("INT", "QUIT")) {
      if (!alive(pid)) {
        return;
      }
      signal(pid, binaries, signal);
      if (ended(pid, patience)) {
        return;
      }
    }
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    ended(pid, patience);
  }

  private static void signal(long pid, Binaries binaries, String signal)
      throws InterruptedException {
    List<String> words =
        Programs.isWindows()
            ? List.of(binaries.program("pg_ctl").toString(), "kill", signal, Long.toString(pid))
            : List.of("sh", "-c", "kill -" + signal + " " + pid);
    Programs.run(words, binaries.home());
  }

  private static boolean ended(long pid, Duration patience) throws InterruptedException {
    long limit = System.nanoTime() + patience.toNanos();
    while (alive(pid)) {
      if (System.nanoTime() - limit > 0) {
        return false;
      }
      Thread.sleep(POLL.toMillis());
    }
    return true;
  }

  /**
   * Whether a process has this number and has not ended. An orphan whose new parent does not
   * collect it, as the first process of a container may not, keeps its number for ever.
   */
  private static boolean alive(long pid) {
    if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException noProc) {
      return ProcessHandle.of(pid).isPresent();
    }
  }
}
