package nl.doorstroom.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run came to, as it is kept.
 *
 * @param nodes how many there were
 * @param mutant what was wrong with them on purpose; empty for nothing
 * @param calls all that were made
 * @param acknowledged answered with yes
 * @param unknown without an answer that says what became of it
 * @param unsettled of those, what nobody knew at the end
 * @param frames told to watchers
 * @param gapMillis longest time between two yeses of which the later came after the fault began
 * @param crowd what it was for the many who watched; null where there were none
 * @param found by which checker and as what; the first few in full
 */
record Result(
    String nemesis,
    long seed,
    int nodes,
    String mutant,
    String at,
    int calls,
    int acknowledged,
    int refused,
    int unknown,
    int failed,
    int unsettled,
    int lost,
    int doubled,
    int facts,
    int frames,
    long gapMillis,
    Crowd.@Nullable Seen crowd,
    List<String> caughtBy,
    List<String> found) {

  /** What a run is known by: one that is recorded is not made again. */
  String id() {
    return id(nemesis, seed, nodes, mutant);
  }

  static String id(String nemesis, long seed, int nodes, String mutant) {
    return nemesis + "/" + seed + "/" + nodes + "/" + mutant;
  }

  boolean isClean() {
    return caughtBy.isEmpty();
  }
}
