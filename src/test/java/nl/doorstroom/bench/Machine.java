package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine as Linux tells of it. */
final class Machine {

  /**
   * Has {@code process}, and its descendants that live, run on one processor alone, by number, from
   * now on.
   */
  static void pin(ProcessHandle process, int processor) throws IOException, InterruptedException {
    pin(process, Integer.toString(processor));
  }

  /** Has {@code process}, and its descendants that live, run on any processor again. */
  static void release(ProcessHandle process) throws IOException, InterruptedException {
    // Java tells of those only that it may run on.
    pin(process, Files.readString(Path.of("/sys/devices/system/cpu/online")).strip());
  }

  private static void pin(ProcessHandle process, String processors)
      throws IOException, InterruptedException {
    for (ProcessHandle each : Stream.concat(Stream.of(process), process.descendants()).toList()) {
      try {
        output("taskset", "-acp", processors, Long.toString(each.pid()));
      } catch (IOException cause) {
        if (each.isAlive()) {
          throw cause;
        }
      }
    }
  }

  private Machine() {}

  static String describe() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    long memoryKiB =
        Files.readAllLines(Path.of("/proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemTotal:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
    return Runtime.getRuntime().availableProcessors()
        + " × "
        + model
        + ", "
        + Math.round(memoryKiB / 1_048_576.0)
        + " GiB, Linux "
        + System.getProperty("os.version");
  }

  /** CPU time of all threads of {@code process} and of its descendants that live, in seconds. */
  static double cpuSeconds(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(Machine::cpuTicks)
            .sum()
        / (double) Ticks.PER_SECOND;
  }

  /** CPU time of the threads of {@code process} that compile Java, in seconds. */
  static double compilingSeconds(ProcessHandle process) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc", pid(process), "task"))) {
      return threads
              .map(Machine::stat)
              .filter(stat -> stat.contains("CompilerThre"))
              .mapToLong(Machine::ticks)
              .sum()
          / (double) Ticks.PER_SECOND;
    }
  }

  private static long cpuTicks(ProcessHandle process) {
    return ticks(stat(Path.of("/proc", pid(process))));
  }

  private static String pid(ProcessHandle process) {
    return Long.toString(process.pid());
  }

  /** The one line of proc(5); empty when the process or thread is gone. */
  private static String stat(Path process) {
    try {
      return Files.readString(process.resolve("stat"));
    } catch (IOException gone) {
      return "";
    }
  }

  /** {@code utime + stime}. */
  private static long ticks(String stat) {
    if (stat.isEmpty()) {
      return 0;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  /** What {@code command} writes, both streams; empty when there is no such program. */
  static String output(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException noSuchProgram) {
      return "";
    }
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(1, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(Arrays.toString(command) + ": " + output);
    }
    return output.strip();
  }

  private static final class Ticks {

    static final long PER_SECOND = perSecond();

    private static long perSecond() {
      try {
        return Long.parseLong(output("getconf", "CLK_TCK"));
      } catch (IOException | InterruptedException cause) {
        throw new IllegalStateException("getconf CLK_TCK", cause);
      }
    }
  }
}
