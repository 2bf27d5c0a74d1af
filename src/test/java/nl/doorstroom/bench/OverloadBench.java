package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.bench.Demand.Outcome;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.live.Live;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whether as many are answered when far more is asked than can be. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverloadBench {

  private static final int CONNECTIONS = 1_000;

  /** The first pace at which the peak is looked for, a second, and by how much the next is more. */
  private static final double PACE_FIRST = 400;

  private static final double PACE_STEP = 1.4;

  /** Enough for Java to compile what answers, and not too much for what is not yet compiled. */
  private static final double PACE_WARM = 1_000;

  private static final double[] TIMES = {1, 2, 3, 5, 1};

  /** What is asked beside what is answered, where nobody need be turned away. */
  private static final double KEPT_UP = 0.97;

  private static final double GOODPUT_MIN = 0.9;
  private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(1);

  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*?} (\\S+)$");
  private static final Pattern COLLECTING =
      Pattern.compile("(?m)^jvm_gc_pause_seconds_sum\\{.*?} (\\S+)$");

  /** One run with what the server used, at {@code times} the {@code peak} found just before. */
  private record Load(
      double peak,
      double times,
      Duration length,
      Outcome outcome,
      double heapMiB,
      double collectingSeconds) {

    double goodput() {
      return outcome.answered() / (length.toMillis() / 1e3);
    }

    double ofPeak() {
      return goodput() / peak;
    }
  }

  @Test
  void as_many_are_answered_however_many_ask() throws Exception {
    DatabaseUri database = TestPostgres.freshDatabase();
    try (Doorstroom exchange = Doorstroom.start(database, Live.FLUSH_TICK);
        JavaProcess demand = demand(exchange)) {
      // What it takes to ask is not to be taken from the server.
      Machine.pin(exchange.handle(), 0);
      Machine.pin(demand.handle(), 1);
      offer(demand, PACE_WARM, Run.seconds(24));
      List<Load> loads = new ArrayList<>();
      for (int round = 0; round < Run.rounds(3); round++) {
        double peak = peak(demand);
        for (double times : TIMES) {
          loads.add(load(exchange, demand, times, peak));
        }
      }
      report(loads, database);
    }
  }

  private static Load load(Doorstroom exchange, JavaProcess demand, double times, double peak)
      throws IOException, InterruptedException {
    double before = sum(COLLECTING, exchange.metrics());
    Duration length = Run.seconds(8);
    Outcome outcome = offer(demand, times * peak, length);
    String after = exchange.metrics();
    return new Load(
        peak,
        times,
        length,
        outcome,
        sum(HEAP, after) / (1 << 20),
        sum(COLLECTING, after) - before);
  }

  private static JavaProcess demand(Doorstroom exchange) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(exchange.port()));
    arguments.add(Integer.toString(CONNECTIONS));
    arguments.addAll(exchange.morning());
    return JavaProcess.start(Demand.class, List.of("-Xmx512m", "-XX:+UseSerialGC"), arguments);
  }

  private static Outcome offer(JavaProcess demand, double perSecond, Duration length)
      throws IOException {
    return Outcome.parse(demand.ask(perSecond + " " + length.toMillis()));
  }

  /**
   * Most that was answered in a second, at paces that rise until not all of it is: twice, since a
   * collection or another program may be to blame for once.
   */
  private static double peak(JavaProcess demand) throws IOException {
    Duration length = Run.seconds(4);
    double peak = 0;
    int behind = 0;
    for (double pace = PACE_FIRST; behind < 2; pace *= PACE_STEP) {
      Outcome outcome = offer(demand, pace, length);
      peak = Math.max(peak, outcome.answered() / (length.toMillis() / 1e3));
      behind = outcome.answered() < KEPT_UP * outcome.offered() ? behind + 1 : 0;
    }
    return peak;
  }

  /** Until as many are answered in 100 ms as on average in the end, three times in a row. */
  private static Duration toFullGoodput(Outcome outcome) {
    List<Integer> bins = outcome.goodput();
    double full =
        bins.subList(bins.size() / 2, bins.size()).stream()
            .mapToInt(each -> each)
            .average()
            .orElse(0);
    for (int i = 0; i + 3 <= bins.size(); i++) {
      if (bins.subList(i, i + 3).stream().mapToInt(each -> each).average().orElse(0)
          >= GOODPUT_MIN * full) {
        return Duration.ofMillis(100L * i);
      }
    }
    return Duration.ofMillis(100L * bins.size());
  }

  private static double sum(Pattern pattern, String metrics) {
    Matcher matcher = pattern.matcher(metrics);
    double sum = 0;
    while (matcher.find()) {
      sum += Double.parseDouble(matcher.group(1));
    }
    return sum;
  }

  private static void report(List<Load> loads, DatabaseUri database) throws Exception {
    List<Load> after = new ArrayList<>();
    List<Load> threefold = new ArrayList<>();
    for (int i = 0; i < loads.size(); i += TIMES.length) {
      threefold.add(loads.get(i + 2));
      after.add(loads.get(i + TIMES.length - 1));
    }
    Spread kept = Spread.of(threefold.stream().mapToDouble(Load::ofPeak));
    Spread recovered =
        Spread.of(after.stream().mapToDouble(load -> toFullGoodput(load.outcome()).toMillis()));
    Report report =
        new Report(
            "overload",
            kept.text("%.2f")
                + " of the peak answered at three times the peak"
                + "; full goodput "
                + text("%.0f", recovered.max())
                + " ms after five times the peak");
    report.line(
        "Of ten that ask, five want a board of places, four one of cases, and one sends a command;"
            + " the server on one processor, who asks on another. The peak is looked for at the"
            + " start of each round. Offered at a steady pace over "
            + CONNECTIONS
            + " connections by another process, whatever is answered; times from when each was due.");
    report.head(
        "offered",
        "a second",
        "answered a second",
        "of the peak",
        "p50 ms",
        "p99 ms",
        "turned away",
        "refusal p50 ms",
        "p99 ms",
        "late",
        "heap MiB",
        "GC s");
    for (Load load : loads) {
      Outcome outcome = load.outcome();
      report.row(
          text("%.0f×", load.times()),
          text("%.0f", load.times() * load.peak()),
          text("%.0f", load.goodput()),
          text("%.2f", load.ofPeak()),
          text("%.0f", outcome.answeredMedian()),
          text("%.0f", outcome.answeredP99()),
          text("%.0f %%", 100.0 * outcome.turnedAway() / outcome.offered()),
          text("%.1f", outcome.refusalMedian()),
          text("%.1f", outcome.refusalP99()),
          outcome.late(),
          text("%.0f", load.heapMiB()),
          text("%.2f", load.collectingSeconds()));
    }
    report.write("PostgreSQL " + PgBench.setting(database, "server_version"));
    assertThat(loads).allSatisfy(load -> assertThat(load.outcome().failed()).isZero());
    if (!Run.isShort()) {
      assertThat(loads).allSatisfy(load -> assertThat(load.outcome().late()).isZero());
      assertThat(kept.median()).isGreaterThan(GOODPUT_MIN);
      assertThat(recovered.max()).isLessThan((double) RECOVERED_WITHIN.toMillis());
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
