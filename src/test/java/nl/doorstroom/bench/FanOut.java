package nl.doorstroom.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import nl.doorstroom.bench.Crowd.Count;

/**
 * A server that tells a crowd of what changes, and what that costs it.
 *
 * @param server whose CPU time counts
 * @param watch where the crowd connects
 * @param speech what {@link Crowd} is told after the number of clients
 * @param change makes the change of a number
 * @param inOrder whether the server gives changes the order in which they are sent, and no other
 */
record FanOut(
    ProcessHandle server,
    URI watch,
    List<String> speech,
    LongFunction<HttpRequest> change,
    boolean inOrder) {

  static final int WATCHERS = 1_000;
  static final int CHANGES_PER_SECOND = 50;

  /**
   * More than is measured: at 50 a second Java takes a quarter of an hour to compile all of it. The
   * first is what a slow machine can do that has compiled nothing.
   */
  private static final int[] WARM_UP_CHANGES_PER_SECOND = {100, 400};

  private static final int WARM_UP_WATCHERS = 100;

  /**
   * What happened in one window, or in several.
   *
   * @param watchers how many there were
   * @param cpuSeconds of the server, user and system
   * @param compilingSeconds what of that went into compiling Java, which ends with the warm-up
   * @param refused changes that the server did not take
   */
  record Sample(
      int watchers, Count count, double cpuSeconds, double compilingSeconds, long refused) {

    /** Of both windows together. */
    Sample plus(Sample next) {
      return new Sample(
          watchers,
          count.plus(next.count),
          cpuSeconds + next.cpuSeconds,
          compilingSeconds + next.compilingSeconds,
          refused + next.refused);
    }

    /** Changes that reached all watchers, per CPU-second of the server. */
    double changesPerCpuSecond() {
      return count.changes() / (double) watchers / cpuSeconds;
    }

    /** CPU-seconds of the server for a change that reached all watchers. */
    double secondsPerChange() {
      return 1 / changesPerCpuSecond();
    }

    double microsPerDelta() {
      return 1e6 * cpuSeconds / count.deltas();
    }

    /**
     * What a delta costs beyond what the changes themselves do: {@code alone} are the CPU-seconds
     * of the same server under the same load with hardly anyone watching, in a window as long.
     */
    double microsPerDeltaSent(double alone) {
      return 1e6 * (cpuSeconds - alone) / count.deltas();
    }

    double changesPerDelta() {
      return count.changes() / (double) count.deltas();
    }
  }

  /** Has {@code watchers} clients of their own process watch. */
  JavaProcess gather(int watchers) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(watch.toString());
    arguments.add(Integer.toString(watchers));
    arguments.addAll(speech);
    return JavaProcess.start(Crowd.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), arguments);
  }

  /**
   * Makes changes while a crowd watches.
   *
   * @param crowd of {@code watchers} clients
   * @param first number of the first change
   * @param settling how long changes are made before the window
   */
  Sample measure(JavaProcess crowd, int watchers, long first, Duration settling, Duration window)
      throws IOException, InterruptedException {
    try (Pace pace = Pace.start(CHANGES_PER_SECOND, first, change, inOrder)) {
      pace.await(settling);
      crowd.ask("count");
      double before = Machine.cpuSeconds(server);
      double compilingBefore = Machine.compilingSeconds(server);
      pace.await(window);
      Count count = Count.parse(crowd.ask("count"));
      return new Sample(
          watchers,
          count,
          Machine.cpuSeconds(server) - before,
          Machine.compilingSeconds(server) - compilingBefore,
          pace.refused());
    }
  }

  /**
   * Has Java compile what a change takes: many of them, of which not all are seen.
   *
   * @param elsewhere makes the change of a number where nothing is measured
   */
  void warmUp(LongFunction<HttpRequest> elsewhere, Duration time)
      throws IOException, InterruptedException {
    long first = 0;
    for (int perSecond : WARM_UP_CHANGES_PER_SECOND) {
      Duration part = time.dividedBy(WARM_UP_CHANGES_PER_SECOND.length);
      try (JavaProcess crowd = gather(WARM_UP_WATCHERS);
          Pace pace = Pace.start(perSecond, first, elsewhere, false)) {
        pace.await(part);
        crowd.ask("count");
        if (pace.refused() > 0) {
          throw new IOException(pace.refused() + " changes refused");
        }
      }
      // A number is used once: more may be sent than belongs to the time.
      first += 2L * perSecond * part.toSeconds();
    }
  }
}
