package nl.doorstroom.engine;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.Nodes;
import nl.doorstroom.journal.Owner;
import nl.doorstroom.journal.Snapshot;
import nl.doorstroom.journal.Tenure;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a node that can be put to sleep: nothing it asks then leaves until it wakes.
 *
 * <p><b>Threads.</b> This class is threadsafe.
 */
final class SleepingJournal implements Journal {

  private final Journal journal;
  private final List<Promise<Void>> waiting = new ArrayList<>();
  private boolean asleep;

  SleepingJournal(Journal journal) {
    this.journal = journal;
  }

  synchronized void sleep() {
    asleep = true;
  }

  void wake() {
    List<Promise<Void>> woken;
    synchronized (this) {
      asleep = false;
      woken = List.copyOf(waiting);
      waiting.clear();
    }
    woken.forEach(Promise::tryComplete);
  }

  private synchronized Future<Void> awake() {
    if (!asleep) {
      return Future.succeededFuture();
    }
    Promise<Void> woken = Promise.promise();
    waiting.add(woken);
    return woken.future();
  }

  @Override
  public Future<Instant> now() {
    return awake().compose(none -> journal.now());
  }

  @Override
  public Future<Void> renewLease(int level) {
    return awake().compose(none -> journal.renewLease(level));
  }

  @Override
  public Future<Nodes> nodes() {
    return awake().compose(none -> journal.nodes());
  }

  @Override
  public Future<Map<RegionId, Owner>> owners() {
    return awake().compose(none -> journal.owners());
  }

  @Override
  public Future<Void> prepare(RegionId region) {
    return awake().compose(none -> journal.prepare(region));
  }

  @Override
  public Future<Tenure> take(RegionId region) {
    return awake().compose(none -> journal.take(region)).map(SleepingTenure::new);
  }

  @Override
  public Future<List<Entry>> read(RegionId region, long after, int max) {
    return awake().compose(none -> journal.read(region, after, max));
  }

  @Override
  public Future<Set<RegionId>> regions() {
    return awake().compose(none -> journal.regions());
  }

  @Override
  public Future<Void> keep(Snapshot snapshot) {
    return awake().compose(none -> journal.keep(snapshot));
  }

  @Override
  public Future<@Nullable Snapshot> snapshot(RegionId region, long position) {
    return awake().compose(none -> journal.snapshot(region, position));
  }

  @Override
  public Future<Void> close() {
    return journal.close();
  }

  private final class SleepingTenure implements Tenure {

    private final Tenure tenure;

    SleepingTenure(Tenure tenure) {
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
      return awake().compose(none -> tenure.append(facts, previous));
    }

    @Override
    public Future<Void> confirm() {
      return awake().compose(none -> tenure.confirm());
    }

    @Override
    public Future<Void> release() {
      return awake().compose(none -> tenure.release());
    }

    @Override
    public Future<Void> abandon() {
      return awake().compose(none -> tenure.abandon());
    }
  }
}
