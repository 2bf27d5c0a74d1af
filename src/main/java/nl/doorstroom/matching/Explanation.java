package nl.doorstroom.matching;

import java.util.List;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * Why someone was given the place they were, or none.
 *
 * @param suggestion null without a place
 * @param alternatives the places that would be best for them beside it, at most {@value
 *     #ALTERNATIVES_MAX}: those from which at most one thing keeps them that someone can loosen;
 *     soonest first
 * @param openings for someone without a place: for each wish or filter that would open one, the
 *     best that it opens, in the order of {@link Obstacle}; empty for who has a place
 */
public record Explanation(
    PositionId position,
    @Nullable Suggestion suggestion,
    List<Alternative> alternatives,
    List<Opening> openings) {

  /** How many places are told of. */
  public static final int ALTERNATIVES_MAX = 3;

  public Explanation {
    alternatives = List.copyOf(alternatives);
    openings = List.copyOf(openings);
  }
}
