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

  private static final long CHANGES_PER_MEASUREMENT_MAX = 5_000;

  /** Deltas that hold several changes are conflation, for which Nchan has no equal. */
  private static final double CHANGES_PER_DELTA_MAX = 1.1;

  private static final Logger log = LoggerFactory.getLogger(FanOutBench.class);

  private final List<Sample> ours = new ArrayList<>();
  private final List<Sample> alone = new ArrayList<>();
  private final List<Sample> theirs = new ArrayList<>();
  private long measurements;

  @Test
  void changes_seen_by_1000_watchers_per_cpu_second_beside_nchan() throws Exception {
    assumeThat(Nchan.isInstalled()).as("nginx and libnginx-mod-nchan are installed").isTrue();
    DatabaseUri database = TestPostgres.freshDatabase();
    String delta;
    try (Doorstroom exchange = Doorstroom.start(database, UNCONFLATED, ONE_ASKS);
        Nchan nchan = Nchan.start(Path.of("target", "bench", "nginx"))) {
      delta = delta(exchange);
      FanOut fanOut = fanOut(exchange);
      FanOut relay =
          new FanOut(
              nchan.handle(),
              nchan.watch(),
              List.of("listen"),
              n -> publish(nchan, delta, n),
              true);
      fanOut.warmUp(exchange::changeElsewhere, WARM_UP);
      measure(fanOut, Run.seconds(8), Run.seconds(4));
      for (int i = 0; i < Run.rounds(3); i++) {
        ours.add(measure(fanOut, Run.seconds(4), Run.seconds(12)));
        alone.add(measure(fanOut, 1, Run.seconds(4), Run.seconds(12)));
        theirs.add(measure(relay, Run.seconds(4), Run.seconds(12)));
      }
    }
    Sample conflated;
    try (Doorstroom exchange = Doorstroom.start(database, Live.FLUSH_TICK, ONE_ASKS)) {
      FanOut fanOut = fanOut(exchange);
      fanOut.warmUp(exchange::changeElsewhere, WARM_UP);
      measure(fanOut, Run.seconds(8), Run.seconds(4));
      conflated = measure(fanOut, Run.seconds(2), Run.seconds(12));
    }
    report(conflated, delta.length());
    ours.forEach(FanOutBench::requireWhole);
    theirs.forEach(FanOutBench::requireWhole);
    requireWhole(conflated);
  }

  private static void requireWhole(Sample sample) {
    assertThat(sample.count().gaps()).as("gaps in %s", sample).isZero();
    assertThat(sample.count().closed()).as("clients lost in %s", sample).isZero();
    assertThat(sample.refused()).as("changes refused in %s", sample).isZero();
  }

  private Sample measure(FanOut fanOut, Duration warmUp, Duration window) throws Exception {
    return measure(fanOut, FanOut.WATCHERS, warmUp, window);
  }

  private Sample measure(FanOut fanOut, int watchers, Duration warmUp, Duration window)
      throws Exception {
    Sample sample =
        fanOut.measure(watchers, CHANGES_PER_MEASUREMENT_MAX * measurements++, warmUp, window);
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

  /** The same text with other numbers, as long as those. */
  private static HttpRequest publish(Nchan nchan, String delta, long number) {
    long from = 1_000 + number;
    String text =
        delta
            .replaceFirst("\"from\":\\d+", "\"from\":" + from)
            .replaceFirst("\"to\":\\d+", "\"to\":" + (from + 1));
    return HttpRequest.newBuilder(nchan.publish()).POST(BodyPublishers.ofString(text)).build();
  }

  private void report(Sample conflated, int bytes) throws Exception {
    List<Double> ratios = new ArrayList<>();
    List<Double> frameRatios = new ArrayList<>();
    List<Double> sendingRatios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i).changesPerCpuSecond() / theirs.get(i).changesPerCpuSecond());
      frameRatios.add(theirs.get(i).microsPerDelta() / ours.get(i).microsPerDelta());
      sendingRatios.add(
          theirs.get(i).microsPerDelta() / ours.get(i).microsPerDeltaSent(alone.get(i)));
    }
    Report report =
        new Report(
            "fan-out",
            spread(frameRatios).text("%.2f")
                + " times Nchan: deltas received by "
                + FanOut.WATCHERS
                + " watchers per CPU-second of the server, "
                + FanOut.CHANGES_PER_SECOND
                + " changes a second, without conflation (flush tick "
                + UNCONFLATED.toMillis()
                + " ms)");
    report.line(
        "Sending alone (what 1,000 watchers cost more than one, under the same load): "
            + spread(sendingRatios).text("%.2f")
            + " times.");
    report.line(
        "In changes instead of deltas: "
            + spread(ratios).text("%.2f")
            + " times. With conflation at the default flush tick of "
            + Live.FLUSH_TICK.toMillis()
            + " ms: "
            + String.format(
                Locale.ROOT,
                "%.2f",
                conflated.changesPerCpuSecond()
                    / Spread.of(theirs.stream().mapToDouble(Sample::changesPerCpuSecond)).median())
            + " times. A delta is "
            + bytes
            + " bytes.");
    if (ours.stream().anyMatch(s -> s.changesPerDelta() > CHANGES_PER_DELTA_MAX)) {
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
    for (int i = 0; i < ours.size(); i++) {
      row(report, "Doorstroom", ours.get(i));
      row(report, "Doorstroom, one watcher", alone.get(i));
      row(report, "Nchan", theirs.get(i));
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

  private static Spread spread(List<Double> samples) {
    return Spread.of(samples.stream().mapToDouble(sample -> sample));
  }
}
