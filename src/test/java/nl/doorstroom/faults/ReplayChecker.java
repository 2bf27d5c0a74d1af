package nl.doorstroom.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.WaitingEvent;
import nl.doorstroom.faults.Call.Intent;
import nl.doorstroom.faults.Call.Outcome;
import nl.doorstroom.journal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Holds every answer against the journal: what was acknowledged is there, what is there was asked
 * for and is there once, and the rules, asked again at the position that an answer rests on, say
 * the same, be it yes or no.
 */
final class ReplayChecker {

  static final String NAME = "replay";

  /** Keys of a {@link Workload}; what sets a town up, and the clock, have others. */
  private static final Pattern OURS = Pattern.compile(":c\\d+-\\d+$");

  /** Nobody looked at what was asked. */
  private static final int BUSY = 429;

  private final List<Call> calls;
  private final Facts facts;
  private final Map<String, List<Facts.Effect>> effects;
  private final Map<String, List<Call>> byCommand = new HashMap<>();
  private final TreeMap<Long, List<Call>> restOn = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private ReplayChecker(List<Call> calls, Facts facts) {
    this.calls = calls;
    this.facts = facts;
    this.effects = facts.effects();
  }

  static List<Finding> check(List<Call> calls, Facts facts) {
    return new ReplayChecker(calls, facts).all();
  }

  private List<Finding> all() {
    if (facts.broken() != null) {
      find("broken chain", facts.broken());
    }
    calls.forEach(
        call -> byCommand.computeIfAbsent(call.commandId(), k -> new ArrayList<>()).add(call));
    calls.forEach(this::sort);
    byCommand.forEach(this::checkOnce);
    replay();
    return findings;
  }

  /** What is to be decided again goes to its position; the rest is looked at here. */
  private void sort(Call call) {
    boolean answered = call.outcome() == Outcome.OK || call.outcome() == Outcome.REFUSED;
    if (call.status() == 500) {
      find("server error", call.told());
    }
    if (call.intent() == Intent.FORGED && answered && call.status() != BUSY) {
      if (call.outcome() == Outcome.OK || !call.problem().equals("not-yours")) {
        find("forged token accepted", call.told());
      }
    } else if (answered && call.position() >= 0) {
      if (call.position() > facts.last()) {
        find(call.outcome() == Outcome.OK ? Finding.LOST : "answer from nowhere", call.told());
      } else if (!call.problem().equals("region-busy")) {
        restOn.computeIfAbsent(call.position(), none -> new ArrayList<>()).add(call);
      }
    } else if (call.outcome() == Outcome.OK || (answered && !isAtTheDoor(call))) {
      find("answer without position", call.told());
    }
  }

  private static boolean isAtTheDoor(Call call) {
    return call.status() == BUSY || call.status() == 404;
  }

  private void checkOnce(String command, List<Call> of) {
    List<Facts.Effect> done = effects.getOrDefault(command, List.of());
    if (done.size() > 1) {
      find(Finding.DOUBLED, command + " at " + done.get(0).first() + " and " + done.get(1).first());
    }
    if (!done.isEmpty() && of.stream().allMatch(call -> isSurelyNotDone(call))) {
      find("done though it was not", of.get(0).told() + " at " + done.get(0).first());
    }
  }

  private static boolean isSurelyNotDone(Call call) {
    return call.outcome() == Outcome.FAILED || call.outcome() == Outcome.REFUSED;
  }

  private void replay() {
    Region region = new Region(facts.region());
    Map<Long, Facts.Effect> starting = new HashMap<>();
    effects.values().forEach(all -> all.forEach(each -> starting.put(each.first(), each)));
    decideAgain(region, 0);
    for (Entry entry : facts.entries()) {
      Facts.Effect begins = starting.get(entry.fact().position());
      if (begins != null) {
        checkEffect(region, begins);
      }
      region.apply(entry.fact());
      decideAgain(region, entry.fact().position());
    }
  }

  /** That the rules, asked what was asked, give what stands there. */
  private void checkEffect(Region region, Facts.Effect effect) {
    List<Call> asked = byCommand.get(effect.command());
    if (asked == null) {
      if (OURS.matcher(effect.command()).find()) {
        find("invented", effect.command() + " at " + effect.first());
      }
      return;
    }
    List<Event> there = events(effect);
    Act act =
        asked.stream()
            .filter(call -> call.intent() != Intent.ANOTHER_BODY)
            .findFirst()
            .orElse(asked.get(0))
            .act();
    Instant at = effect.entries().get(0).fact().at();
    Decision decision = region.decide(act.command(person(there)), at);
    List<? extends Event> expected =
        decision instanceof Decision.Accepted accepted ? accepted.events() : List.of();
    if (!there.equals(expected)) {
      boolean twice = there.size() == 2 * expected.size();
      find(
          twice ? Finding.DOUBLED : "not what the rules say",
          effect.command()
              + " at "
              + effect.first()
              + ": "
              + there
              + " (by the rules: "
              + decision);
    }
  }

