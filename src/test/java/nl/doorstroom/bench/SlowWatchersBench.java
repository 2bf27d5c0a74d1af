package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.bench.Crowd.Count;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.live.Live;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What it costs those who read that others hardly do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowWatchersBench {

  private static final int WATCHERS = 500;
  private static final int SLOW = WATCHERS / 10;
  private static final int SPECTATORS = 10;
  private static final int ROUNDS = 3;

  /** The others' p99 with slow ones, beside that without. */
  private static final double RATIO_MAX = 1.25;

  private long number;

  /** Delays of those who read, in milliseconds from sending a change. */
  private record Heard(Spread millis, Count crowd) {}

  @Test
  void slow_watchers_cost_the_others_nothing() throws Exception {
    DatabaseUri database = TestPostgres.freshDatabase();
    try (Doorstroom exchange = Doorstroom.start(database, Live.FLUSH_TICK)) {
      hear(exchange, 0, Run.isShort() ? 200 : 1_000);
      List<Heard> without = new ArrayList<>();
      List<Heard> with = new ArrayList<>();
      for (int round = 0; round < Run.rounds(ROUNDS); round++) {
        without.add(hear(exchange, 0, changes()));
        with.add(hear(exchange, SLOW, changes()));
      }
      report(without, with, database);
    }
  }

  private static int changes() {
    return (int) Run.seconds(16).toSeconds() * Changes.PER_SECOND;
  }

  private Heard hear(Doorstroom exchange, int slow, int changes) throws Exception {
    List<Spectator> spectators = new ArrayList<>();
    List<String> arguments =
        List.of(
            exchange.live().toString(),
            Integer.toString(WATCHERS),
            "watch",
            Doorstroom.REGION,
            Doorstroom.VIEW,
            exchange.watcher(),
            Integer.toString(slow));
    try (JavaProcess crowd =
        JavaProcess.start(Crowd.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), arguments)) {
      for (int i = 0; i < SPECTATORS; i++) {
        spectators.add(Spectator.watch(exchange));
      }
      Changes made = Changes.make(exchange, number, changes);
      number += changes;
      for (Spectator spectator : spectators) {
        spectator.awaitSeen(made.highest());
      }
      DoubleStream delays =
          spectators.stream()
              .flatMapToDouble(
                  spectator ->
                      made.acknowledged().stream()
                          .mapToDouble(
                              each -> (spectator.seen(each.position()) - each.sentNanos()) / 1e6));
      return new Heard(Spread.of(delays), Count.parse(crowd.ask("count")));
    } finally {
      spectators.forEach(Spectator::close);
    }
  }

  private static void report(List<Heard> without, List<Heard> with, DatabaseUri database)
      throws Exception {
    Spread ratios =
        Spread.of(
            DoubleStream.iterate(0, i -> i + 1)
                .limit(with.size())
                .map(
                    i ->
                        with.get((int) i).millis().quantile(0.99)
                            / without.get((int) i).millis().quantile(0.99)));
    Report report =
        new Report(
            "slow-watchers",
            ratios.text("%.2f")
                + " of the others' p99 without slow watchers, when one in ten reads one frame a"
                + " second");
    report.line(
        WATCHERS
            + " watchers, of whom "
            + SLOW
            + " slow or none; "
            + Changes.PER_SECOND
            + " changes a second. Times from sending a change to one of "
            + SPECTATORS
            + " others seeing it.");
    report.head("slow", "p50 ms", "p99 ms", "max ms", "fewest changes heard by one", "most");
    for (int round = 0; round < with.size(); round++) {
      row(report, "none", without.get(round));
      row(report, Integer.toString(SLOW), with.get(round));
    }
    report.write("PostgreSQL " + PgBench.setting(database, "server_version"));
    assertThat(with).allSatisfy(heard -> assertThat(heard.crowd().closed()).isZero());
    // Otherwise none of them was slow, and nothing is shown.
    assertThat(with)
        .allSatisfy(
            heard ->
                assertThat(heard.crowd().changesMin()).isLessThan(heard.crowd().changesMax() / 2));
    if (!Run.isShort()) {
      assertThat(ratios.median()).isLessThan(RATIO_MAX);
    }
  }

  private static void row(Report report, String slow, Heard heard) {
    report.row(
        slow,
        String.format(Locale.ROOT, "%.1f", heard.millis().median()),
        String.format(Locale.ROOT, "%.1f", heard.millis().quantile(0.99)),
        String.format(Locale.ROOT, "%.1f", heard.millis().max()),
        heard.crowd().changesMin(),
        heard.crowd().changesMax());
  }
}
