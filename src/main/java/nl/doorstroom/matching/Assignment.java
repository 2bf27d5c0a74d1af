package nl.doorstroom.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * Who is best given which place, all of them together; and why.
 *
 * <p><b>Threads.</b> Never changes.
 */
public final class Assignment {

  private final MatchingRules rules;
  private final Situation situation;
  private final Map<PositionId, Integer> numbers;
  private final Explaining explaining;
  private final List<Suggestion> suggestions;
  private final Score score;

  Assignment(MatchingRules rules, Situation situation, Network network, Placing placing) {
    this.rules = rules;
    this.situation = situation;
    numbers = new HashMap<>();
    for (int c = 0; c < network.candidates(); c++) {
      numbers.put(network.candidate(c).position(), c);
    }
    suggestions = new Naming(rules, network, placing).suggestions(situation);
    Remaining remaining = new Remaining(network.once(standing()), placing);
    explaining = new Explaining(network, placing, remaining, suggestions);
    score = placing.score(rules);
  }

  /** By which rules it was made. */
  public MatchingRules rules() {
    return rules;
  }

  /** From what it was made: with the same rules it can be made again. */
  public Situation situation() {
    return situation;
  }

  /** One for each person who is given a place, in the order of positions. */
  public List<Suggestion> suggestions() {
    return suggestions;
  }

  /** What is suggested by now: the {@code standing} of the next situation. */
  public Map<PositionId, SlotId> standing() {
    Map<PositionId, SlotId> standing = new HashMap<>();
    suggestions.forEach(s -> standing.put(s.position(), s.slot()));
    return Map.copyOf(standing);
  }

  public Score score() {
    return score;
  }

  /** Why {@code position} was given what it was; null when it is not among the candidates. */
  public @Nullable Explanation explain(PositionId position) {
    Integer candidate = numbers.get(position);
    return candidate == null ? null : explaining.of(candidate);
  }
}
