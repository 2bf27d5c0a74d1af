package nl.doorstroom.engine;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Receipt;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.Tenure;
import nl.doorstroom.journal.codec.EventLevels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides all commands of one region for one term, in order, and answers when what an answer rests
 * on is durable.
 *
 * <pre>
 *   arrivals ──decide──▶ waiting ──append──▶ in flight ──durable──▶ folded ──▶ answered
 *      ▲                    │ nothing to write: lease fresh, or an empty append ──▲
 *   deadlines due           └ facts are already applied to the writer's own region
 * </pre>
 *
 * <p>While one batch is written the next one fills; the write in flight is the only window. The
 * region in memory runs ahead of the journal, so that after any failure the writer is of no more
 * use: it fails everything that it has not answered, once, and is replaced by a recovered one.
 *
 * <p><b>Threads.</b> Not thread-safe: every call comes from a turn of the region's loop.
 */
final class RegionWriter {

  /** Most commands that wait for their answer. */
  static final int ANSWERS_MAX = 10_000;

  /** Most events that are decided and not yet durable. */
  static final int EVENTS_MAX = 20_000;

  /** Most deadlines decided before others get a turn of the loop. */
  static final int DUE_PER_TURN = 200;

  private static final Logger log = LoggerFactory.getLogger(RegionWriter.class);

  /** Told what becomes of the writer's batches, within its turn. */
  interface Listener {

    /** {@code entries} are durable; their answers leave when this returns. */
    void committed(List<Entry> entries);

    /** A deadline cannot be decided: until the writer is replaced, none is. */
    void deadlinesFailed();

    /** The writer has failed all it owed and does nothing more. */
    void lost(JournalException cause);
  }

  /** A command that has not been decided. */
  private record Arrival(Submission submission, Promise<Answer> answer) {}

  /** A decided command; {@code promise} is null when it is the clock's. */
  private record Decided(
      CommandId id,
      RequestDigest digest,
      Answer answer,
      List<Fact> facts,
      @Nullable Promise<Answer> promise) {}

  private final Journal journal;
  private final Tenure tenure;
  private final Region region;
  private final Lease lease;
  private final RegionClock clock;
  private final Loop loop;
  private final EngineObserver observer;
  private final Listener listener;
  private final Alarm alarm;

  private final Deque<Arrival> arrivals = new ArrayDeque<>();
  private final Deque<Decided> waiting = new ArrayDeque<>();
  private final Map<CommandId, Decided> undurable = new HashMap<>();
  private List<Decided> inFlight = List.of();
  private Hash hash;
  private int answers;
  private int events;

  private boolean writing;
  private boolean deciding;
  private boolean releasing;
  private boolean turnComing;
  private boolean deadlinesFailed;

  /** What it takes to read what falls due next; up to what all can read, nothing is held. */
  private int deadlineLevel;

  /** When the term was last known to be the newest, by the monotonic clock. */
  private long confirmedAt;

  private @Nullable JournalException failure;
  private @Nullable Promise<Void> drained;

  RegionWriter(
      Takeover takeover,
      Journal journal,
      Lease lease,
      Loop loop,
      EngineObserver observer,
      Listener listener) {
    this.tenure = takeover.tenure();
    this.region = takeover.region();
    this.hash = takeover.hash();
    this.clock = takeover.clock();
    this.confirmedAt = takeover.askedAt();
    this.journal = journal;
    this.lease = lease;
    this.loop = loop;
    this.observer = observer;
    this.listener = listener;
    this.alarm = new Alarm(loop, this::turn);
  }

