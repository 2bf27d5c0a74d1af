package nl.doorstroom.journal.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
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
import nl.doorstroom.journal.codec.EventCodec;
import nl.doorstroom.journal.codec.JournalRow;
import nl.doorstroom.journal.codec.RowReader;
import nl.doorstroom.journal.codec.RowWriter;
import nl.doorstroom.journal.codec.SnapshotCodec;
import nl.doorstroom.journal.memory.MemoryDatabase.StoredSnapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal that is gone with the process: for tests and trials. Every future is complete when it
 * is returned.
 */
public final class MemoryJournal implements Journal {

  private static final Logger log = LoggerFactory.getLogger(MemoryJournal.class);

  private static final EventCodec CODEC = new EventCodec();

  private final MemoryDatabase database;
  private final NodeId node;

  /** One node alone, by the machine's clock. */
  public MemoryJournal(NodeId node) {
    this(new MemoryDatabase(InstantSource.system()), node);
  }

  /** One of the nodes that share {@code database}. */
  public MemoryJournal(MemoryDatabase database, NodeId node) {
    this.database = database;
    this.node = node;
  }

  @Override
  public Future<Instant> now() {
    return Future.succeededFuture(database.now());
  }

  @Override
  public Future<Void> renewLease(int level) {
    database.renew(node, level);
    return Future.succeededFuture();
  }

  @Override
  public Future<Nodes> nodes() {
    return Future.succeededFuture(database.nodes());
  }

  @Override
  public Future<Map<RegionId, Owner>> owners() {
    return Future.succeededFuture(database.owners());
  }

  @Override
  public Future<Void> prepare(RegionId region) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Tenure> take(RegionId region) {
    Long term = database.take(region, node);
    return term == null
        ? failed(Kind.NOT_OURS, "region " + region.value() + ": another node has it", null)
        : Future.succeededFuture(new MemoryTenure(region, term, database.now()));
  }

  @Override
  public Future<List<Entry>> read(RegionId region, long after, int max) {
    return attempt(
        () ->
            RowReader.after(
                region,
                after,
                database.read(region, after, RowReader.rowsNeeded(after, max)),
                CODEC));
  }

  @Override
  public Future<Set<RegionId>> regions() {
    return Future.succeededFuture(database.regions());
  }

  @Override
  public Future<Void> keep(Snapshot snapshot) {
    database.keep(
        snapshot.state().region(),
        new StoredSnapshot(
            snapshot.state().position(),
            SnapshotCodec.FORMAT,
            snapshot.hash(),
            SnapshotCodec.encode(snapshot.state()),
            database.now()));
    return Future.succeededFuture();
  }

  @Override
  public Future<@Nullable Snapshot> snapshot(RegionId region, long position) {
    for (StoredSnapshot stored : database.snapshots(region, position)) {
      try {
        return Future.succeededFuture(
            new Snapshot(SnapshotCodec.decode(stored.format(), stored.body()), stored.hash()));
      } catch (IllegalArgumentException unreadable) {
        log.warn(
            "snapshot unreadable: region={} position={}",
            region.value(),
            stored.position(),
            unreadable);
      }
    }
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> close() {
    database.forget(node);
    return Future.succeededFuture();
  }

  private static <T> Future<T> attempt(Supplier<T> reading) {
    try {
      return Future.succeededFuture(reading.get());
    } catch (JournalException fault) {
      return Future.failedFuture(fault);
    }
  }

  private static <T> Future<T> failed(Kind kind, String message, @Nullable Throwable cause) {
    return Future.failedFuture(new JournalException(kind, message, cause));
  }

  private final class MemoryTenure implements Tenure {

    private final RegionId region;
    private final long term;
    private final Instant takenAt;
    private final RowWriter writer;
    private @Nullable JournalException failure;

    MemoryTenure(RegionId region, long term, Instant takenAt) {
      this.region = region;
      this.term = term;
      this.takenAt = takenAt;
      this.writer = new RowWriter(region, term, CODEC);
    }

    @Override
    public RegionId region() {
      return region;
    }

    @Override
    public long term() {
      return term;
    }

    @Override
    public Instant takenAt() {
      return takenAt;
    }

    @Override
    public Future<List<Entry>> append(List<Fact> facts, Hash previous) {
      if (failure != null) {
        return Future.failedFuture(failure);
      }
      try {
        List<JournalRow> rows = writer.rows(facts, previous);
        return database.append(region, term, rows)
            ? Future.succeededFuture(writer.entries(facts, rows))
            : fail(Kind.FENCED, "region " + region.value() + ": taken over", null);
      } catch (IllegalArgumentException | IllegalStateException refused) {
        return fail(Kind.NOT_WRITTEN, "region " + region.value() + ": " + refused, refused);
      }
    }

    @Override
    public Future<Void> confirm() {
      if (failure != null) {
        return Future.failedFuture(failure);
      }
      return database.isTerm(region, term)
          ? Future.succeededFuture()
          : fail(Kind.FENCED, "region " + region.value() + ": taken over", null);
    }

    @Override
    public Future<Void> release() {
      database.release(region, term);
      return abandon();
    }

    @Override
    public Future<Void> abandon() {
      if (failure == null) {
        failure =
            new JournalException(Kind.NOT_WRITTEN, "region " + region.value() + ": left", null);
      }
      return Future.succeededFuture();
    }

    private <T> Future<T> fail(Kind kind, String message, @Nullable Throwable cause) {
      failure = new JournalException(kind, message, cause);
      return Future.failedFuture(failure);
    }
  }
}
