package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.bench.Changes.Acknowledged;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.live.Live;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How long after its acknowledgement a change is seen by somebody else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LatencyBench {

  private static final int CHANGES = 1_000;
  private static final int WARM_UP = 1_000;
  private static final Duration VISIBLE_WITHIN = Duration.ofMillis(250);
  private static final String APPEND = "doorstroom_journal_append_seconds";

  private List<Acknowledged> acknowledged = List.of();

  @Test
  void a_change_is_seen_by_another_watcher_soon_after_its_acknowledgement() throws Exception {
    DatabaseUri database = TestPostgres.freshDatabase();
    int changes = Run.isShort() ? CHANGES / 5 : CHANGES;
    try (Doorstroom exchange = Doorstroom.start(database, Live.FLUSH_TICK)) {
      try (Spectator warmUp = Spectator.watch(exchange)) {
        warmUp.awaitSeen(
            Changes.make(exchange, 0, Run.isShort() ? WARM_UP / 5 : WARM_UP).highest());
      }
      Histogram before = Histogram.parse(exchange.metrics(), APPEND);
      Spectator spectator = Spectator.watch(exchange);
      try (spectator) {
        Changes made = Changes.make(exchange, WARM_UP, changes);
        spectator.awaitSeen(made.highest());
        acknowledged = made.acknowledged();
      }
      Histogram appends = Histogram.parse(exchange.metrics(), APPEND).since(before);
      report(spectator, appends, database);
    }
  }

  private void report(Spectator spectator, Histogram appends, DatabaseUri database)
      throws Exception {
    // What was seen before its acknowledgement came back took no time.
    Spread visible = millis(a -> Math.max(0, spectator.seen(a.position()) - a.answeredNanos()));
    Spread whole = millis(a -> spectator.seen(a.position()) - a.sentNanos());
    Spread answer = millis(a -> a.answeredNanos() - a.sentNanos());
    Report report =
        new Report(
            "latency",
            String.format(
                Locale.ROOT,
                "p99 %.0f ms (p50 %.0f ms) from a command's acknowledgement to another watcher",
                visible.quantile(0.99),
                visible.median()));
    report.line(
        acknowledged.size()
            + " changes, "
            + Changes.PER_SECOND
            + " a second, flush tick "
            + Live.FLUSH_TICK.toMillis()
            + " ms, in "
            + spectator.deltas()
            + " deltas; journal on embedded PostgreSQL in the same run.");
    report.head("ms", "p50", "p99", "max");
    row(report, "acknowledged → seen by another", visible);
    row(report, "sent → acknowledged", answer);
    row(report, "sent → seen by another", whole);
    report.row(
        "journal append (upper bounds of buckets, " + Math.round(appends.count()) + " batches)",
        String.format(Locale.ROOT, "%.1f", 1_000 * appends.quantile(0.5)),
        String.format(Locale.ROOT, "%.1f", 1_000 * appends.quantile(0.99)),
        String.format(Locale.ROOT, "%.1f", 1_000 * appends.quantile(1)));
    report.write("PostgreSQL " + PgBench.setting(database, "server_version"));
    if (!Run.isShort()) {
      assertThat(visible.quantile(0.99)).isLessThan((double) VISIBLE_WITHIN.toMillis());
    }
  }

  private Spread millis(ToLongFunction<Acknowledged> nanos) {
    return Spread.of(acknowledged.stream().mapToDouble(a -> nanos.applyAsLong(a) / 1e6));
  }

  private static void row(Report report, String what, Spread millis) {
    report.row(
        what,
        String.format(Locale.ROOT, "%.1f", millis.median()),
        String.format(Locale.ROOT, "%.1f", millis.quantile(0.99)),
        String.format(Locale.ROOT, "%.1f", millis.max()));
  }
}
