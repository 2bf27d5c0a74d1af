package nl.doorstroom.journal.memory;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.JournalException.Kind;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Nodes;
import nl.doorstroom.journal.Owner;
import nl.doorstroom.journal.Snapshot;
import nl.doorstroom.journal.Tenure;
import org.jspecify.annotations.Nullable;

/**
 * A journal in memory whose writes end when the test says so, and as the test says; whose clock is
 * moved by hand. An append and a confirmation count as a write each; they end in the order in which
 * they were asked. Everything else is done at once.
 */
public final class HandDrivenJournal implements Journal {

  /** How many facts each append held, in order. */
  public final List<Integer> batchSizes = new ArrayList<>();

  private final Deque<Write<?>> writes = new ArrayDeque<>();
  private final MemoryDatabase database = new MemoryDatabase(this::instant);
  private final MemoryJournal journal;
  private Instant instant;
  private @Nullable Kind broken;

  private record Write<T>(Supplier<Future<T>> doing, Promise<T> answer) {

    void finish() {
      doing.get().onComplete(answer);
    }

    void finishUnheard() {
      doing.get().onComplete(Promise.promise());
    }
  }

  public HandDrivenJournal(Instant now) {
    instant = now;
    journal = new MemoryJournal(database, new NodeId("here"));
  }

  /** The database's clock. */
  public Instant instant() {
    return instant;
  }

  public void advance(Duration time) {
    instant = instant.plus(time);
  }

  /** Another node of the same exchange: its writes are done at once. */
  public MemoryJournal neighbour(String node) {
    return new MemoryJournal(database, new NodeId(node));
  }

  /** Lets another node take {@code region}, as if this one had been away for too long. */
  public Tenure takeOver(RegionId region) {
    database.forget(new NodeId("here"));
    return neighbour("other").take(region).result();
  }

  public int writesInFlight() {
    return writes.size();
  }

  /** Does the oldest write. */
  public void finishWrite() {
    writes.remove().finish();
  }

  /** Does all writes, and those that follow from them. */
  public void finishWrites() {
    while (!writes.isEmpty()) {
      finishWrite();
    }
  }

  /** Ends the oldest write as {@code kind} without doing it. */
  public void failWrite(Kind kind) {
    writes.remove().answer().fail(failure(kind));
  }

  /** Does the oldest write, of which nobody hears. */
  public void loseAnswer() {
    Write<?> write = writes.remove();
    write.finishUnheard();
    write.answer().fail(failure(Kind.UNKNOWN));
  }

  /**
   * Ends the oldest write as {@code UNKNOWN} and does it only when the result is run, when it may
   * be too late.
   */
  public Runnable delayWrite() {
    Write<?> write = writes.remove();
    write.answer().fail(failure(Kind.UNKNOWN));
    return write::finishUnheard;
  }

  /** From now on everything but what is in flight fails as {@code kind}; null makes it work. */
  public void breakDown(@Nullable Kind kind) {
    broken = kind;
  }

  @Override
  public Future<Instant> now() {
    return unlessBroken(journal::now);
  }

  @Override
  public Future<Void> renewLease(int level) {
    return unlessBroken(() -> journal.renewLease(level));
  }

  @Override
  public Future<Nodes> nodes() {
    return unlessBroken(journal::nodes);
  }

  @Override
  public Future<Map<RegionId, Owner>> owners() {
    return unlessBroken(journal::owners);
  }

  @Override
  public Future<Void> prepare(RegionId region) {
    return unlessBroken(() -> journal.prepare(region));
  }

  @Override
  public Future<Tenure> take(RegionId region) {
    return unlessBroken(() -> journal.take(region).map(HandDrivenTenure::new));
  }

  @Override
  public Future<List<Entry>> read(RegionId region, long after, int max) {
    return unlessBroken(() -> journal.read(region, after, max));
  }

  @Override
  public Future<Set<RegionId>> regions() {
    return unlessBroken(journal::regions);
  }

  @Override
  public Future<Void> keep(Snapshot snapshot) {
    return unlessBroken(() -> journal.keep(snapshot));
  }

  @Override
  public Future<@Nullable Snapshot> snapshot(RegionId region, long position) {
    return unlessBroken(() -> journal.snapshot(region, position));
  }

  @Override
  public Future<Void> close() {
    return journal.close();
  }

  private <T> Future<T> unlessBroken(Supplier<Future<T>> doing) {
    return broken == null ? doing.get() : Future.failedFuture(failure(broken));
  }

  private <T> Future<T> write(Supplier<Future<T>> doing) {
    if (broken != null) {
      return Future.failedFuture(failure(broken));
    }
    Promise<T> answer = Promise.promise();
    writes.add(new Write<>(doing, answer));
    return answer.future();
  }

  private static JournalException failure(Kind kind) {
    return new JournalException(kind, "by hand", null);
  }

  private final class HandDrivenTenure implements Tenure {

    private final Tenure tenure;

    HandDrivenTenure(Tenure tenure) {
      this.tenure = tenure;
    }

    @Override
    public RegionId region() {
      return tenure.region();
    }

    @Override
    public long term() {
      return tenure.term();
    }

    @Override
    public Instant takenAt() {
      return tenure.takenAt();
    }

    @Override
    public Future<List<Entry>> append(List<Fact> facts, Hash previous) {
      batchSizes.add(facts.size());
      return write(() -> tenure.append(facts, previous));
    }

    @Override
    public Future<Void> confirm() {
      return write(tenure::confirm);
    }

    @Override
    public Future<Void> release() {
      return tenure.release();
    }

    @Override
    public Future<Void> abandon() {
      return tenure.abandon();
    }
  }
}
