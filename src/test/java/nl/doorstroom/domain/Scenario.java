package nl.doorstroom.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.Decision.Accepted;
import nl.doorstroom.domain.Decision.Rejected;
import nl.doorstroom.domain.Rejection.Reason;
import org.jspecify.annotations.Nullable;

/** Given facts, when a command, then facts. Every decision is also checked to change nothing. */
final class Scenario {

  private final Region region = new Region(Words.GRONINGEN);
  private Instant now = Words.NOON;

  private Scenario() {}

  /** {@code events} on top of {@link Words#network}, at noon on Monday. */
  static Scenario given(Event... events) {
    return nothing().and(Words.network()).and(List.of(events));
  }

  /** A region of which nothing is known. */
  static Scenario nothing() {
    return new Scenario();
  }

  Scenario and(List<Event> events) {
    events.forEach(event -> apply(event, "given-" + (region.position() + 1)));
    return this;
  }

  Scenario and(Event... events) {
    return and(List.of(events));
  }

  /** Moves time; what falls due on the way happens first. */
  Scenario at(Instant instant) {
    now = instant;
    for (Command due = region.due(now); due != null; due = region.due(now)) {
      List<Event> events = accepted(region.decide(due, now));
      assertThat(events).as("what %s leads to", due).isNotEmpty();
      and(events);
    }
    return this;
  }

  Answer when(Command command) {
    RegionState before = region.state();
    Decision decision = region.decide(command, now);
    assertThat(region.decide(command, now)).as("decided again").isEqualTo(decision);
    assertThat(region.state()).as("state after deciding").isEqualTo(before);
    return new Answer(decision, command);
  }

  /** {@code command}, which must be accepted, and what follows from it. */
  Scenario after(Command command) {
    return and(accepted(when(command).decision));
  }

  Region region() {
    return region;
  }

  Instant now() {
    return now;
  }

  private void apply(Event event, String command) {
    region.apply(
        new Fact(
            region.position() + 1,
            now,
            new ActorToken("ann"),
            new CommandId(command),
            RequestDigest.NONE,
            event));
  }

  private static List<Event> accepted(Decision decision) {
    assertThat(decision).isInstanceOf(Accepted.class);
    return ((Accepted) decision).events();
  }

  /** What was decided. */
  final class Answer {

    private final Decision decision;
    private final Command command;

    private Answer(Decision decision, Command command) {
      this.decision = decision;
      this.command = command;
    }

    /** Exactly these; they are applied. */
    Scenario then(Event... events) {
      assertThat(decision).isEqualTo(Decision.accept(events));
      return and(List.of(events));
    }

    /** Exactly these, after which the same command asks for what is already so. */
    Scenario thenOnce(Event... events) {
      Scenario scenario = then(events);
      scenario.when(command).thenAlreadySo();
      return scenario;
    }

    Scenario thenAlreadySo() {
      return then();
    }

    List<Event> events() {
      return new ArrayList<>(accepted(decision));
    }

    Rejection thenRejected(Reason reason, @Nullable String field) {
      assertThat(decision).isInstanceOf(Rejected.class);
      Rejection rejection = ((Rejected) decision).rejection();
      assertThat(rejection.reason()).as(rejection.detail()).isEqualTo(reason);
      assertThat(rejection.field()).as(rejection.detail()).isEqualTo(field);
      assertThat(rejection.detail()).contains("expected: ");
      return rejection;
    }
  }
}