  /** Fails with {@link ExchangeException} when the writer is lost before it could answer. */
  Future<Answer> submit(Submission submission) {
    if (failure != null) {
      return Future.failedFuture(Faults.ofUnsent(failure));
    }
    if (answers >= ANSWERS_MAX || eventsFull()) {
      observer.refused(region.id(), Rejection.Reason.REGION_BUSY);
      observer.answered(region.id(), EngineObserver.Outcome.REFUSED, Duration.ZERO);
      Rejection busy = new Rejection(Rejection.Reason.REGION_BUSY, null, load());
      return Future.succeededFuture(new Answer.Refused(busy, region.position() - events));
    }
    Promise<Answer> answer = Promise.promise();
    answers++;
    long came = loop.nanoTime();
    Future<Answer> answered =
        answer
            .future()
            .onComplete(
                any -> {
                  answers--;
                  Duration took = Duration.ofNanos(loop.nanoTime() - came);
                  observer.answered(region.id(), outcome(any.result()), took);
                });
    arrivals.add(new Arrival(submission, answer));
    turn();
    return answered;
  }

  private static EngineObserver.Outcome outcome(@Nullable Answer answer) {
    if (answer instanceof Answer.Accepted accepted) {
      return accepted.events().isEmpty() || accepted.repeated()
          ? EngineObserver.Outcome.UNCHANGED
          : EngineObserver.Outcome.ACCEPTED;
    }
    return answer == null ? EngineObserver.Outcome.FAILED : EngineObserver.Outcome.REFUSED;
  }

  /** Commands that have no answer yet. */
  int waiting() {
    return answers;
  }

  /** Decides what is due and what has come, and sends what can be sent. */
  void turn() {
    if (deciding || failure != null) {
      return;
    }
    deciding = true;
    try {
      Instant now = clock.now(loop.nanoTime());
      if (decideDue(now)) {
        while (!arrivals.isEmpty() && !eventsFull() && failure == null) {
          decide(arrivals.remove(), now);
        }
      }
      awaitDeadline(now);
    } finally {
      deciding = false;
    }
    flush();
  }

  /** Makes sure, after a gap in the lease, that the term is still the newest. */
  void checkTerm() {
    if (failure == null && !writing && !isOwner()) {
      send(List.of(), List.of());
    }
  }

  /** Whether what falls due is left undecided, for the clock or for a deadline that failed. */
  boolean deadlinesStopped() {
    return deadlinesFailed || deadlineLevel > lease.lowestLevel() || !clock.isTrusted();
  }

  /** Whether no other node can have taken the region. */
  boolean isOwner() {
    return failure == null && lease.covers(confirmedAt, loop.nanoTime());
  }

  /** The last moment at which this writer surely was the only one, by the monotonic clock. */
  long ownedAt() {
    return lease.ownedAt(confirmedAt);
  }

  /** Completes once nothing waits any more, or the writer is lost; deadlines stop now. */
  Future<Void> drain() {
    Promise<Void> idle = drained == null ? Promise.promise() : drained;
    drained = idle;
    alarm.stop();
    turn();
    completeDrain();
    return idle.future();
  }

  /** Whether all that is due at {@code now} has been decided. */
  private boolean decideDue(Instant now) {
    if (deadlinesStopped() || drained != null) {
      return true;
    }
    for (int decided = 0; decided < DUE_PER_TURN && failure == null; decided++) {
      Instant at = region.nextDeadline();
      Command command = region.due(now);
      if (command == null || at == null) {
        return true;
      }
      if (eventsFull()) {
        return false;
      }
      if (!decideDeadline(command, at, now)) {
        if (deadlineLevel > lease.lowestLevel()) {
          return true;
        }
        // Asked again it would say the same: what else the region does goes on without deadlines.
        deadlinesFailed = true;
        listener.deadlinesFailed();
        return true;
      }
    }
    if (!turnComing) {
      turnComing = true;
      loop.run(
          () -> {
            turnComing = false;
            turn();
          });
    }
    return false;
  }

