package nl.doorstroom.engine;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange.CommitWatcher;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.Tenure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one region going: a writer while there can be one, and its committed state always.
 *
 * <pre>
 *   recovering ──taken, tail folded──▶ writing ──writer lost──▶ recovering (with backoff)
 * </pre>
 *
 * <p>What was folded stays readable throughout; {@link #status} says how old it is.
 *
 * <p><b>Threads.</b> Not thread-safe: every call comes from a turn of the region's loop, except
 * {@link #status}, {@link #watch} and {@link #loop}.
 */
final class RegionHost implements RegionWriter.Listener {

  /** How long a read waits for the position it asks for. */
  static final Duration BEHIND_AFTER = Duration.ofSeconds(2);

  /** The first wait before recovery is tried again; doubles up to the last. */
  static final Duration BACKOFF_MIN = Duration.ofMillis(50);

  static final Duration BACKOFF_MAX = Duration.ofSeconds(2);

  /** Ticks of the lease between two looks at the database's clock. */
  static final int TICKS_PER_CLOCK_CHECK = 10;

  private static final Logger log = LoggerFactory.getLogger(RegionHost.class);

  /** A read that waits for a position. */
  private record Waiting(long position, Promise<Void> arrived, Runnable timer) {}

  private final RegionId region;
  private final Journal journal;
  private final Lease lease;
  private final Loop loop;
  private final EngineObserver observer;
  private final Recovery recovery;

  private final List<CommitWatcher> watchers = new CopyOnWriteArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Promise<Void> opened = Promise.promise();
  private volatile RegionStatus status = RegionStatus.UNKNOWN;

  private @Nullable CommittedRegion committed;
  private @Nullable SnapshotFollower snapshots;
  private @Nullable RegionWriter writer;
  private @Nullable Takeover takeover;
  private JournalException.@Nullable Kind lost;
  private Future<Void> recovering = Future.succeededFuture();
  private Duration backoff = BACKOFF_MIN;
  private Runnable retry = () -> {};
  private boolean deadlinesStopped;
  private int ticks;
  private @Nullable Future<Void> closed;

  RegionHost(RegionId region, Journal journal, Lease lease, Loop loop, EngineObserver observer) {
    this.region = region;
    this.journal = journal;
    this.lease = lease;
    this.loop = loop;
    this.observer = observer;
    this.recovery = new Recovery(region, journal, loop);
  }

  /** Completes when the region was tried once; where that failed, it goes on by itself. */
  Future<Void> start() {
    recover();
    return recovering;
  }

  /** Completes once the region answers for the first time. */
  Future<Void> opened() {
    return opened.future();
  }

  Loop loop() {
    return loop;
  }

  RegionStatus status() {
    return status;
  }

  Runnable watch(CommitWatcher watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  Future<Answer> submit(Submission submission) {
    RegionWriter current = writer;
    return current == null || closed != null
        ? Future.failedFuture(noWriter())
        : current.submit(submission);
  }

  <T> Future<T> read(Function<Grid, T> reader) {
    CommittedRegion current = committed;
    return current == null
        ? Future.failedFuture(noWriter())
        : Future.succeededFuture(current.grid()).map(reader);
  }

  <T> Future<T> read(long position, Function<Grid, T> reader) {
    CommittedRegion current = committed;
    if (current != null && current.position() >= position) {
      return read(reader);
    }
    Promise<Void> arrived = Promise.promise();
    Runnable timer = loop.after(BEHIND_AFTER, () -> arrived.tryFail(behind(position)));
    Waiting wait = new Waiting(position, arrived, timer);
    waiting.add(wait);
    return arrived.future().onComplete(any -> waiting.remove(wait)).compose(any -> read(reader));
  }

  /** Called each second; {@code renewed} says whether the node's lease was, just now. */
  void tick(boolean renewed) {
    RegionWriter current = writer;
    if (current == null) {
      return;
    }
    if (renewed) {
      current.checkTerm();
    }
    if (current.deadlinesStopped() != deadlinesStopped) {
      // The nodes can read more, or less, than they could.
      current.turn();
      tellDeadlines();
    }
    ticks++;
    if (ticks % TICKS_PER_CLOCK_CHECK == 0) {
      compareClocks(current);
    }
    publish();
  }

  /** Takes no more commands, finishes those it has, keeps a snapshot and gives the region back. */
  Future<Void> close() {
    if (closed == null) {
      Promise<Void> done = Promise.promise();
      closed = done.future();
      retry.run();
      opened.tryFail(noWriter());
      RegionWriter last = writer;
      recovering
          .transform(any -> last == null ? Future.<Void>succeededFuture() : last.drain())
          .compose(none -> keepLast())
          .compose(none -> release())
          .onComplete(done);
    }
    return closed;
  }

  @Override
  public void committed(List<Entry> entries) {
    CommittedRegion current = committed;
    if (current == null) {
      return;
    }
    try {
      current.fold(entries);
    } catch (RuntimeException e) {
      log.error("grid cannot be folded region={}", region.value(), e);
      // The facts are durable all the same: their answers leave, and the grid is built again.
      committed = null;
      loop.run(() -> rebuild(e));
      return;
    }
    observer.committed(current.grid().region(), entries.stream().map(Entry::fact).toList());
    folded(current);
  }

  @Override
  public void deadlinesFailed() {
    tellDeadlines();
  }

  @Override
  public void lost(JournalException cause) {
    Takeover last = takeover;
    writer = null;
    takeover = null;
    lost = cause.kind();
    publish();
    log.warn("writer lost region={} kind={} cause={}", region.value(), cause.kind(), text(cause));
    if (last != null) {
      abandon(last.tenure());
    }
    if (closed == null) {
      recover();
    }
  }

  private void recover() {
    long began = loop.nanoTime();
    recovering =
        recovery
            .run(committed)
            .<Void>map(
                recovered -> {
                  resume(recovered, Duration.ofNanos(loop.nanoTime() - began));
                  return null;
                })
            .recover(
                cause -> {
                  retryLater(cause);
                  return Future.succeededFuture();
                });
  }

  private void resume(Recovery.Recovered recovered, Duration took) {
    takeover = recovered.takeover();
    committed = recovered.committed();
    if (snapshots == null) {
      snapshots = new SnapshotFollower(journal, loop, observer, recovered.snapshotAt());
    }
    lost = null;
    backoff = BACKOFF_MIN;
    if (closed != null) {
      return;
    }
    RegionWriter next =
        new RegionWriter(recovered.takeover(), journal, lease, loop, observer, this);
    writer = next;
    log.info(
        "region taken region={} term={} position={} folded={} ms={}",
        region.value(),
        recovered.takeover().tenure().term(),
        recovered.committed().position(),
        recovered.folded(),
        took.toMillis());
    observer.recovered(region, took, recovered.folded());
    folded(recovered.committed());
    opened.tryComplete();
    next.turn();
    tellDeadlines();
  }

  private void retryLater(Throwable cause) {
    JournalException.Kind kind =
        cause instanceof JournalException known ? known.kind() : JournalException.Kind.UNKNOWN;
    if (kind != lost || backoff.equals(BACKOFF_MIN)) {
      log.warn("region not taken region={} kind={} cause={}", region.value(), kind, text(cause));
    }
    lost = kind;
    if (closed == null) {
      retry = loop.after(backoff, this::recover);
      Duration doubled = backoff.multipliedBy(2);
      backoff = doubled.compareTo(BACKOFF_MAX) < 0 ? doubled : BACKOFF_MAX;
    }
  }

  private void rebuild(RuntimeException cause) {
    RegionWriter broken = writer;
    if (broken != null) {
      broken.lose(
          new JournalException(JournalException.Kind.UNKNOWN, "the grid is built again", cause));
    }
  }

  /** After a fold: who waits for it, who watches, and whether a snapshot is due. */
  private void folded(CommittedRegion current) {
    publish();
    for (Waiting wait : List.copyOf(waiting)) {
      if (wait.position() <= current.position()) {
        wait.timer().run();
        wait.arrived().tryComplete();
      }
    }
    for (CommitWatcher watcher : watchers) {
      try {
        watcher.committed(current.grid());
      } catch (RuntimeException e) {
        log.error("watcher failed region={}", region.value(), e);
      }
    }
    if (snapshots != null) {
      snapshots.follow(current);
    }
  }

  private void publish() {
    CommittedRegion current = committed;
    RegionWriter owner = writer;
    Takeover taken = takeover;
    Instant confirmed = status.confirmed();
    if (owner != null && taken != null) {
      Instant owned = taken.clock().at(owner.ownedAt());
      confirmed = owned.isAfter(confirmed) ? owned : confirmed;
    }
    status =
        new RegionStatus(
            current == null ? status.position() : current.position(),
            confirmed,
            owner != null && owner.isOwner() && closed == null,
            owner == null ? 0 : owner.waiting());
  }

  private void compareClocks(RegionWriter current) {
    Takeover taken = takeover;
    if (taken == null) {
      return;
    }
    long sent = loop.nanoTime();
    journal
        .now()
        .onComplete(
            database -> {
              taken.clock().compare(database, sent, loop.nanoTime());
              tellDeadlines();
              current.turn();
            },
            cause ->
                log.warn("clock not compared region={} cause={}", region.value(), text(cause)));
  }

  private void tellDeadlines() {
    RegionWriter current = writer;
    Takeover taken = takeover;
    if (current != null && taken != null && current.deadlinesStopped() != deadlinesStopped) {
      deadlinesStopped = current.deadlinesStopped();
      observer.deadlinesStopped(region, deadlinesStopped, taken.clock().drift());
    }
  }

  private Future<Void> keepLast() {
    return snapshots == null || committed == null
        ? Future.succeededFuture()
        : snapshots.close(committed);
  }

  private Future<Void> release() {
    Takeover last = takeover;
    writer = null;
    takeover = null;
    publish();
    if (last == null) {
      return Future.succeededFuture();
    }
    return last.tenure()
        .release()
        .recover(
            cause -> {
              log.warn("region not released region={} cause={}", region.value(), text(cause));
              return last.tenure().abandon();
            });
  }

  private void abandon(Tenure tenure) {
    tenure
        .abandon()
        .onFailure(
            cause -> log.warn("tenure not closed region={} cause={}", region.value(), text(cause)));
  }

  /** A fault of the world needs no stack trace: that of an event loop says nothing. */
  private static String text(Throwable cause) {
    Throwable under = cause.getCause();
    return under == null ? cause.toString() : cause + " <- " + under;
  }

  private ExchangeException noWriter() {
    boolean elsewhere =
        closed != null
            || lost == JournalException.Kind.FENCED
            || lost == JournalException.Kind.NOT_OURS;
    return elsewhere
        ? new ExchangeException(
            ExchangeException.Kind.NOT_HERE, "the region is not kept by this node", null)
        : new ExchangeException(
            ExchangeException.Kind.JOURNAL_UNAVAILABLE, "the region is recovering", null);
  }

  private ExchangeException behind(long position) {
    return new ExchangeException(
        ExchangeException.Kind.BEHIND,
        "position: " + position + " (here: " + status.position() + ")",
        null);
  }
}
