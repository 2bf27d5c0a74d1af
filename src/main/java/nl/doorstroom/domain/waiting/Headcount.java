package nl.doorstroom.domain.waiting;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Positions and the people who have them: always two figures.
 *
 * @param positions how many there are
 * @param people how many people have them, as far as is known: each once
 * @param recognised of how many positions it is known which others are of the same person
 */
public record Headcount(int positions, int people, int recognised) {

  /**
   * Counts {@code positions}: those with the same token or the same link are of one person, and so
   * on from one to the next.
   */
  public static Headcount of(Collection<WaitingPosition> positions) {
    Map<Object, Object> leads = new HashMap<>();
    Map<PersonToken, Integer> times = new HashMap<>();
    for (WaitingPosition p : positions) {
      times.merge(p.person(), 1, Integer::sum);
      if (p.standing().link() != null) {
        leads.put(end(leads, p.person()), end(leads, p.standing().link()));
      }
    }
    Set<Object> people = new HashSet<>();
    int recognised = 0;
    for (WaitingPosition p : positions) {
      people.add(end(leads, p.person()));
      if (p.standing().link() != null || times.getOrDefault(p.person(), 0) > 1) {
        recognised++;
      }
    }
    return new Headcount(positions.size(), people.size(), recognised);
  }

  private static Object end(Map<Object, Object> leads, Object from) {
    Object at = from;
    Object next = leads.getOrDefault(at, at);
    while (!next.equals(at)) {
      at = next;
      next = leads.getOrDefault(at, at);
    }
    return at;
  }
}
