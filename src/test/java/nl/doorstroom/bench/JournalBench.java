package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Tenure;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.PgJournal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Events that the journal makes durable per second, beside pgbench on the same server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JournalBench {

  private static final int FULL_BATCH = Journal.BATCH_EVENTS_MAX;
  private static final int SMALL_BATCH = 500;
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void events_per_second_beside_pgbench() throws Exception {
    assumeThat(PgBench.isInstalled()).as("pgbench is installed").isTrue();
    DatabaseUri database = TestPostgres.freshDatabase();
    assertThat(PgBench.setting(database, "fsync")).isEqualTo("on");
    assertThat(PgBench.setting(database, "synchronous_commit")).isEqualTo("on");

    Vertx vertx = Vertx.vertx();
    Journal journal = new PgJournal(vertx, database, new NodeId("bench"));
    try {
      Writing writing = Writing.start(vertx, journal);
      writing.run(FULL_BATCH, Run.seconds(12));
      writing.run(SMALL_BATCH, Run.seconds(4));
      PgBench pgbench = PgBench.prepare(database);

      List<Round> rounds = new ArrayList<>();
      for (int i = 0; i < Run.rounds(5); i++) {
        List<Double> theirs = new ArrayList<>();
        for (int clients : PgBench.CLIENTS) {
          theirs.add(pgbench.run(clients, Run.seconds(4)));
        }
        double full = writing.run(FULL_BATCH, Run.seconds(5));
        double small = writing.run(SMALL_BATCH, Run.seconds(5));
        rounds.add(new Round(theirs, full, small));
      }
      report(rounds, database);
    } finally {
      await(journal.close());
      await(vertx.close());
    }
  }

  private static void report(List<Round> rounds, DatabaseUri database) throws Exception {
    Spread full = Spread.of(rounds.stream().mapToDouble(r -> r.full() / r.best()));
    Spread small = Spread.of(rounds.stream().mapToDouble(r -> r.small() / r.best()));
    Report report =
        new Report(
            "journal",
            full.text("%.1f")
                + " times pgbench: events the journal makes durable per second against prepared"
                + " single-row inserts, batches of "
                + FULL_BATCH);
    report.line("Batches of " + SMALL_BATCH + ": " + small.text("%.1f") + " times.");
    report.head(
        "Round", "pgbench 1", "pgbench 8", "pgbench 32", "500", "5,000", "500 ×", "5,000 ×");
    for (int i = 0; i < rounds.size(); i++) {
      Round r = rounds.get(i);
      report.row(
          i + 1,
          Math.round(r.theirs().get(0)),
          Math.round(r.theirs().get(1)),
          Math.round(r.theirs().get(2)),
          Math.round(r.small()),
          Math.round(r.full()),
          String.format("%.1f", r.small() / r.best()),
          String.format("%.1f", r.full() / r.best()));
    }
    report.write(
        "PostgreSQL " + PgBench.setting(database, "server_version") + " (fsync on)",
        PgBench.version());
  }

  private static <T> Future<T> on(Context context, Supplier<Future<T>> call) {
    Promise<T> done = Promise.promise();
    context.runOnContext(none -> call.get().onComplete(done));
    return done.future();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  /** Rows or events per second in one round. */
  private record Round(List<Double> theirs, double full, double small) {
    double best() {
      return theirs.stream().mapToDouble(rate -> rate).max().orElseThrow();
    }
  }

  /** A writer that always has a next batch, as the engine has under load: one is in flight. */
  private static final class Writing {

    private final Context context;
    private final Tenure tenure;
    private long position;
    private Hash last = Hash.START;

    private Writing(Context context, Tenure tenure) {
      this.context = context;
      this.tenure = tenure;
    }

    static Writing start(Vertx vertx, Journal journal) throws Exception {
      Context context = vertx.getOrCreateContext();
      return await(
          on(
              context,
              () ->
                  journal
                      .renewLease(1)
                      .compose(renewed -> journal.take(new RegionId("groningen")))
                      .map(tenure -> new Writing(context, tenure))));
    }

    /** Events per second over at least {@code time}. */
    double run(int batch, Duration time) throws Exception {
      long start = System.nanoTime();
      long before = position;
      await(on(context, () -> write(batch, start + time.toNanos())));
      return (position - before) / ((System.nanoTime() - start) / 1e9);
    }

    private Future<Void> write(int batch, long until) {
      if (System.nanoTime() >= until) {
        return Future.succeededFuture();
      }
      List<Fact> facts = new ArrayList<>(batch);
      for (int i = 0; i < batch; i++) {
        facts.add(fact(++position));
      }
      return tenure
          .append(facts, last)
          .compose(
              entries -> {
                last = hash(entries);
                return write(batch, until);
              });
    }

    private static Hash hash(List<Entry> entries) {
      return entries.get(entries.size() - 1).hash();
    }

    private static Fact fact(long number) {
      Instant at = START.plusMillis(number);
      String id = "groningen-" + Long.toString(number, 32);
      return new Fact(
          number,
          at,
          new ActorToken("demo.planner.groningen-1"),
          new CommandId("demo.planner.groningen-1:slots-" + number),
          new RequestDigest(String.format("%064x", number)),
          new SlotPublished(
              new SlotId(id),
              new HealthcareServiceId("groningen-2c"),
              null,
              SlotKind.INTAKE,
              START.plus(Duration.ofMinutes(number)),
              START.plus(Duration.ofMinutes(number + 45)),
              1,
              Allotment.NEW_REFERRAL,
              Delivery.ON_SITE));
    }
  }
}
