package nl.doorstroom.faults;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.doorstroom.faults.Call.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One run: load, a fault in the middle of it, load again until all is known, and then everything
 * that was seen is held against the journal.
 */
final class Trial {

  static final String NAME = "liveness";

  private static final int CLIENTS = 36;
  private static final int CALLS = Integer.getInteger("faults.calls", 5_000);
  private static final int CALLS_BEFORE = CALLS / 5;
  private static final int CALLS_AFTER = CALLS - CALLS_BEFORE;
  private static final int TOLD_MAX = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration CALLS_MAX = Duration.ofMinutes(5);
  private static final Duration SETTLE_MAX = Duration.ofSeconds(45);

  private final World world;
  private final Nemesis nemesis;
  private final long seed;
  private final String mutant;
  private final Path directory;

  Trial(World world, Nemesis nemesis, long seed, String mutant, Path directory) {
    this.world = world;
    this.nemesis = nemesis;
    this.seed = seed;
    this.mutant = mutant;
    this.directory = directory;
  }

  /** All that the clients and watchers of a run saw, and when the fault began. */
  private record Seen(
      List<Call> calls,
      List<Told> told,
      List<Finding> troubles,
      int unsettled,
      long faultAt,
      Crowd.@Nullable Seen crowd) {}

  Result run(Vertx vertx) throws Exception {
    Files.createDirectories(directory);
    Town town = world.newTown();
    Seen seen = observe(vertx, town);
    Files.writeString(directory.resolve("town.json"), History.JSON.writeValueAsString(town));
    Facts facts;
    List<Finding> findings = new ArrayList<>();
    try (Connection database = world.postgres().connect()) {
      facts = Facts.read(database, town.region());
      findings.addAll(SnapshotChecker.check(database, facts));
    }
    findings.addAll(ReplayChecker.check(seen.calls(), facts));
    findings.addAll(OrderChecker.check(seen.calls(), facts));
    findings.addAll(LedgerChecker.check(facts));
    findings.addAll(BoardChecker.check(seen.told(), facts));
    findings.addAll(seen.troubles());
    if (seen.crowd() != null) {
      findings.addAll(Crowd.findings(seen.crowd()));
    }
    keep(findings);
    return result(seen, facts, findings);
  }

  private Seen observe(Vertx vertx, Town town) throws Exception {
    List<Place> places = world.nodes().stream().map(Node::place).toList();
    History<Call> calls = new History<>(directory.resolve("calls.ndjson"), Call.class);
    History<Told> told = new History<>(directory.resolve("told.ndjson"), Told.class);
    List<Finding> troubles = new ArrayList<>();
    int unsettled;
    Crowd.@Nullable Seen crowd;
    long faultAt = Long.MAX_VALUE;
    try (Watchers watchers = new Watchers(vertx, town, places, told, seed, nemesis.crowd());
        Workload load = new Workload(vertx, town, places, calls, seed, CLIENTS, nemesis.pace())) {
      watchers.start();
      load.start();
      try {
        Shell.await(CALLS_MAX, "calls before the fault", () -> load.calls() > CALLS_BEFORE);
        faultAt = System.nanoTime();
        watchers.crowd().attend();
        nemesis.strike(world, town, load, new Random(seed));
        long mended = System.nanoTime();
        Shell.await(PATIENCE, "a yes after the fault", () -> load.lastYes() - mended > 0);
        int then = load.calls();
        Shell.await(CALLS_MAX, "calls after the fault", () -> load.calls() > then + CALLS_AFTER);
        world.awaitReady();
      } catch (IllegalStateException stuck) {
        troubles.add(new Finding(NAME, "does not go on", String.valueOf(stuck.getMessage())));
      }
      watchers.crowd().leave();
      load.stop();
      settle(load);
      unsettled = load.unsettled();
      load.giveUp();
      if (!world.shape().areRivals()) {
        // Who is at a rival that lost the region is told nothing more, and knows by its ticks.
        awaitAll(watchers, load.position(), troubles);
      }
      crowd = nemesis.crowd() == 0 ? null : watchers.crowd().seen();
    }
    return new Seen(calls.all(), told.all(), troubles, unsettled, faultAt, crowd);
  }

  private static void settle(Workload load) {
    try {
      Shell.await(SETTLE_MAX, "all is known", () -> load.unsettled() == 0);
    } catch (IllegalStateException stillUnknown) {
      // Counted in the result: what is unknown may be done once or not at all.
      load.stop();
    }
  }

  /** Finds who has not been told of all that was acknowledged, in spite of a long wait. */
  private static void awaitAll(Watchers watchers, long position, List<Finding> troubles) {
    try {
      watchers.await(position);
    } catch (IllegalStateException notAll) {
      watchers
          .behind(position)
          .forEach(who -> troubles.add(new Finding(BoardChecker.NAME, "left behind", who)));
    }
  }

  private void keep(List<Finding> findings) throws IOException {
    Files.write(
        directory.resolve("findings.txt"), findings.stream().map(Finding::toString).toList());
  }

  private Result result(Seen seen, Facts facts, List<Finding> findings) {
    return new Result(
        nemesis.title(),
        seed,
        world.shape().nodes(),
        mutant,
        Instant.now().toString(),
        seen.calls().size(),
        count(seen, Outcome.OK),
        count(seen, Outcome.REFUSED),
        count(seen, Outcome.UNKNOWN),
        count(seen, Outcome.FAILED),
        seen.unsettled(),
        count(findings, Finding.LOST),
        count(findings, Finding.DOUBLED),
        facts.entries().size(),
        seen.told().size(),
        gap(seen).toMillis(),
        seen.crowd(),
        findings.stream().map(f -> f.checker() + ": " + f.kind()).distinct().sorted().toList(),
        findings.stream().map(Finding::toString).limit(TOLD_MAX).toList());
  }

  private static int count(Seen seen, Outcome outcome) {
    return (int) seen.calls().stream().filter(call -> call.outcome() == outcome).count();
  }

  private static int count(List<Finding> findings, String kind) {
    return (int) findings.stream().filter(finding -> finding.kind().equals(kind)).count();
  }

  /** Longest time between two yeses, of which the later came after the fault began. */
  private static Duration gap(Seen seen) {
    long[] yeses =
        seen.calls().stream()
            .filter(call -> call.outcome() == Outcome.OK)
            .mapToLong(Call::end)
            .sorted()
            .toArray();
    long longest = 0;
    for (int i = 1; i < yeses.length; i++) {
      if (yeses[i] - seen.faultAt() > 0) {
        longest = Math.max(longest, yeses[i] - yeses[i - 1]);
      }
    }
    return Duration.ofNanos(longest);
  }
}