  private void decideAgain(Region region, long position) {
    for (Call call : restOn.getOrDefault(position, List.of())) {
      Facts.Effect done = doneBy(call, position);
      if (call.outcome() == Outcome.OK) {
        checkYes(region, call, done);
      } else {
        checkNo(region, call, done);
      }
    }
  }

  private Facts.@Nullable Effect doneBy(Call call, long position) {
    return effects.getOrDefault(call.commandId(), List.of()).stream()
        .filter(effect -> effect.last() <= position)
        .findFirst()
        .orElse(null);
  }

  private void checkYes(Region region, Call call, Facts.@Nullable Effect done) {
    if (call.intent() == Intent.ANOTHER_BODY && done != null) {
      find("two requests under one key", call.told());
    } else if (done != null) {
      String wrong = done.last() == call.position() ? unlike(call, events(done)) : "its position";
      if (wrong != null) {
        find("another answer", wrong + " is not that of " + done.last() + ": " + call.told());
      }
    } else if (!isAlreadySo(region, call)) {
      find(Finding.LOST, call.told());
    }
  }

  private boolean isAlreadySo(Region region, Call call) {
    return moments(region).stream()
        .map(at -> region.decide(call.act().command(Act.SOMEONE), at))
        .anyMatch(decision -> decision instanceof Decision.Accepted yes && yes.events().isEmpty());
  }

  private void checkNo(Region region, Call call, Facts.@Nullable Effect done) {
    if (done != null) {
      boolean other = call.intent() == Intent.ANOTHER_BODY;
      if (!other || !call.problem().equals("key-reused")) {
        find("refused though done at " + done.last(), call.told());
      }
      return;
    }
    List<String> noes = new ArrayList<>();
    for (Instant at : moments(region)) {
      Decision decision = region.decide(call.act().command(Act.SOMEONE), at);
      String no = decision instanceof Decision.Rejected rejected ? slug(rejected) : "accepted";
      if (no.equals(call.problem())) {
        return;
      }
      noes.add(no);
    }
    find("another refusal", call.told() + " (by the rules: " + noes + ")");
  }

  /** Between the last fact and the next one time went on, and nothing else did. */
  private List<Instant> moments(Region region) {
    Instant last = region.lastAt();
    long next = region.position() + 1;
    Instant until =
        next <= facts.last()
            ? facts.at(next).fact().at()
            : last == null ? Instant.EPOCH : last.plusSeconds(1);
    return last == null || last.equals(until) ? List.of(until) : List.of(last, until);
  }

  /** What {@code call} was told that does not follow from {@code events}; null when all does. */
  private static @Nullable String unlike(Call call, List<Event> events) {
    JsonNode answer = json(call.answer());
    for (Event event : events) {
      if (event instanceof SlotEvent.SlotHeld held
          && !answer.path("holdId").asText().equals(held.hold().value())) {
        return "the hold";
      }
      if (event instanceof SlotEvent.SlotClaimed claimed
          && !(answer.path("claim").asText().equals(claimed.claim().value())
              && answer.path("position").asText().equals(claimed.position().value()))) {
        return "the claim";
      }
      if (event instanceof SlotEvent.SlotPublished published
          && !call.answer().contains("\"" + published.slot().value() + "\"")) {
        return "the place";
      }
      if (call.act() instanceof Act.Register
          && event instanceof WaitingEvent.PositionRegistered registered
          && !answer.path("position").asText().equals(registered.position().value())) {
        return "the position";
      }
    }
    return null;
  }

  private static JsonNode json(String text) {
    try {
      return History.JSON.readTree(text.isEmpty() ? "{}" : text);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException(text, cause);
    }
  }

  private static List<Event> events(Facts.Effect effect) {
    return effect.entries().stream().map(Entry::fact).map(Fact::event).toList();
  }

  private static PersonToken person(List<Event> events) {
    for (Event event : events) {
      if (event instanceof WaitingEvent.PositionRegistered registered) {
        return registered.person();
      }
    }
    return Act.SOMEONE;
  }

  private static String slug(Decision.Rejected rejected) {
    Rejection.Reason reason = rejected.rejection().reason();
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void find(String kind, @Nullable String told) {
    findings.add(new Finding(NAME, kind, String.valueOf(told)));
  }
}
