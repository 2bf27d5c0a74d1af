package nl.doorstroom.engine;

import static nl.doorstroom.engine.Given.GRONINGEN;
import static nl.doorstroom.engine.Given.NOON;
import static nl.doorstroom.engine.Given.configured;
import static nl.doorstroom.engine.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalException.Kind;
import nl.doorstroom.journal.memory.HandDrivenJournal;

/**
 * Two nodes on one journal, each command sent any number of times to any of them, while writes
 * fail, get lost, come late, and processes pause.
 */
class WriterChangePropertyTest {

  private enum Move {
    SUBMIT_HERE,
    SUBMIT_THERE,
    FINISH_WRITE,
    REFUSE_WRITE,
    LOSE_WRITE,
    LOSE_ANSWER,
    DELAY_WRITE,
    LATE_WRITE_ARRIVES,
    RENEW_HERE,
    RENEW_THERE,
    PASS_A_SECOND,
    PASS_FOUR_SECONDS,
    PAUSE_FOUR_SECONDS
  }

  private record Step(Move move, int key, int name) {}

  @Property(tries = 500)
  void what_was_acknowledged_is_in_the_journal_once_and_replay_is_the_state(
      @ForAll("histories") List<Step> steps) {
    TwoNodes nodes = new TwoNodes();
    steps.forEach(nodes::make);
    nodes.settle();

    nodes.assertEveryCommandWasAnswered();
    nodes.assertAcknowledgedOnce();
    nodes.assertNothingElseWasWritten();
    nodes.assertNoAnswerWasFromThePast();
    nodes.assertReplayIsTheState();
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Move> moves =
        Arbitraries.frequency(
            Tuple.of(6, Move.SUBMIT_HERE),
            Tuple.of(3, Move.SUBMIT_THERE),
            Tuple.of(5, Move.FINISH_WRITE),
            Tuple.of(1, Move.REFUSE_WRITE),
            Tuple.of(1, Move.LOSE_WRITE),
            Tuple.of(1, Move.LOSE_ANSWER),
            Tuple.of(1, Move.DELAY_WRITE),
            Tuple.of(1, Move.LATE_WRITE_ARRIVES),
            Tuple.of(3, Move.RENEW_HERE),
            Tuple.of(3, Move.RENEW_THERE),
            Tuple.of(2, Move.PASS_A_SECOND),
            Tuple.of(1, Move.PASS_FOUR_SECONDS),
            Tuple.of(1, Move.PAUSE_FOUR_SECONDS));
    return Combinators.combine(
            moves, Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 2))
        .as(Step::new)
        .list()
        .ofMaxSize(80);
  }

  private static final class TwoNodes {

    private record Sent(Submission submission, Future<Answer> answer) {}

    private final HandDrivenJournal journal = new HandDrivenJournal(NOON);
    private final Journal neighbour = journal.neighbour("there");
    private final HandDrivenLoop loop = new HandDrivenLoop();
    private final Lease hereLease = Given.lease();
    private final Lease thereLease = Given.lease();
    private final RegionHost here =
        new RegionHost(GRONINGEN, journal, hereLease, Placement.ALONE, loop, EngineObserver.NONE);
    private final RegionHost there =
        new RegionHost(
            GRONINGEN, neighbour, thereLease, Placement.ALONE, loop, EngineObserver.NONE);
    private final Deque<Runnable> late = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();
    private boolean answeredFromThePast;

    TwoNodes() {
      renew(journal, hereLease, here);
      renew(neighbour, thereLease, there);
      here.start();
      there.start();
      submit(here, configured());
      journal.finishWrites();
    }

    void make(Step step) {
      Submission submission = registered("key-" + step.key(), "name-" + step.name());
      switch (step.move()) {
        case SUBMIT_HERE -> submit(here, submission);
        case SUBMIT_THERE -> submit(there, submission);
        case FINISH_WRITE -> withWrite(journal::finishWrite);
        case REFUSE_WRITE -> withWrite(() -> journal.failWrite(Kind.NOT_WRITTEN));
        case LOSE_WRITE -> withWrite(() -> journal.failWrite(Kind.UNKNOWN));
        case LOSE_ANSWER -> withWrite(journal::loseAnswer);
        case DELAY_WRITE -> withWrite(() -> late.add(journal.delayWrite()));
        case LATE_WRITE_ARRIVES -> {
          if (!late.isEmpty()) {
            late.remove().run();
          }
        }
        case RENEW_HERE -> renew(journal, hereLease, here);
        case RENEW_THERE -> renew(neighbour, thereLease, there);
        case PASS_A_SECOND -> pass(Duration.ofSeconds(1));
        case PASS_FOUR_SECONDS -> pass(Duration.ofSeconds(4));
        case PAUSE_FOUR_SECONDS -> {
          journal.advance(Duration.ofSeconds(4));
          loop.pause(Duration.ofSeconds(4));
        }
      }
    }

    /** All faults are over; one node stays. */
    void settle() {
      journal.finishWrites();
      late.forEach(Runnable::run);
      there.close();
      for (int second = 0; second < 8; second++) {
        renew(journal, hereLease, here);
        pass(Duration.ofSeconds(1));
        journal.finishWrites();
      }
    }

    void assertEveryCommandWasAnswered() {
      assertThat(sent).allMatch(one -> one.answer().isComplete());
      assertThat(here.status().writable()).isTrue();
    }

    void assertAcknowledgedOnce() {
      for (Sent one : sent) {
        if (one.answer().result() instanceof Answer.Accepted accepted
            && !accepted.events().isEmpty()) {
          assertThat(written(one.submission().id())).isEqualTo(accepted.events());
        }
      }
    }

    /** What was answered as not done was not, unless it was also sent with another answer. */
    void assertNothingElseWasWritten() {
      Set<CommandId> mayBeWritten = new HashSet<>();
      for (Sent one : sent) {
        boolean accepted = one.answer().result() instanceof Answer.Accepted;
        boolean unknown =
            one.answer().cause() instanceof ExchangeException cause
                && cause.kind() == ExchangeException.Kind.OUTCOME_UNKNOWN;
        if (accepted || unknown) {
          mayBeWritten.add(one.submission().id());
        }
        if (one.answer().result() instanceof Answer.Refused refused) {
          assertThat(refused.rejection().reason()).isEqualTo(Reason.KEY_REUSED);
          assertThat(written(one.submission().id())).isNotEmpty();
        }
      }
      assertThat(entries())
          .extracting(entry -> entry.fact().command())
          .filteredOn(command -> !command.value().startsWith("clock:"))
          .doesNotHaveDuplicates()
          .isSubsetOf(mayBeWritten);
    }

    /** A refusal, or "already so", was true at some moment while its sender waited. */
    void assertNoAnswerWasFromThePast() {
      assertThat(answeredFromThePast).isFalse();
    }

    void assertReplayIsTheState() {
      Region replayed = new Region(GRONINGEN);
      entries().forEach(entry -> replayed.apply(entry.fact()));
      assertThat(here.read(grid -> grid.region().state()).result()).isEqualTo(replayed.state());
    }

    private void submit(RegionHost to, Submission submission) {
      int before = entries().size();
      Future<Answer> answer = to.submit(submission);
      answer.onSuccess(
          what -> {
            boolean writesNothing =
                what instanceof Answer.Refused
                    || (what instanceof Answer.Accepted accepted && accepted.events().isEmpty());
            if (writesNothing) {
              answeredFromThePast |= what.position() < before;
            }
          });
      sent.add(new Sent(submission, answer));
    }

    private void withWrite(Runnable write) {
      if (journal.writesInFlight() > 0) {
        write.run();
      }
    }

    private void renew(Journal of, Lease lease, RegionHost host) {
      of.renewLease(1);
      lease.renewed(loop.nanoTime(), loop.nanoTime());
      host.tick(true);
    }

    private void pass(Duration time) {
      journal.advance(time);
      loop.advance(time);
    }

    private List<Event> written(CommandId command) {
      return entries().stream()
          .filter(entry -> entry.fact().command().equals(command))
          .map(entry -> entry.fact().event())
          .toList();
    }

    private List<Entry> entries() {
      return journal.read(GRONINGEN, 0, 100_000).result();
    }
  }
}
