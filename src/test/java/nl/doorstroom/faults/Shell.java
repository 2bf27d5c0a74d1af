package nl.doorstroom.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Programs of this machine, and waiting for what they bring about. */
final class Shell {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final int PATIENCE_SECONDS = 60;

  private Shell() {}

  /** How a program ended, with standard output and error together. */
  record Ended(int status, String output) {}

  /**
   * Runs {@code words} to their end.
   *
   * @return status 127 where the program could not be started
   */
  static Ended run(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Ended(124, output);
      }
      return new Ended(process.exitValue(), output);
    } catch (IOException cause) {
      return new Ended(127, String.valueOf(cause.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + List.of(words), interrupted);
    }
  }

  /** As {@link #run}, of what must succeed. */
  static String must(String... words) {
    Ended ended = run(words);
    if (ended.status() != 0) {
      throw new IllegalStateException(
          String.join(" ", words) + ": " + ended.status() + " " + ended.output());
    }
    return ended.output();
  }

  /** Sends the signal called {@code name}, as in {@code KILL}, to one process. */
  static void signal(long pid, String name) {
    must("kill", "-" + name, Long.toString(pid));
  }

  /** Why a program is not there; empty when it is. */
  static Optional<String> missing(String program) {
    return run("sh", "-c", "command -v " + program).status() == 0
        ? Optional.empty()
        : Optional.of(program + " is not installed");
  }

  static boolean isRoot() {
    return "0".equals(run("id", "-u").output());
  }

  /** Copies a directory with owners and rights. */
  static void copy(Path from, Path to) {
    must("cp", "-a", from.toString(), to.toString());
  }

  /** Waits until {@code condition} holds; throws when it does not within {@code max}. */
  static void await(Duration max, String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + max.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(what + ": not within " + max);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Lets {@code time} pass, which is part of a fault. */
  static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (end - System.nanoTime() > 0) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