  private boolean decideDeadline(Command command, Instant at, Instant now) {
    try {
      if (region.decide(command, now) instanceof Decision.Accepted accepted
          && !accepted.events().isEmpty()) {
        deadlineLevel = EventLevels.of(accepted.events());
        if (deadlineLevel > lease.lowestLevel()) {
          return false;
        }
        accept(
            Deadlines.id(command, at),
            Deadlines.ACTOR,
            RequestDigest.NONE,
            accepted.events(),
            now,
            null);
        observer.deadlineDecided(region.id(), Duration.between(at, now));
        return true;
      }
      log.error("deadline changes nothing region={} command={}", region.id().value(), command);
    } catch (RuntimeException e) {
      log.error("deadline cannot be decided region={} command={}", region.id().value(), command, e);
    }
    return false;
  }

  private void decide(Arrival arrival, Instant now) {
    Submission submission = arrival.submission();
    Decided first = undurable.get(submission.id());
    Receipt receipt = region.receipt(submission.id());
    if (first != null && first.promise() != null && first.digest().equals(submission.digest())) {
      first.promise().future().onComplete(arrival.answer());
    } else if (receipt != null && !receipt.digest().equals(submission.digest())) {
      answer(
          arrival,
          new Answer.Refused(
              new Rejection(
                  Rejection.Reason.KEY_REUSED,
                  null,
                  "another request was accepted under this key at " + receipt.at()),
              region.position()));
    } else if (receipt != null) {
      FirstAnswer.read(journal, region.id(), receipt).onComplete(arrival.answer());
    } else {
      decideAnew(arrival, now);
    }
  }

  private void decideAnew(Arrival arrival, Instant now) {
    Submission submission = arrival.submission();
    Decision decision;
    try {
      decision = region.decide(submission.command(), now);
    } catch (RuntimeException e) {
      arrival.answer().fail(e);
      return;
    }
    if (decision instanceof Decision.Rejected rejected) {
      answer(arrival, new Answer.Refused(rejected.rejection(), region.position()));
    } else if (decision instanceof Decision.Accepted accepted) {
      if (accepted.events().isEmpty()) {
        answer(arrival, new Answer.Accepted(List.of(), region.position(), false));
      } else if (EventLevels.of(accepted.events()) > lease.lowestLevel()) {
        arrival.answer().fail(Faults.upgrading(lease.lowestLevel()));
      } else {
        accept(
            submission.id(),
            submission.actor(),
            submission.digest(),
            accepted.events(),
            now,
            arrival.answer());
      }
    }
  }

  /** An answer that writes nothing takes its place behind what it rests on. */
  private void answer(Arrival arrival, Answer answer) {
    if (answer instanceof Answer.Refused refused) {
      observer.refused(region.id(), refused.rejection().reason());
    }
    Submission submission = arrival.submission();
    waiting.add(
        new Decided(submission.id(), submission.digest(), answer, List.of(), arrival.answer()));
  }

  private void accept(
      CommandId id,
      ActorToken actor,
      RequestDigest digest,
      List<Event> what,
      Instant now,
      @Nullable Promise<Answer> promise) {
    List<Fact> facts = new ArrayList<>(what.size());
    for (Event event : what) {
      facts.add(new Fact(region.position() + 1 + facts.size(), now, actor, id, digest, event));
    }
    long last = region.position() + facts.size();
    Decided decided =
        new Decided(id, digest, new Answer.Accepted(what, last, false), facts, promise);
    try {
      facts.forEach(region::apply);
    } catch (RuntimeException e) {
      // Half applied, the region is no basis for anything; the journal still is.
      if (promise != null) {
        promise.fail(e);
      }
      lose(new JournalException(JournalException.Kind.NOT_WRITTEN, "not applied: " + id, e));
      return;
    }
    events += facts.size();
    undurable.put(id, decided);
    waiting.add(decided);
  }

