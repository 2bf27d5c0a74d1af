package nl.doorstroom.engine;

import static nl.doorstroom.engine.Given.GRONINGEN;
import static nl.doorstroom.engine.Given.NOON;
import static nl.doorstroom.engine.Given.UNTIL_MIDNIGHT;
import static nl.doorstroom.engine.Given.configured;
import static nl.doorstroom.engine.Given.refused;
import static nl.doorstroom.engine.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.Tenure;
import nl.doorstroom.journal.memory.HandDrivenJournal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionWriterTest {

  private final HandDrivenJournal journal = new HandDrivenJournal(NOON);
  private final HandDrivenLoop loop = new HandDrivenLoop();
  private final Lease lease = Given.lease();
  private final List<Fact> committed = new ArrayList<>();
  private final List<EngineObserver.Outcome> outcomes = new ArrayList<>();
  private @Nullable JournalException lost;
  private final RegionClock clock = new RegionClock(NOON, loop.nanoTime(), NOON);
  private final RegionWriter writer = writer();

  @BeforeEach
  void the_region_is_configured_and_its_day_has_begun() {
    writer.submit(configured());
    journal.finishWrites();
    journal.batchSizes.clear();
    committed.clear();
  }

  @Nested
  class Writing {

    @Test
    void commands_that_arrive_during_a_write_share_the_next_one() {
      Future<Answer> first = writer.submit(registered("a"));
      Future<Answer> second = writer.submit(registered("b"));
      Future<Answer> third = writer.submit(registered("c"));

      journal.finishWrite();
      assertThat(first.isComplete()).isTrue();
      assertThat(second.isComplete()).isFalse();

      journal.finishWrite();
      assertThat(second.isComplete()).isTrue();
      assertThat(third.isComplete()).isTrue();
      assertThat(journal.batchSizes).containsExactly(1, 2);
    }

    @Test
    void a_batch_holds_at_most_what_the_journal_takes() {
      writer.submit(registered("first"));
      for (int i = 0; i < Journal.BATCH_EVENTS_MAX + 1; i++) {
        writer.submit(registered("n" + i));
      }

      journal.finishWrites();

      assertThat(journal.batchSizes).containsExactly(1, Journal.BATCH_EVENTS_MAX, 1);
    }

    @Test
    void answers_leave_in_the_order_of_the_commands() {
      List<String> order = new ArrayList<>();
      List<Submission> commands =
          List.of(
              registered("a"), refused("b"), registered("c"), registered("d", "c"), refused("e"));
      for (Submission command : commands) {
        writer.submit(command).onSuccess(answer -> order.add(command.id().value()));
      }

      journal.finishWrites();

      assertThat(order).containsExactly("register-a", "b", "register-c", "d", "e");
    }

    @Test
    void an_answer_says_what_follows_and_where_it_stands() {
      Future<Answer> answer = writer.submit(registered("a"));

      journal.finishWrite();

      Answer.Accepted accepted = accepted(answer);
      assertThat(accepted.events())
          .extracting(event -> event.type())
          .containsExactly(EventType.ORGANIZATION_REGISTERED);
      assertThat(accepted.position()).isEqualTo(3);
      assertThat(accepted.repeated()).isFalse();
    }

    @Test
    void a_listener_that_throws_keeps_nobody_else_from_an_answer() {
      writer
          .submit(registered("a"))
          .onSuccess(
              answer -> {
                throw new IllegalStateException("by hand");
              });
      writer
          .submit(registered("b"))
          .onSuccess(
              answer -> {
                throw new IllegalStateException("by hand");
              });
      Future<Answer> last = writer.submit(registered("c"));

      journal.finishWrites();

      assertThat(last.succeeded()).isTrue();
    }

    @Test
    void a_command_sent_from_an_answer_takes_its_turn() {
      List<String> order = new ArrayList<>();
      writer
          .submit(registered("a"))
          .onSuccess(
              answer -> writer.submit(refused("from-a")).onSuccess(refusal -> order.add("from-a")));
      writer.submit(refused("b")).onSuccess(answer -> order.add("b"));

      journal.finishWrites();

      assertThat(order).containsExactly("b", "from-a");
    }

    @Test
    void refuses_as_busy_what_it_cannot_hold() {
      writer.submit(registered("first"));
      for (int i = 1; i < RegionWriter.ANSWERS_MAX; i++) {
        writer.submit(refused("n" + i));
      }

      Future<Answer> tooMany = writer.submit(registered("too-many"));

      assertThat(reason(tooMany)).isEqualTo(Reason.REGION_BUSY);
      assertThat(outcomes).last().isEqualTo(EngineObserver.Outcome.REFUSED);
      int before = outcomes.size();
      journal.finishWrites();
      assertThat(outcomes).hasSize(before + RegionWriter.ANSWERS_MAX);
      assertThat(writer.submit(refused("again")).result()).isInstanceOf(Answer.Refused.class);
    }
  }

  @Nested
  class Refusing {

    @Test
    void waits_for_the_write_that_the_refusal_rests_on() {
      writer.submit(registered("a"));
      Future<Answer> refusal = writer.submit(refused("b"));

      assertThat(refusal.isComplete()).isFalse();
      journal.finishWrite();

      assertThat(reason(refusal)).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void answers_at_once_when_nothing_is_pending_and_the_lease_is_fresh() {
      assertThat(reason(writer.submit(refused("a")))).isEqualTo(Reason.NOT_FOUND);
      assertThat(journal.writesInFlight()).isZero();
    }

    @Test
    void confirms_the_term_first_when_the_lease_is_too_old() {
      loop.pause(Lease.FRESH);

      Future<Answer> refusal = writer.submit(refused("a"));

      assertThat(refusal.isComplete()).isFalse();
      journal.finishWrite();
      assertThat(reason(refusal)).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void confirms_the_term_first_for_what_is_already_so() {
      writer.submit(registered("a"));
      journal.finishWrite();
      loop.pause(Lease.FRESH);

      Future<Answer> already = writer.submit(registered("other-key", "a"));

      assertThat(already.isComplete()).isFalse();
      journal.finishWrite();
      assertThat(accepted(already).events()).isEmpty();
    }

    @Test
    void a_lease_renewed_after_a_pause_is_no_proof_for_an_older_term() {
      loop.pause(Duration.ofSeconds(10));
      journal.takeOver(GRONINGEN);
      lease.renewed(loop.nanoTime(), loop.nanoTime());

      Future<Answer> refusal = writer.submit(refused("a"));

      assertThat(refusal.isComplete()).isFalse();
      journal.finishWrite();
      assertThat(kind(refusal)).isEqualTo(ExchangeException.Kind.NOT_HERE);
    }

    @Test
    void a_refusal_decided_during_a_write_looks_at_the_lease_when_that_ends() {
      writer.submit(registered("a"));
      loop.pause(Lease.FRESH);
      Future<Answer> refusal = writer.submit(refused("b"));

      journal.finishWrite();
      assertThat(refusal.isComplete()).isFalse();

      journal.finishWrite();
      assertThat(reason(refusal)).isEqualTo(Reason.NOT_FOUND);
    }
  }

  @Nested
  class Repeating {

    @Test
    void a_repeat_in_flight_gets_the_same_answer() {
      Future<Answer> first = writer.submit(registered("a"));
      Future<Answer> repeat = writer.submit(registered("a"));

      journal.finishWrites();

      assertThat(repeat.result()).isSameAs(first.result());
      assertThat(journal.batchSizes).containsExactly(1);
    }

    @Test
    void a_repeat_gets_the_events_of_the_first_time_from_the_journal() {
      Future<Answer> first = writer.submit(registered("a"));
      writer.submit(registered("b"));
      journal.finishWrites();

      Answer.Accepted repeat = accepted(writer.submit(registered("a")));

      assertThat(repeat.repeated()).isTrue();
      assertThat(repeat.events()).isEqualTo(accepted(first).events());
      assertThat(repeat.position()).isEqualTo(accepted(first).position());
    }

    @Test
    void another_request_under_the_key_is_refused() {
      writer.submit(registered("key", "a"));
      Future<Answer> inFlight = writer.submit(registered("key", "b"));
      journal.finishWrites();
      Future<Answer> later = writer.submit(registered("key", "b"));

      assertThat(reason(inFlight)).isEqualTo(Reason.KEY_REUSED);
      assertThat(reason(later)).isEqualTo(Reason.KEY_REUSED);
    }

    @Test
    void a_refused_command_is_decided_anew_under_its_key() {
      assertThat(reason(writer.submit(refused("key")))).isEqualTo(Reason.NOT_FOUND);

      Future<Answer> other = writer.submit(registered("key", "a"));
      journal.finishWrites();

      assertThat(accepted(other).events()).hasSize(1);
    }

    @Test
    void a_repeat_that_cannot_be_read_back_may_be_sent_again() {
      writer.submit(registered("a"));
      journal.finishWrites();
      journal.breakDown(JournalException.Kind.NOT_WRITTEN);

      assertThat(kind(writer.submit(registered("a"))))
          .isEqualTo(ExchangeException.Kind.JOURNAL_UNAVAILABLE);
    }
  }

  @Nested
  class Deciding_what_is_due {

    @Test
    void what_is_due_is_decided_before_the_command() {
      loop.pause(UNTIL_MIDNIGHT);

      writer.submit(registered("a"));
      journal.finishWrites();

      assertThat(committed)
          .extracting(fact -> fact.event().type())
          .containsExactly(EventType.DAY_STARTED, EventType.ORGANIZATION_REGISTERED);
      assertThat(committed.get(0).actor().value()).isEqualTo("clock");
      assertThat(committed.get(0).command().value())
          .isEqualTo("clock:start-day:2026-03-03:2026-03-02T23:00:00Z");
    }

    @Test
    void a_deadline_needs_nobody_to_ask() {
      loop.advance(UNTIL_MIDNIGHT.plusMillis(1));
      journal.finishWrites();

      assertThat(committed)
          .extracting(fact -> fact.event().type())
          .containsExactly(EventType.DAY_STARTED);
      assertThat(committed.get(0).at()).isEqualTo(NOON.plus(UNTIL_MIDNIGHT));
    }

    @Test
    void a_deadline_is_never_refused_as_busy() {
      writer.submit(registered("first"));
      for (int i = 1; i < RegionWriter.ANSWERS_MAX; i++) {
        writer.submit(refused("n" + i));
      }

      loop.advance(UNTIL_MIDNIGHT.plusMillis(1));
      journal.finishWrites();

      assertThat(committed)
          .extracting(fact -> fact.event().type())
          .containsExactly(EventType.ORGANIZATION_REGISTERED, EventType.DAY_STARTED);
    }

    @Test
    void deadlines_stop_while_the_clock_drifts_and_commands_go_on() {
      loop.advance(UNTIL_MIDNIGHT.minusSeconds(1));
      long nanos = loop.nanoTime();
      clock.compare(clock.at(nanos).minusSeconds(6), nanos, nanos);
      loop.advance(Duration.ofSeconds(2));

      writer.submit(registered("a"));
      journal.finishWrites();
      assertThat(committed)
          .extracting(fact -> fact.event().type())
          .containsExactly(EventType.ORGANIZATION_REGISTERED);

      long later = loop.nanoTime();
      clock.compare(clock.at(later), later, later);
      writer.turn();
      journal.finishWrites();
      assertThat(committed.get(1).event().type()).isEqualTo(EventType.DAY_STARTED);
    }
  }

  @Nested
  class Failing {

    @Test
    void not_written_says_so_to_all() {
      Future<Answer> sent = writer.submit(registered("a"));
      Future<Answer> unsent = writer.submit(registered("b"));

      journal.failWrite(JournalException.Kind.NOT_WRITTEN);

      assertThat(kind(sent)).isEqualTo(ExchangeException.Kind.JOURNAL_UNAVAILABLE);
      assertThat(kind(unsent)).isEqualTo(ExchangeException.Kind.JOURNAL_UNAVAILABLE);
      assertThat(lost).isNotNull();
    }

    @Test
    void unknown_is_said_of_what_was_sent_and_of_nothing_else() {
      Future<Answer> sent = writer.submit(registered("a"));
      Future<Answer> unsent = writer.submit(registered("b"));
      Future<Answer> repeat = writer.submit(registered("a"));

      journal.loseAnswer();

      assertThat(kind(sent)).isEqualTo(ExchangeException.Kind.OUTCOME_UNKNOWN);
      assertThat(kind(repeat)).isEqualTo(ExchangeException.Kind.OUTCOME_UNKNOWN);
      assertThat(kind(unsent)).isEqualTo(ExchangeException.Kind.JOURNAL_UNAVAILABLE);
    }

    @Test
    void a_fenced_writer_answers_nothing_as_done() {
      Future<Answer> sent = writer.submit(registered("a"));
      Future<Answer> unsent = writer.submit(refused("b"));
      journal.takeOver(GRONINGEN);

      journal.finishWrite();

      assertThat(kind(sent)).isEqualTo(ExchangeException.Kind.NOT_HERE);
      assertThat(kind(unsent)).isEqualTo(ExchangeException.Kind.NOT_HERE);
      assertThat(committed).isEmpty();
    }

    @Test
    void a_lost_writer_decides_nothing_more() {
      writer.submit(registered("a"));
      journal.failWrite(JournalException.Kind.NOT_WRITTEN);

      Future<Answer> later = writer.submit(registered("b"));
      loop.advance(UNTIL_MIDNIGHT);

      assertThat(kind(later)).isEqualTo(ExchangeException.Kind.JOURNAL_UNAVAILABLE);
      assertThat(journal.writesInFlight()).isZero();
      assertThat(loop.hasTimer()).isFalse();
    }

    @Test
    void a_drain_ends_when_all_is_answered_or_the_writer_is_lost() {
      writer.submit(registered("a"));
      Future<Void> drained = writer.drain();
      assertThat(drained.isComplete()).isFalse();
      journal.finishWrites();
      assertThat(drained.succeeded()).isTrue();

      RegionWriter other = writer();
      other.submit(registered("b"));
      Future<Void> cut = other.drain();
      journal.failWrite(JournalException.Kind.UNKNOWN);
      assertThat(cut.succeeded()).isTrue();
    }
  }

  /** Takes the region anew. */
  private final RegionWriter writer() {
    lease.renewed(loop.nanoTime(), loop.nanoTime());
    journal.renewLease(1);
    Tenure tenure = journal.take(GRONINGEN).result();
    Region region = new Region(GRONINGEN);
    Hash hash = Hash.START;
    for (Entry entry : journal.read(GRONINGEN, 0, 100_000).result()) {
      region.apply(entry.fact());
      hash = entry.hash();
    }
    return new RegionWriter(
        new Takeover(tenure, region, hash, clock, loop.nanoTime()),
        journal,
        lease,
        loop,
        new EngineObserver() {
          @Override
          public void answered(RegionId region, Outcome outcome, Duration took) {
            outcomes.add(outcome);
          }
        },
        new RegionWriter.Listener() {
          @Override
          public void committed(List<Entry> entries) {
            entries.forEach(entry -> committed.add(entry.fact()));
          }

          @Override
          public void deadlinesFailed() {
            throw new AssertionError("a deadline cannot be decided");
          }

          @Override
          public void lost(JournalException cause) {
            lost = cause;
          }
        });
  }

  static Answer.Accepted accepted(Future<Answer> answer) {
    assertThat(answer.result()).isInstanceOf(Answer.Accepted.class);
    return (Answer.Accepted) answer.result();
  }

  static Reason reason(Future<Answer> answer) {
    assertThat(answer.result()).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) answer.result()).rejection().reason();
  }

  static ExchangeException.Kind kind(Future<?> answer) {
    assertThat(answer.cause()).isInstanceOf(ExchangeException.class);
    return ((ExchangeException) answer.cause()).kind();
  }
}
