package nl.doorstroom.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import nl.doorstroom.faults.Call.Intent;
import nl.doorstroom.faults.Call.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Holds the order of the journal against time: what was answered before another thing was asked
 * stands before it. Together with {@link ReplayChecker} it makes the journal a witness that the
 * history is linearizable.
 */
final class OrderChecker {

  static final String NAME = "order";

  /**
   * Something with a place in the journal and in time.
   *
   * @param start when it was first asked
   * @param end when its answer was there; {@link Long#MAX_VALUE} when there was none
   * @param after the position behind which it lies
   * @param at the position that it proves to be there
   */
  private record Dated(long start, long end, long after, long at, Call call) {}

  private OrderChecker() {}

  static List<Finding> check(List<Call> calls, Facts facts) {
    List<Dated> all = dated(calls, facts);
    List<Dated> byStart = new ArrayList<>(all);
    byStart.sort(Comparator.comparingLong(Dated::start));
    PriorityQueue<Dated> byEnd = new PriorityQueue<>(Comparator.comparingLong(Dated::end));
    byEnd.addAll(all);
    List<Finding> findings = new ArrayList<>();
    Dated newest = null;
    for (Dated each : byStart) {
      Dated ended = byEnd.peek();
      while (ended != null && ended.end() < each.start()) {
        newest = newest == null || ended.at() > newest.at() ? ended : newest;
        byEnd.remove();
        ended = byEnd.peek();
      }
      if (newest != null && each.after() < newest.at()) {
        findings.add(
            new Finding(
                NAME,
                "answer from the past",
                each.call().told() + " was asked after the end of " + newest.call().told()));
      }
    }
    return findings;
  }

  private static List<Dated> dated(List<Call> calls, Facts facts) {
    Map<String, List<Facts.Effect>> effects = facts.effects();
    Map<String, Dated> done = new HashMap<>();
    List<Dated> all = new ArrayList<>();
    for (Call call : calls) {
      Facts.Effect effect = effectOf(call, effects);
      boolean answered = call.outcome() == Outcome.OK || call.outcome() == Outcome.REFUSED;
      if (effect != null && call.intent() != Intent.ANOTHER_BODY) {
        boolean told = call.outcome() == Outcome.OK && call.position() == effect.last();
        Dated now =
            new Dated(
                call.start(),
                told ? call.end() : Long.MAX_VALUE,
                effect.first() - 1,
                effect.last(),
                call);
        done.merge(call.commandId(), now, OrderChecker::both);
        if (told) {
          continue;
        }
      }
      if (answered && call.position() >= 0) {
        all.add(new Dated(call.start(), call.end(), call.position(), call.position(), call));
      }
    }
    all.addAll(done.values());
    return all;
  }

  /** An effect lies after it was first asked for and before it was first answered. */
  private static Dated both(Dated one, Dated other) {
    return new Dated(
        Math.min(one.start(), other.start()),
        Math.min(one.end(), other.end()),
        one.after(),
        one.at(),
        one.call());
  }

  private static Facts.@Nullable Effect effectOf(
      Call call, Map<String, List<Facts.Effect>> effects) {
    List<Facts.Effect> all = effects.get(call.commandId());
    return all == null ? null : all.get(0);
  }
}
