package nl.doorstroom.engine;

import static nl.doorstroom.engine.Given.GRONINGEN;
import static nl.doorstroom.engine.Given.NOON;
import static nl.doorstroom.engine.Given.configured;
import static nl.doorstroom.engine.Given.refused;
import static nl.doorstroom.engine.Given.registered;
import static nl.doorstroom.engine.RegionWriterTest.accepted;
import static nl.doorstroom.engine.RegionWriterTest.kind;
import static nl.doorstroom.engine.RegionWriterTest.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.Snapshot;
import nl.doorstroom.journal.Tenure;
import nl.doorstroom.journal.memory.HandDrivenJournal;
import nl.doorstroom.journal.memory.MemoryJournal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionHostTest {

  private final HandDrivenJournal journal = new HandDrivenJournal(NOON);
  private final HandDrivenLoop loop = new HandDrivenLoop();
  private final Lease lease = Given.lease();
  private final List<Boolean> deadlinesStopped = new ArrayList<>();
  private boolean takes = true;
  private final RegionHost host = host(journal, lease);

  @BeforeEach
  void the_region_is_open_and_configured() {
    renew(journal, lease);
    host.start();
    host.submit(configured());
    journal.finishWrites();
  }

  @Nested
  class Reading {

    @Test
    void the_grid_is_folded_before_the_answer_leaves() {
      List<Long> seen = new ArrayList<>();
      host.submit(registered("a"))
          .onSuccess(
              answer ->
                  host.read(grid -> grid.at().offset())
                      .onSuccess(offset -> seen.add(offset - answer.position())));

      journal.finishWrite();

      assertThat(seen).containsExactly(0L);
    }

    @Test
    void what_is_not_durable_is_not_seen() {
      host.submit(registered("a"));

      assertThat(host.read(grid -> grid.at().offset()).result()).isEqualTo(2);
    }

    @Test
    void a_read_waits_for_the_position_it_asks() {
      Future<Long> read = host.read(3, grid -> grid.at().offset());
      assertThat(read.isComplete()).isFalse();

      host.submit(registered("a"));
      journal.finishWrite();

      assertThat(read.result()).isEqualTo(3);
    }

    @Test
    void a_read_is_behind_after_two_seconds() {
      Future<Long> read = host.read(3, grid -> grid.at().offset());

      loop.advance(RegionHost.BEHIND_AFTER);

      assertThat(kind(read)).isEqualTo(ExchangeException.Kind.BEHIND);
    }

    @Test
    void watchers_are_told_after_each_fold_until_they_go() {
      List<Long> offsets = new ArrayList<>();
      Runnable stop = host.watch(grid -> offsets.add(grid.at().offset()));
      Runnable stopFaulty =
          host.watch(
              grid -> {
                throw new IllegalStateException("by hand");
              });
      host.submit(registered("a"));
      journal.finishWrite();
      stop.run();
      stopFaulty.run();
      host.submit(registered("b"));
      journal.finishWrite();

      assertThat(offsets).containsExactly(3L);
    }

    @Test
    void says_how_old_the_picture_is() {
      assertThat(host.status()).isEqualTo(new RegionStatus(2, NOON, true, 0));

      pass(Duration.ofSeconds(1));
      renew(journal, lease);
      host.tick(true);
      assertThat(host.status().confirmed()).isEqualTo(NOON.plusSeconds(1));

      pass(Duration.ofSeconds(3));
      host.tick(false);
      assertThat(host.status()).isEqualTo(new RegionStatus(2, NOON.plusSeconds(1), false, 0));
    }
  }

  @Nested
  class Recovering {

    @Test
    void after_a_refused_write_the_region_answers_again_and_nothing_was_written() {
      Future<Answer> lost = host.submit(registered("a"));
      journal.failWrite(JournalException.Kind.NOT_WRITTEN);
      assertThat(kind(lost)).isEqualTo(ExchangeException.Kind.JOURNAL_UNAVAILABLE);

      Future<Answer> again = host.submit(registered("a"));
      journal.finishWrites();

      assertThat(accepted(again).repeated()).isFalse();
      assertThat(journalled()).containsExactly("configured", "register-a");
      assertGridIsTheJournal();
    }

    @Test
    void a_write_of_which_nobody_heard_is_found_by_its_repeat() {
      Future<Answer> unknown = host.submit(registered("a"));
      journal.loseAnswer();
      assertThat(kind(unknown)).isEqualTo(ExchangeException.Kind.OUTCOME_UNKNOWN);

      Future<Answer> repeat = host.submit(registered("a"));

      assertThat(accepted(repeat).repeated()).isTrue();
      assertThat(accepted(repeat).events()).hasSize(1);
      assertThat(journalled()).containsExactly("configured", "register-a");
      assertGridIsTheJournal();
    }

    @Test
    void a_write_that_never_arrived_is_done_by_its_repeat() {
      host.submit(registered("a"));
      journal.failWrite(JournalException.Kind.UNKNOWN);

      Future<Answer> repeat = host.submit(registered("a"));
      journal.finishWrites();

      assertThat(accepted(repeat).repeated()).isFalse();
      assertThat(journalled()).containsExactly("configured", "register-a");
    }

    @Test
    void an_abandoned_write_that_comes_late_changes_nothing() {
      host.submit(registered("a"));
      Runnable late = journal.delayWrite();
      Future<Answer> repeat = host.submit(registered("a"));

      late.run();
      journal.finishWrites();

      assertThat(accepted(repeat).repeated()).isFalse();
      assertThat(journalled()).containsExactly("configured", "register-a");
      assertGridIsTheJournal();
    }

    @Test
    void while_the_journal_is_down_boards_stay_and_commands_fail_until_it_is_back() {
      host.submit(registered("a"));
      journal.breakDown(JournalException.Kind.UNKNOWN);
      journal.failWrite(JournalException.Kind.UNKNOWN);

      loop.advance(Duration.ofMinutes(1));
      assertThat(kind(host.submit(registered("b"))))
          .isEqualTo(ExchangeException.Kind.JOURNAL_UNAVAILABLE);
      assertThat(host.read(grid -> grid.at().offset()).result()).isEqualTo(2);
      assertThat(host.status().writable()).isFalse();

      journal.breakDown(null);
      loop.advance(CatchUp.BACKOFF_MAX);
      Future<Answer> resumed = host.submit(registered("b"));
      journal.finishWrites();
      assertThat(resumed.succeeded()).isTrue();
      assertGridIsTheJournal();
    }

    @Test
    void deadlines_that_fell_due_meanwhile_are_decided_by_themselves() {
      journal.breakDown(JournalException.Kind.UNKNOWN);
      pass(Given.UNTIL_MIDNIGHT.plusHours(1));
      journal.breakDown(null);

      pass(CatchUp.BACKOFF_MAX);
      journal.finishWrites();

      assertThat(types()).endsWith(EventType.DAY_STARTED, EventType.DAY_STARTED);
    }
  }

  @Nested
  class Two_nodes {

    private final MemoryJournal otherJournal = journal.neighbour("other");
    private final Lease otherLease = Given.lease();
    private final RegionHost other = host(otherJournal, otherLease);

    @Test
    void only_one_has_the_region_while_its_lease_lasts() {
      renew(otherJournal, otherLease);
      other.start();

      assertThat(kind(other.submit(registered("a")))).isEqualTo(ExchangeException.Kind.NOT_HERE);
    }

    @Test
    void the_one_that_was_paused_in_the_middle_of_a_write_is_fenced() {
      Future<Answer> paused = host.submit(registered("a"));
      Future<Answer> behindIt = host.submit(registered("b"));
      journal.advance(Duration.ofSeconds(4));
      renew(otherJournal, otherLease);
      other.start();
      Future<Answer> winner = other.submit(registered("c"));

      journal.finishWrite();

      assertThat(winner.succeeded()).isTrue();
      assertThat(kind(paused)).isEqualTo(ExchangeException.Kind.NOT_HERE);
      assertThat(kind(behindIt)).isEqualTo(ExchangeException.Kind.NOT_HERE);
      assertThat(kind(host.submit(registered("a")))).isEqualTo(ExchangeException.Kind.NOT_HERE);
      assertThat(journalled()).containsExactly("configured", "register-c");
    }

    @Test
    void a_write_that_came_before_the_other_took_over_is_kept_once() {
      Future<Answer> unknown = host.submit(registered("a"));
      journal.advance(Duration.ofSeconds(4));
      renew(otherJournal, otherLease);
      journal.loseAnswer();
      other.start();
      host.close();

      Future<Answer> repeat = other.submit(registered("a"));

      assertThat(unknown.failed()).isTrue();
      assertThat(accepted(repeat).repeated()).isTrue();
      assertThat(journalled()).containsExactly("configured", "register-a");
    }

    @Test
    void the_loser_takes_over_again_when_the_winner_goes_and_knows_what_it_did() {
      journal.advance(Duration.ofSeconds(4));
      renew(otherJournal, otherLease);
      other.start();
      other.submit(registered("c"));
      host.submit(registered("a"));
      journal.finishWrites();

      other.close();
      renew(journal, lease);
      loop.advance(CatchUp.BACKOFF_MAX);
      Future<Answer> again = host.submit(registered("a"));
      journal.finishWrites();

      assertThat(accepted(again).repeated()).isFalse();
      assertThat(journalled()).containsExactly("configured", "register-c", "register-a");
      assertGridIsTheJournal();
    }

    @Test
    void a_node_that_wakes_up_notices_by_itself_that_it_has_lost_the_region() {
      pass(Duration.ofSeconds(4));
      renew(otherJournal, otherLease);
      other.start();
      renew(journal, lease);

      host.tick(true);
      journal.finishWrites();

      assertThat(host.status().writable()).isFalse();
      assertThat(kind(host.submit(refused("a")))).isEqualTo(ExchangeException.Kind.NOT_HERE);
    }
  }

  @Nested
  class Handing_over {

    private final MemoryJournal otherJournal = journal.neighbour("other");
    private final Lease otherLease = Given.lease();
    private final SleepingJournal otherRoad = new SleepingJournal(otherJournal);
    private boolean otherTakes;
    private final RegionHost other =
        new RegionHost(
            GRONINGEN, otherRoad, otherLease, region -> otherTakes, loop, EngineObserver.NONE);

    @BeforeEach
    void the_other_follows() {
      renew(otherJournal, otherLease);
      other.start();
    }

    @Test
    void who_follows_reads_what_is_written_and_decides_nothing() {
      host.submit(registered("a"));
      journal.finishWrites();
      other.stirred(3);

      assertThat(other.read(grid -> grid.at().offset()).result()).isEqualTo(3);
      assertThat(kind(other.submit(registered("b")))).isEqualTo(ExchangeException.Kind.NOT_HERE);
      assertThat(other.status().writable()).isFalse();
    }

    @Test
    void who_was_not_told_reads_on_within_a_second() {
      host.submit(registered("a"));
      journal.finishWrites();

      other.tick(true);

      assertThat(other.status().position()).isEqualTo(3);
      assertThat(other.status().confirmed()).isEqualTo(NOON);
    }

    @Test
    void the_last_batch_is_finished_and_the_other_goes_on_from_it() {
      Future<Answer> last = host.submit(registered("a"));
      assertThat(other.prepare().succeeded()).isTrue();
      takes = false;
      Future<Void> released = host.handOver();
      assertThat(kind(host.submit(registered("b")))).isEqualTo(ExchangeException.Kind.NOT_HERE);
      assertThat(released.isComplete()).isFalse();

      journal.finishWrites();
      assertThat(last.succeeded()).isTrue();
      assertThat(released.succeeded()).isTrue();
      assertThat(other.take().succeeded()).isTrue();
      Future<Answer> next = other.submit(registered("b"));

      assertThat(accepted(next).repeated()).isFalse();
      assertThat(accepted(other.submit(registered("a"))).repeated()).isTrue();
      assertThat(journalled()).containsExactly("configured", "register-a", "register-b");
    }

    @Test
    void a_copy_that_was_not_needed_goes_and_the_region_can_be_taken_all_the_same() {
      other.prepare();
      loop.advance(RegionHost.COPY_KEPT);
      host.submit(registered("a"));
      journal.finishWrites();
      takes = false;
      host.handOver();

      assertThat(other.take().succeeded()).isTrue();
      assertThat(accepted(other.submit(registered("a"))).repeated()).isTrue();
    }

    @Test
    void who_was_asked_to_take_what_it_was_taking_already_does_not_take_it_back_later() {
      takes = false;
      host.handOver();
      otherTakes = true;
      otherRoad.sleep();
      other.reconsider();
      Future<Void> taken = other.take();
      otherRoad.wake();
      assertThat(taken.succeeded()).isTrue();
      assertThat(other.take().succeeded()).isTrue();

      otherTakes = false;
      assertThat(other.handOver().succeeded()).isTrue();

      assertThat(other.status().writable()).isFalse();
      assertThat(host.take().succeeded()).isTrue();
    }

    @Test
    void what_is_not_for_it_is_left_where_it_is_and_taken_when_it_is() {
      journal.advance(Duration.ofSeconds(4));
      renew(otherJournal, otherLease);
      other.tick(true);
      assertThat(other.status().writable()).isFalse();

      otherTakes = true;
      other.reconsider();
      assertThat(other.submit(registered("a")).succeeded()).isTrue();
    }
  }

  @Nested
  class Keeping_snapshots {

    @Test
    void one_is_kept_every_so_many_facts_and_the_next_start_reads_the_tail_only() {
      for (int i = 0; i < SnapshotFollower.FACTS; i++) {
        host.submit(registered("n" + i));
        if (i % 5_000 == 4_999) {
          journal.finishWrites();
        }
      }

      Snapshot kept = Objects.requireNonNull(snapshot());

      assertThat(kept.state().position()).isGreaterThanOrEqualTo(SnapshotFollower.FACTS);
      RegionHost next = host(journal, lease);
      next.start();
      Future<Answer> repeat = next.submit(registered("n5"));
      assertThat(accepted(repeat).repeated()).isTrue();
    }

    @Test
    void closing_finishes_the_write_keeps_a_snapshot_and_gives_the_region_back() {
      Future<Answer> last = host.submit(registered("a"));
      Future<Void> closed = host.close();
      assertThat(kind(host.submit(registered("b")))).isEqualTo(ExchangeException.Kind.NOT_HERE);
      assertThat(closed.isComplete()).isFalse();

      journal.finishWrites();

      assertThat(last.succeeded()).isTrue();
      assertThat(closed.succeeded()).isTrue();
      assertThat(Objects.requireNonNull(snapshot()).state().position()).isEqualTo(3);
      Tenure taken = journal.neighbour("other").take(GRONINGEN).result();
      assertThat(taken.term()).isGreaterThan(1);
    }

    @Test
    void a_region_that_starts_from_a_snapshot_answers_as_before() {
      host.submit(registered("a"));
      journal.finishWrites();
      host.close();

      RegionHost next = host(journal, lease);
      next.start();

      assertThat(reason(next.submit(registered("register-a", "b")))).isEqualTo(Reason.KEY_REUSED);
      assertThat(next.status().position()).isEqualTo(3);
    }
  }

  @Nested
  class A_clock_that_is_not_the_databases {

    @Test
    void stops_deadlines_at_five_seconds_and_someone_is_told() {
      journal.advance(Duration.ofSeconds(6));
      lookAtClock(1);

      assertThat(deadlinesStopped).containsExactly(true);
    }

    @Test
    void lets_deadlines_go_on_when_the_database_is_back_and_takes_the_alarm_back() {
      journal.advance(Duration.ofSeconds(6));
      lookAtClock(1);
      pass(Given.UNTIL_MIDNIGHT);
      assertThat(daysStarted()).isEqualTo(1);

      journal.advance(Duration.ofSeconds(-6));
      lookAtClock(1);
      journal.finishWrites();

      assertThat(deadlinesStopped).containsExactly(true, false);
      assertThat(daysStarted()).isEqualTo(2);
    }

    @Test
    void follows_a_database_that_was_set_forward_once_that_has_lasted() {
      journal.advance(Given.UNTIL_MIDNIGHT.plusHours(1));
      lookAtClock(RegionClock.LOOKS_UNTIL_FOLLOWED - 1);
      assertThat(deadlinesStopped).containsExactly(true);
      assertThat(daysStarted()).isEqualTo(1);

      lookAtClock(1);
      journal.finishWrites();

      assertThat(deadlinesStopped).containsExactly(true, false);
      assertThat(daysStarted()).isEqualTo(2);
    }

    @Test
    void waits_for_a_database_that_was_set_back_without_going_back_itself() {
      pass(Duration.ofMinutes(1));
      host.submit(registered("a"));
      journal.finishWrites();
      journal.advance(Duration.ofSeconds(-30));
      lookAtClock(RegionClock.LOOKS_UNTIL_FOLLOWED);
      assertThat(deadlinesStopped).containsExactly(true);

      pass(Duration.ofSeconds(30));
      lookAtClock(1);
      host.submit(registered("b"));
      journal.finishWrites();

      assertThat(deadlinesStopped).containsExactly(true, false);
      assertThat(entries()).isSortedAccordingTo(Comparator.comparing(entry -> entry.fact().at()));
    }

    @Test
    void is_forgotten_with_its_writer_and_so_is_the_alarm() {
      journal.advance(Duration.ofSeconds(6));
      lookAtClock(1);
      host.submit(registered("a"));
      journal.failWrite(JournalException.Kind.UNKNOWN);

      assertThat(deadlinesStopped).containsExactly(true, false);
    }

    private void lookAtClock(int times) {
      for (int second = 0; second < times * DeadlineWatch.TICKS_PER_CLOCK_CHECK; second++) {
        renew(journal, lease);
        host.tick(true);
      }
    }

    private long daysStarted() {
      return types().stream().filter(type -> type == EventType.DAY_STARTED).count();
    }
  }

  @Nested
  class A_node_that_reads_less {

    /** Below what any node reads, so that no event is for all. */
    private static final int LESS = Journal.LEVEL_MIN - 1;

    @Test
    void is_waited_for_with_what_it_could_not_read() {
      lease.levelled(LESS);

      assertThat(kind(host.submit(registered("a")))).isEqualTo(ExchangeException.Kind.UPGRADING);
      assertThat(reason(host.submit(refused("b")))).isEqualTo(Reason.NOT_FOUND);
      assertThat(accepted(host.submit(configured())).repeated()).isTrue();

      lease.levelled(Journal.LEVEL_MIN);
      Future<Answer> again = host.submit(registered("a"));
      journal.finishWrites();
      assertThat(accepted(again).repeated()).isFalse();
    }

    @Test
    void holds_deadlines_up_until_it_is_gone_and_someone_is_told() {
      lease.levelled(LESS);
      pass(Given.UNTIL_MIDNIGHT);
      renew(journal, lease);
      host.tick(true);
      assertThat(deadlinesStopped).containsExactly(true);
      assertThat(types()).containsOnlyOnce(EventType.DAY_STARTED);

      lease.levelled(Journal.LEVEL_MIN);
      host.tick(true);
      journal.finishWrites();

      assertThat(deadlinesStopped).containsExactly(true, false);
      assertThat(types()).endsWith(EventType.DAY_STARTED);
      assertThat(types().stream().filter(EventType.DAY_STARTED::equals)).hasSize(2);
    }
  }

  private RegionHost host(Journal of, Lease leaseOf) {
    return new RegionHost(
        GRONINGEN,
        of,
        leaseOf,
        region -> takes,
        loop,
        new EngineObserver() {
          @Override
          public void deadlinesStopped(RegionId region, boolean stopped, Duration drift) {
            deadlinesStopped.add(stopped);
          }
        });
  }

  private void renew(Journal of, Lease leaseOf) {
    of.renewLease(1);
    leaseOf.renewed(loop.nanoTime(), loop.nanoTime());
  }

  private void pass(Duration time) {
    journal.advance(time);
    loop.advance(time);
  }

  private @Nullable Snapshot snapshot() {
    return journal.snapshot(GRONINGEN, Long.MAX_VALUE).result();
  }

  private List<Entry> entries() {
    return journal.read(GRONINGEN, 0, 100_000).result();
  }

  private List<EventType> types() {
    return entries().stream().map(entry -> entry.fact().event().type()).toList();
  }

  /** What was asked for, in order, without the clock's part. */
  private List<String> journalled() {
    return entries().stream()
        .map(entry -> entry.fact().command().value())
        .filter(command -> !command.startsWith("clock:"))
        .toList();
  }

  private void assertGridIsTheJournal() {
    Region replayed = new Region(GRONINGEN);
    entries().forEach(entry -> replayed.apply(entry.fact()));
    assertThat(host.read(grid -> grid.region().state()).result()).isEqualTo(replayed.state());
  }
}
