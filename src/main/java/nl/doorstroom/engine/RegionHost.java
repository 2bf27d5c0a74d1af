package nl.doorstroom.engine;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange.CommitWatcher;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one region going: a writer while this node is to have one, and its committed state always.
 *
 * <pre>
 *   following ──ours, taken, tail folded──▶ writing ──writer lost──▶ recovering (with backoff)
 *       ▲ another has it                       └──handed over──▶ following
 * </pre>
 *
 * <p>What was folded stays readable throughout; {@link #status} says how old it is. Who follows
 * reads the journal each second and when told that there is more.
 *
 * <p><b>Threads.</b> Not thread-safe: every call comes from a turn of the region's loop, except
 * {@link #status}, {@link #watch} and {@link #loop}.
 */
final class RegionHost implements RegionWriter.Listener, CatchUp.Host {

  /** How long a read waits for the position it asks for. */
  static final Duration BEHIND_AFTER = Duration.ofSeconds(2);

  /** How long a copy for a writer is kept up for a region that is then not taken. */
  static final Duration COPY_KEPT = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(RegionHost.class);

  private final RegionId region;
  private final Journal journal;
  private final Lease lease;
  private final Placement placement;
  private final Loop loop;
  private final EngineObserver observer;
  private final CatchUp catchUp;
  private final DeadlineWatch deadlines;

  private final List<CommitWatcher> watchers = new CopyOnWriteArrayList<>();
  private final PositionWaits waits;
  private final Promise<Void> opened = Promise.promise();
  private volatile RegionStatus status = RegionStatus.UNKNOWN;

  private @Nullable CommittedRegion committed;
  private @Nullable SnapshotFollower snapshots;
  private @Nullable RegionWriter writer;
  private @Nullable Takeover takeover;
  private JournalException.@Nullable Kind lost;

  /** Whether the journal has this node as the owner, so that nobody else can take the region. */
  private boolean held;

  private Instant followedAt = Instant.EPOCH;
  private boolean handingOver;
  private @Nullable Future<Void> closed;

  RegionHost(
      RegionId region,
      Journal journal,
      Lease lease,
      Placement placement,
      Loop loop,
      EngineObserver observer) {
    this.region = region;
    this.journal = journal;
    this.lease = lease;
    this.placement = placement;
    this.loop = loop;
    this.observer = observer;
    this.catchUp = new CatchUp(region, new Recovery(region, journal, loop), loop, this);
    this.deadlines = new DeadlineWatch(region, journal, loop, observer);
    this.waits = new PositionWaits(loop, BEHIND_AFTER);
  }

  /** Completes when the region was tried once; where that failed, it goes on by itself. */
  Future<Void> start() {
    catchUp.look();
    return catchUp.settled();
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
    return current == null || closed != null || handingOver
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
    return waits.await(position, status.position()).compose(any -> read(reader));
  }

  /** Has all made ready with which taking the region will be quick, and its copy kept up. */
  Future<Void> prepare() {
    CommittedRegion current = committed;
    if (current == null || closed != null) {
      return Future.failedFuture(noWriter());
    }
    loop.after(COPY_KEPT, current::forgetCopy);
    return Future.join(current.prepare(loop), journal.prepare(region)).mapEmpty();
  }

  /** Takes the region if that can be done now, whatever placement says. */
  Future<Void> take() {
    return closed != null
        ? Future.failedFuture(noWriter())
        : catchUp
            .take()
            .compose(
                none ->
                    writer == null ? Future.failedFuture(noWriter()) : Future.succeededFuture());
  }

  /** Finishes what is being written and gives the region back, to follow it from now on. */
  Future<Void> handOver() {
    RegionWriter last = writer;
    Takeover taken = takeover;
    if (last == null || taken == null || closed != null || handingOver) {
      return Future.failedFuture(noWriter());
    }
    handingOver = true;
    return last.drain()
        .compose(drained -> writer == last ? release(taken) : Future.<Void>failedFuture(noWriter()))
        .onComplete(
            done -> {
              handingOver = false;
              catchUp.look();
            });
  }

  /** The facts up to {@code position} are said to be durable. */
  void stirred(long position) {
    catchUp.stirred(position);
  }

  /** Takes the region where placement says so, now, and reads on where not. */
  void reconsider() {
    catchUp.lookNow();
  }

  /** Called each second; {@code renewed} says whether the node's lease was, just now. */
  void tick(boolean renewed) {
    RegionWriter current = writer;
    if (current == null) {
      catchUp.look();
      return;
    }
    if (renewed) {
      current.checkTerm();
    }
    if (takeover != null) {
      deadlines.tick(current, takeover.clock());
    }
    publish();
  }

  /** Takes no more commands, finishes those it has, keeps a snapshot and gives the region back. */
  Future<Void> close() {
    if (closed == null) {
      Promise<Void> done = Promise.promise();
      closed = done.future();
      catchUp.stop();
      opened.tryFail(noWriter());
      RegionWriter last = writer;
      catchUp
          .settled()
          .compose(none -> last == null ? Future.succeededFuture() : last.drain())
          .compose(none -> keepLast())
          .compose(none -> takeover == null ? Future.succeededFuture() : release(takeover))
          .otherwiseEmpty()
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
    if (writer != null && takeover != null) {
      deadlines.tell(writer, takeover.clock());
    }
  }

  @Override
  public void lost(JournalException cause) {
    Takeover last = takeover;
    writer = null;
    takeover = null;
    lost = cause.kind();
    held = held && !isElsewhere(lost);
    publish();
    log.warn(
        "writer lost region={} kind={} cause={}",
        region.value(),
        cause.kind(),
        CatchUp.text(cause));
    if (last != null) {
      last.tenure().abandon().onFailure(unclosed -> warn("not let go of", unclosed));
    }
    catchUp.look();
  }

  @Override
  public boolean isBehind() {
    return writer == null && closed == null && !handingOver;
  }

  @Override
  public boolean takes() {
    return held || placement.takes(region);
  }

  @Override
  public @Nullable CommittedRegion known() {
    return committed;
  }

  @Override
  public void followed(Recovery.Followed followed) {
    if (lost == null || !isElsewhere(lost)) {
      log.info(
          "region followed region={} position={}", region.value(), followed.committed().position());
    }
    lost = JournalException.Kind.NOT_OURS;
    followedAt = followed.confirmed();
    boolean same = committed == followed.committed();
    committed = followed.committed();
    if (!same || committed.position() != status.position()) {
      folded(committed);
    } else {
      publish();
    }
    if (!takes()) {
      opened.tryComplete();
    }
  }

  @Override
  public void readOn() {
    if (committed != null && committed.position() != status.position()) {
      folded(committed);
    }
  }

  @Override
  public void failed(JournalException.Kind kind) {
    lost = kind;
  }

  @Override
  public void taken(Recovery.Recovered recovered, Duration took) {
    lost = null;
    held = true;
    takeover = recovered.takeover();
    committed = recovered.committed();
    if (snapshots == null) {
      snapshots = new SnapshotFollower(journal, loop, observer, recovered.snapshotAt());
    }
    if (closed == null) {
      resume(recovered, took);
    }
  }

  private static boolean isElsewhere(JournalException.@Nullable Kind kind) {
    return kind == JournalException.Kind.FENCED || kind == JournalException.Kind.NOT_OURS;
  }

  private void resume(Recovery.Recovered recovered, Duration took) {
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
    deadlines.tell(next, recovered.takeover().clock());
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
    waits.folded(current.position());
    for (CommitWatcher watcher : watchers) {
      try {
        watcher.committed(current.grid());
      } catch (RuntimeException e) {
        log.error("watcher failed region={}", region.value(), e);
      }
    }
    if (snapshots != null && writer != null) {
      snapshots.follow(current);
    }
  }

  private void publish() {
    CommittedRegion current = committed;
    RegionWriter owner = writer;
    Takeover taken = takeover;
    Instant confirmed = followedAt.isAfter(status.confirmed()) ? followedAt : status.confirmed();
    if (owner != null && taken != null) {
      Instant owned = taken.clock().at(owner.ownedAt());
      confirmed = owned.isAfter(confirmed) ? owned : confirmed;
    }
    status =
        new RegionStatus(
            current == null ? status.position() : current.position(),
            confirmed,
            owner != null && owner.isOwner() && closed == null && !handingOver,
            owner == null ? 0 : owner.waiting());
  }

  private Future<Void> keepLast() {
    return snapshots == null || committed == null
        ? Future.succeededFuture()
        : snapshots.close(committed);
  }

  private Future<Void> release(Takeover last) {
    writer = null;
    takeover = null;
    lost = JournalException.Kind.NOT_OURS;
    deadlines.forget();
    publish();
    return last.tenure()
        .release()
        .onSuccess(none -> held = false)
        .onFailure(cause -> warn("not released", cause));
  }

  private void warn(String what, Throwable cause) {
    log.warn("region {} region={} cause={}", what, region.value(), CatchUp.text(cause));
  }

  private ExchangeException noWriter() {
    return closed != null || handingOver || isElsewhere(lost)
        ? new ExchangeException(
            ExchangeException.Kind.NOT_HERE, "the region is not kept by this node", null)
        : new ExchangeException(
            ExchangeException.Kind.JOURNAL_UNAVAILABLE, "the region is recovering", null);
  }
}
