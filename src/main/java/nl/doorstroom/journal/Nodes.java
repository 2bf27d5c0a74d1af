package nl.doorstroom.journal;

import java.util.Map;
import java.util.Set;

/**
 * The nodes whose lease was not over when the database was asked.
 *
 * @param levels of each, the newest event versions that it can read
 */
public record Nodes(Map<NodeId, Integer> levels) {

  public Nodes {
    levels = Map.copyOf(levels);
  }

  public Set<NodeId> alive() {
    return levels.keySet();
  }

  /** What all of them can read; {@link Journal#LEVEL_MIN} when there are none. */
  public int lowestLevel() {
    return levels.values().stream().mapToInt(Integer::intValue).min().orElse(Journal.LEVEL_MIN);
  }
}
