package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.bench.FanOut.Sample;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.live.Live;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes made visible to 1,000 watchers per CPU-second of the server, beside Nchan. The exchange
 * pays for deciding, journalling and answering each change as well; Nchan only passes it on.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FanOutBench {

  /** One client has all that is asked, which the door would leave room beside. */
  private static final List<String> ONE_ASKS = List.of("--admission=false");

  /** Short enough that each of 50 changes a second gets a frame of its own. */
  private static final Duration UNCONFLATED = Duration.ofMillis(10);

  /** Until Java compiles next to nothing any more. */
  private static final Duration WARM_UP =
      Run.isShort() ? Duration.ofSeconds(16) : Duration.ofMinutes(3);

  /**
   * Each has its turn for so long, so that what else the machine does befalls all alike; after as
   * long again, in which what the turn before left is done with.
   */
  private static final Duration TURN = Duration.ofSeconds(1);

  private static final int TURNS = Run.isShort() ? 2 : 10;

  private static final long CHANGES_PER_MEASUREMENT_MAX = 1_000;

  /** Deltas that hold several changes are conflation, for which Nchan has no equal. */
  private static final double CHANGES_PER_DELTA_MAX = 1.1;

  private static final Logger log = LoggerFactory.getLogger(FanOutBench.class);

  private final List<Round> rounds = new ArrayList<>();
  private long measurements;

  /** The turns of a round. What is said of it is its median turn: one is easily disturbed. */
  private record Round(List<Sample> ours, List<Sample> alone, List<Sample> theirs) {

    double times(ToDoubleFunction<Sample> cost) {
      return median(theirs, cost) / median(ours, cost);
    }

    double timesSending() {
      double without = median(alone, Sample::cpuSeconds);
      return median(theirs, Sample::microsPerDelta)
          / median(ours, turn -> turn.microsPerDeltaSent(without));
    }

    private static double median(List<Sample> turns, ToDoubleFunction<Sample> of) {
      return Spread.of(turns.stream().mapToDouble(of)).median();
    }
  }

  @Test
  void changes_seen_by_1000_watchers_per_cpu_second_beside_nchan() throws Exception {
    assumeThat(Nchan.isInstalled()).as("nginx and libnginx-mod-nchan are installed").isTrue();
    DatabaseUri database = TestPostgres.freshDatabase();
    String delta;
    try (Doorstroom exchange = Doorstroom.start(database, UNCONFLATED, ONE_ASKS);
        Nchan nchan = Nchan.start(Path.of("target", "bench", "nginx"))) {
      delta = delta(exchange);
      FanOut fanOut = fanOut(exchange);
      FanOut relay = relay(nchan, delta);
      fanOut.warmUp(exchange::changeElsewhere, WARM_UP);
      apart(
          List.of(exchange.handle(), nchan.handle()),
          () -> {
            try (JavaProcess crowd = fanOut.gather(FanOut.WATCHERS);
                JavaProcess one = fanOut.gather(1);
                JavaProcess listeners = relay.gather(FanOut.WATCHERS)) {
              measure(fanOut, crowd, FanOut.WATCHERS, Run.seconds(8), TURN);
              measure(relay, listeners, FanOut.WATCHERS, Run.seconds(8), TURN);
              crowd.ask("rest");
              for (int i = 0; i < Run.rounds(3); i++) {
                rounds.add(round(fanOut, crowd, one, relay, listeners));
              }
            }
            return true;
          });
    }
    Sample conflated;
    try (Doorstroom exchange = Doorstroom.start(database, Live.FLUSH_TICK, ONE_ASKS)) {
      FanOut fanOut = fanOut(exchange);
      fanOut.warmUp(exchange::changeElsewhere, WARM_UP);
      conflated =
          apart(
              List.of(exchange.handle()),
              () -> {
                try (JavaProcess crowd = fanOut.gather(FanOut.WATCHERS)) {
                  return measure(fanOut, crowd, FanOut.WATCHERS, Run.seconds(8), Run.seconds(12));
                }
              });
    }
    report(conflated, delta.length());
    rounds.forEach(
        round -> {
          requireWhole(sum(round.ours()));
          requireWhole(sum(round.theirs()));
        });
    requireWhole(conflated);
  }

  /**
   * Does what is to be measured while {@code servers} have one processor, and this process another,
   * with all that it starts: what it takes to ask and to watch is not to be taken from a server.
   */
  private static <T> T apart(List<ProcessHandle> servers, Callable<T> measuring) throws Exception {
    Machine.pin(ProcessHandle.current(), 1);
    try {
      for (ProcessHandle server : servers) {
        Machine.pin(server, 0);
      }
      return measuring.call();
    } finally {
      Machine.release(ProcessHandle.current());
    }
  }

  private static void requireWhole(Sample sample) {
    assertThat(sample.count().gaps()).as("gaps in %s", sample).isZero();
    assertThat(sample.count().closed()).as("clients lost in %s", sample).isZero();
    assertThat(sample.refused()).as("changes refused in %s", sample).isZero();
  }

  /** The turns of one round; {@code crowd} rests before it and after it. */
  private Round round(
      FanOut fanOut, JavaProcess crowd, JavaProcess one, FanOut relay, JavaProcess listeners)
      throws Exception {
    List<Sample> their = new ArrayList<>();
    List<Sample> our = new ArrayList<>();
    List<Sample> lone = new ArrayList<>();
    for (int i = 0; i < TURNS; i++) {
      // Has caught up by the time that it is its turn.
      crowd.ask("watch");
      their.add(measure(relay, listeners, FanOut.WATCHERS, TURN, TURN));
      our.add(measure(fanOut, crowd, FanOut.WATCHERS, TURN, TURN));
      crowd.ask("rest");
      lone.add(measure(fanOut, one, 1, TURN, TURN));
    }
    return new Round(our, lone, their);
  }

  private static Sample sum(List<Sample> turns) {
    return turns.stream().reduce(Sample::plus).orElseThrow();
  }

  private Sample measure(
      FanOut fanOut, JavaProcess crowd, int watchers, Duration settling, Duration window)
      throws Exception {
    long first = CHANGES_PER_MEASUREMENT_MAX * measurements++;
    Sample sample = fanOut.measure(crowd, watchers, first, settling, window);
    log.info("{}: {}", fanOut.watch(), sample);
    return sample;
  }

  private static FanOut fanOut(Doorstroom exchange) {
    return new FanOut(
        exchange.handle(),
        exchange.live(),
        List.of("watch", Doorstroom.REGION, Doorstroom.VIEW, exchange.watcher()),
        exchange::change,
        false);
  }

  /** The text that a watcher gets when one place is published. */
  private static String delta(Doorstroom exchange) throws Exception {
    String before = exchange.cursor();
    exchange.send(exchange.change(-1));
    return exchange.changes(before).replaceFirst("^\\{", "{\"op\":\"delta\",\"id\":1,");
  }

  /** Passes {@code delta} on, each time with the next numbers. */
  private static FanOut relay(Nchan nchan, String delta) {
    AtomicLong next = new AtomicLong(1_000);
    return new FanOut(
        nchan.handle(),
        nchan.watch(),
        List.of("listen"),
        any -> publish(nchan, delta, next.getAndIncrement()),
        true);
  }

  /** The same text with other numbers, as long as those. */
  private static HttpRequest publish(Nchan nchan, String delta, long from) {
    String text =
        delta
            .replaceFirst("\"from\":\\d+", "\"from\":" + from)
            .replaceFirst("\"to\":\\d+", "\"to\":" + (from + 1));
    return HttpRequest.newBuilder(nchan.publish()).POST(BodyPublishers.ofString(text)).build();
  }

  private void report(Sample conflated, int bytes) throws Exception {
    Report report =
        new Report(
            "fan-out",
            spread(Round::timesSending)
                + " times Nchan: deltas sent to "
                + FanOut.WATCHERS
                + " watchers per CPU-second of the server, "
                + FanOut.CHANGES_PER_SECOND
                + " changes a second, without conflation (flush tick "
                + UNCONFLATED.toMillis()
                + " ms)");
    report.line(
        "That is what "
            + FanOut.WATCHERS
            + " watchers cost more than one, under the same load. With deciding, keeping and"
            + " answering each change, which Nchan does not do: "
            + spread(round -> round.times(Sample::microsPerDelta))
            + " times; in changes instead of deltas: "
            + spread(round -> round.times(Sample::secondsPerChange))
            + " times. With conflation at the default flush tick of "
            + Live.FLUSH_TICK.toMillis()
            + " ms: "
            + String.format(
                Locale.ROOT,
                "%.2f",
                conflated.changesPerCpuSecond()
                    / Spread.of(
                            rounds.stream()
                                .mapToDouble(round -> sum(round.theirs()).changesPerCpuSecond()))
                        .median())
            + " times in changes. A delta is "
            + bytes
            + " bytes. Each round is "
            + TURNS
            + " turns of "
            + TURN.toSeconds()
            + " s, of which the median counts; the servers on one processor, who watches and who asks"
            + " on another.");
    if (rounds.stream()
        .anyMatch(round -> sum(round.ours()).changesPerDelta() > CHANGES_PER_DELTA_MAX)) {
      report.line(
          "The machine was too busy for a frame per change: deltas are the fairer measure.");
    }
    report.head(
        "Measured",
        "changes/CPU-s",
        "µs CPU/delta",
        "CPU s",
        "of which compiling",
        "deltas received",
        "changes/delta",
        "fewest–most changes",
        "gaps");
    for (Round round : rounds) {
      row(report, "Doorstroom", sum(round.ours()));
      row(report, "Doorstroom, one watcher", sum(round.alone()));
      row(report, "Nchan", sum(round.theirs()));
    }
    row(report, "Doorstroom, 50 ms", conflated);
    report.write(Nchan.version());
  }

  private static void row(Report report, String name, Sample sample) {
    report.row(
        name,
        Math.round(sample.changesPerCpuSecond()),
        String.format(Locale.ROOT, "%.2f", sample.microsPerDelta()),
        String.format(Locale.ROOT, "%.2f", sample.cpuSeconds()),
        String.format(Locale.ROOT, "%.2f", sample.compilingSeconds()),
        sample.count().deltas(),
        String.format(Locale.ROOT, "%.2f", sample.changesPerDelta()),
        sample.count().changesMin() + "–" + sample.count().changesMax(),
        sample.count().gaps());
  }

  private String spread(ToDoubleFunction<Round> ratio) {
    return Spread.of(rounds.stream().mapToDouble(ratio)).text("%.2f");
  }
}