  /** Sends the next batch: whole commands only, since half a command must never be durable. */
  private void flush() {
    while (!writing && !releasing && failure == null && !waiting.isEmpty()) {
      List<Decided> batch = new ArrayList<>();
      List<Fact> facts = new ArrayList<>();
      while (!waiting.isEmpty()
          && facts.size() + waiting.element().facts().size() <= Journal.BATCH_EVENTS_MAX) {
        Decided next = waiting.remove();
        facts.addAll(next.facts());
        batch.add(next);
      }
      if (facts.isEmpty() && isOwner()) {
        release(batch);
      } else {
        send(batch, facts);
      }
    }
  }

  private void send(List<Decided> batch, List<Fact> facts) {
    long sent = loop.nanoTime();
    writing = true;
    inFlight = batch;
    Future<List<Entry>> written;
    try {
      written =
          facts.isEmpty() ? tenure.confirm().map(none -> List.of()) : tenure.append(facts, hash);
    } catch (RuntimeException e) {
      written = Future.failedFuture(e);
    }
    written.onComplete(entries -> durable(batch, entries, sent), this::lose);
  }

  private void durable(List<Decided> batch, List<Entry> entries, long sent) {
    if (failure != null) {
      return;
    }
    writing = false;
    inFlight = List.of();
    confirmedAt = sent;
    if (!entries.isEmpty()) {
      hash = entries.get(entries.size() - 1).hash();
      events -= entries.size();
      batch.forEach(decided -> undurable.remove(decided.id(), decided));
      observer.appended(region.id(), entries.size(), Duration.ofNanos(loop.nanoTime() - sent));
      listener.committed(entries);
    }
    release(batch);
    turn();
    completeDrain();
  }

  private void release(List<Decided> batch) {
    releasing = true;
    for (Decided decided : batch) {
      complete(decided.promise(), decided.answer(), null);
    }
    releasing = false;
  }

  /** Fails all that has not been answered, for {@code thrown}, and stops. */
  void lose(Throwable thrown) {
    if (failure != null) {
      return;
    }
    JournalException cause =
        thrown instanceof JournalException known
            ? known
            : new JournalException(JournalException.Kind.UNKNOWN, String.valueOf(thrown), thrown);
    failure = cause;
    alarm.stop();
    inFlight.forEach(
        decided ->
            complete(
                decided.promise(),
                null,
                decided.facts().isEmpty() ? Faults.ofUnsent(cause) : Faults.ofSent(cause)));
    waiting.forEach(decided -> complete(decided.promise(), null, Faults.ofUnsent(cause)));
    arrivals.forEach(arrival -> complete(arrival.answer(), null, Faults.ofUnsent(cause)));
    inFlight = List.of();
    waiting.clear();
    arrivals.clear();
    observer.writerLost(region.id(), cause.kind());
    listener.lost(cause);
    completeDrain();
  }

  /** A listener that throws must not take the others' answers with it. */
  private void complete(
      @Nullable Promise<Answer> promise, @Nullable Answer answer, @Nullable Throwable cause) {
    if (promise == null) {
      return;
    }
    try {
      if (answer != null) {
        promise.tryComplete(answer);
      } else if (cause != null) {
        promise.tryFail(cause);
      }
    } catch (RuntimeException e) {
      log.error("answer was not taken region={}", region.id().value(), e);
    }
  }

  private void completeDrain() {
    if (drained != null
        && (failure != null || (!writing && waiting.isEmpty() && arrivals.isEmpty()))) {
      drained.tryComplete();
    }
  }

  private void awaitDeadline(Instant now) {
    boolean stopped = deadlinesStopped() || drained != null || failure != null;
    Instant next = stopped ? null : region.nextDeadline();
    if (next != null && !next.isAfter(now)) {
      // Its turn comes with the end of the write, or of this turn's share.
      next = null;
    }
    alarm.set(next, now);
  }

  private boolean eventsFull() {
    return events > EVENTS_MAX - Command.EVENTS_MAX;
  }

  private String load() {
    return "waiting: " + answers + " answers, " + events + " events";
  }
}
