package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.live.Live;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How long after its acknowledgement a change is seen by somebody else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LatencyBench {

  private static final int CHANGES = 1_000;
  private static final int WARM_UP = 1_000;
  private static final int PER_SECOND = 50;
  private static final Duration VISIBLE_WITHIN = Duration.ofMillis(250);
  private static final String APPEND = "doorstroom_journal_append_seconds";

  /** An answered command, by {@link System#nanoTime}. */
  private record Acknowledged(long position, long sentNanos, long answeredNanos) {}

  private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicLong refused = new AtomicLong();

  @Test
  void a_change_is_seen_by_another_watcher_soon_after_its_acknowledgement() throws Exception {
    DatabaseUri database = TestPostgres.freshDatabase();
    int changes = Run.isShort() ? CHANGES / 5 : CHANGES;
    try (Doorstroom exchange = Doorstroom.start(database, Live.FLUSH_TICK)) {
      try (Spectator warmUp = Spectator.watch(exchange)) {
        make(exchange, 0, Run.isShort() ? WARM_UP / 5 : WARM_UP);
        warmUp.awaitSeen(highest());
      }
      acknowledged.clear();
      Histogram before = Histogram.parse(exchange.metrics(), APPEND);
      Spectator spectator = Spectator.watch(exchange);
      try (spectator) {
        make(exchange, WARM_UP, changes);
        spectator.awaitSeen(highest());
      }
      Histogram appends = Histogram.parse(exchange.metrics(), APPEND).since(before);
      report(spectator, appends, database);
    }
  }

  /** Sends commands at a steady pace and returns once each was answered. */
  private void make(Doorstroom exchange, int first, int count) throws Exception {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    CountDownLatch answered = new CountDownLatch(count);
    AtomicLong number = new AtomicLong(first);
    var unused =
        timer.scheduleAtFixedRate(
            () -> {
              long n = number.getAndIncrement();
              if (n < first + count) {
                long sent = System.nanoTime();
                var unusedAnswer =
                    http.sendAsync(exchange.change(n), BodyHandlers.ofString())
                        .whenComplete(
                            (response, cause) -> {
                              answered(sent, response, cause);
                              answered.countDown();
                            });
              }
            },
            0,
            1_000_000 / PER_SECOND,
            TimeUnit.MICROSECONDS);
    try {
      assertThat(answered.await(2, TimeUnit.MINUTES)).as("all commands answered").isTrue();
    } finally {
      timer.shutdownNow();
    }
    assertThat(refused).hasValue(0);
  }

  private void answered(
      long sent, @Nullable HttpResponse<String> response, @Nullable Throwable cause) {
    long now = System.nanoTime();
    if (response == null || cause != null || response.statusCode() != 200) {
      refused.incrementAndGet();
      return;
    }
    long position = response.headers().firstValueAsLong("Doorstroom-Position").orElseThrow();
    acknowledged.add(new Acknowledged(position, sent, now));
  }

  private long highest() {
    return acknowledged.stream().mapToLong(Acknowledged::position).max().orElse(0);
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
            + PER_SECOND
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
