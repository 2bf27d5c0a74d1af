package nl.doorstroom.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** What the runs came to, as people read it. */
final class Table {

  private final Results results;
  private final Map<String, String> impossible;

  /**
   * @param impossible what cannot be done on this machine, and why
   */
  Table(Results results, Map<String, String> impossible) {
    this.results = results;
    this.impossible = impossible;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| what goes wrong | nodes | runs | operations | acknowledged | unknown | lost | doubled |"
            + " other findings | without a writer, median | max |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
    List<Result> all = new ArrayList<>();
    results
        .byKind()
        .forEach(
            (kind, runs) -> {
              lines.add(row(kind.nemesis(), Integer.toString(kind.nodes()), runs));
              all.addAll(runs);
            });
    lines.add(row("**all**", "", all));
    results.all().stream()
        .filter(run -> run.crowd() != null)
        .forEach(run -> lines.add("\n" + run.nemesis() + ", " + run.seed() + ": " + run.crowd()));
    impossible.forEach((nemesis, why) -> lines.add("\nNot done here: " + nemesis + ": " + why));
    lines.add("");
    lines.add("| mutant | caught by | runs until it was caught |");
    lines.add("|---|---|---|");
    for (Mutant mutant : Mutant.values()) {
      List<Result> runs = results.of(mutant);
      if (!runs.isEmpty()) {
        lines.add(row(mutant, runs));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String row(String nemesis, String nodes, List<Result> runs) {
    long[] gaps = runs.stream().mapToLong(Result::gapMillis).sorted().toArray();
    long others = runs.stream().filter(run -> !run.isClean()).count();
    return "| %s | %s | %d | %,d | %,d | %,d | %d | %d | %d | %,d ms | %,d ms |"
        .formatted(
            nemesis,
            nodes,
            runs.size(),
            // What was surely not done was no operation: while a node is away there are many.
            sum(runs, run -> run.calls() - run.failed()),
            sum(runs, Result::acknowledged),
            sum(runs, Result::unknown),
            sum(runs, Result::lost),
            sum(runs, Result::doubled),
            others,
            gaps.length == 0 ? 0 : gaps[gaps.length / 2],
            gaps.length == 0 ? 0 : gaps[gaps.length - 1]);
  }

  private static int sum(Collection<Result> runs, ToIntFunction<Result> what) {
    return runs.stream().mapToInt(what).sum();
  }

  private static String row(Mutant mutant, List<Result> runs) {
    TreeSet<String> by = new TreeSet<>();
    runs.forEach(run -> by.addAll(run.caughtBy()));
    boolean caught = !by.isEmpty();
    return "| %s | %s | %s |"
        .formatted(
            mutant.title(),
            caught ? String.join("; ", by) : "nobody",
            caught ? runs.size() : "not in " + runs.size());
  }
}
