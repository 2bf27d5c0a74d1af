package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.matching.Assignment;
import nl.doorstroom.matching.ExactSolver;
import nl.doorstroom.matching.Matching;
import nl.doorstroom.matching.MatchingRules;
import nl.doorstroom.matching.RandomSituation;
import nl.doorstroom.matching.Situation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The time that suggestions for a whole region take, beside JGraphT's minimum cost flow. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchingBench {

  private static final int WAITING = 3_000;
  private static final int PLACES = 800;
  private static final int SERVICES = 120;

  /** In ten: how much of what could be in the way is. */
  private static final int STRICTNESS = 6;

  private static final double SECONDS_MAX = 1;
  private static final MatchingRules RULES = MatchingRules.DEFAULT;

  @Test
  void a_whole_region_beside_jgrapht() throws Exception {
    Situation[] regions = new Situation[Run.rounds(5)];
    for (int i = 0; i < regions.length; i++) {
      regions[i] = RandomSituation.of(i, WAITING, PLACES, SERVICES, STRICTNESS);
    }
    for (int i = 0; i < Run.rounds(20); i++) {
      Matching.of(RULES, regions[i % regions.length]);
    }
    ExactSolver.solveMajor(RULES, regions[0]);

    List<Round> rounds = new ArrayList<>();
    for (Situation region : regions) {
      double start = cpuSeconds();
      Map<PositionId, SlotId> theirs = ExactSolver.solveMajor(RULES, region);
      double solved = cpuSeconds();
      Assignment ours = Matching.of(RULES, region);
      double matched = cpuSeconds();
      region.candidates().forEach(c -> assertThat(ours.explain(c.position())).isNotNull());
      double explained = cpuSeconds();
      rounds.add(
          new Round(
              solved - start,
              matched - solved,
              explained - matched,
              theirs.size(),
              ours.suggestions().size()));
    }
    report(rounds);
    if (!Run.isShort()) {
      assertThat(rounds).allMatch(r -> r.ours() < SECONDS_MAX);
    }
  }

  private static void report(List<Round> rounds) throws Exception {
    Spread ratio = Spread.of(rounds.stream().mapToDouble(r -> r.theirs() / r.ours()));
    Report report =
        new Report(
            "matching",
            ratio.text("%.1f")
                + " times as fast as JGraphT: the best assignment of "
                + WAITING
                + " people to "
                + PLACES
                + " places, one core");
    report.line(
        "Ours takes "
            + Spread.of(rounds.stream().mapToDouble(Round::ours)).text("%.2f")
            + " s of CPU time, and is to stay under 1 s.");
    report.head(
        "Round",
        "JGraphT, s",
        "ours, s",
        "explaining all, s",
        "given by JGraphT",
        "given by us",
        "×");
    for (int i = 0; i < rounds.size(); i++) {
      Round r = rounds.get(i);
      report.row(
          i + 1,
          String.format("%.2f", r.theirs()),
          String.format("%.2f", r.ours()),
          String.format("%.2f", r.explaining()),
          r.givenByThem(),
          r.givenByUs(),
          String.format("%.1f", r.theirs() / r.ours()));
    }
    report.write("JGraphT 1.5.3");
  }

  /** Of this thread, on which all of both happens. */
  private static double cpuSeconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadCpuTime() / 1e9;
  }

  /** CPU time in seconds, and how many people were given a place. */
  private record Round(
      double theirs, double ours, double explaining, int givenByThem, int givenByUs) {}
}
