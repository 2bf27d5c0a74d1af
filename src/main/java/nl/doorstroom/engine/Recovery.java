package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.Snapshot;
import nl.doorstroom.journal.Tenure;
import org.jspecify.annotations.Nullable;

/**
 * Brings the committed state of a region up to the journal, to follow it or to take it.
 *
 * <p><b>Order.</b> Of what is taken, the new term first, in a statement of its own, and what stands
 * in the journal in later ones: an append under an older term is then either seen here or never
 * happens.
 *
 * <p><b>Threads.</b> Runs on the region's context.
 */
final class Recovery {

  /** Facts read at a time. */
  private static final int CHUNK = 500;

  /** Facts that watchers may have missed and can still be told one by one. */
  private static final long TAIL = 10_000;

  /** Most facts that are folded for the sake of watchers alone. */
  private static final long DETOUR_MAX = 5 * TAIL;

  private final RegionId region;
  private final Journal journal;
  private final Loop loop;

  Recovery(RegionId region, Journal journal, Loop loop) {
    this.region = region;
    this.journal = journal;
    this.loop = loop;
  }

  /**
   * @param snapshotAt position of the newest snapshot; 0 without one or when none was looked for
   * @param folded how many facts were read to get here
   */
  record Recovered(Takeover takeover, CommittedRegion committed, long snapshotAt, long folded) {}

  /**
   * @param confirmed a moment, by the database's clock, up to which nothing is missing
   */
  record Followed(CommittedRegion committed, Instant confirmed) {}

  private record Base(CommittedRegion committed, long snapshotAt) {}

  /**
   * Goes on from {@code known} where the journal still agrees with it, else from a snapshot. Fails
   * with a {@code JournalException}; what was taken is then let go of.
   */
  Future<Recovered> run(@Nullable CommittedRegion known) {
    long askedAt = loop.nanoTime();
    return journal
        .take(region)
        .compose(
            tenure -> {
              long takenNanos = loop.nanoTime();
              return base(known)
                  .compose(
                      base -> {
                        long from = base.committed().position();
                        return catchUp(base.committed())
                            .map(none -> recovered(tenure, takenNanos, askedAt, base, from));
                      })
                  .recover(
                      cause ->
                          tenure.abandon().transform(any -> Future.<Recovered>failedFuture(cause)));
            });
  }

  /** As {@link #run}, of a region that another may go on writing: nothing is taken. */
  Future<Followed> follow(@Nullable CommittedRegion known) {
    return journal
        .now()
        .compose(
            asked ->
                base(known)
                    .compose(
                        base ->
                            catchUp(base.committed())
                                .map(none -> new Followed(base.committed(), asked))));
  }

  private Recovered recovered(Tenure tenure, long takenNanos, long askedAt, Base base, long from) {
    CommittedRegion committed = base.committed();
    Region own = committed.forWriter();
    Instant lastAt = own.lastAt();
    RegionClock clock =
        new RegionClock(tenure.takenAt(), takenNanos, lastAt == null ? tenure.takenAt() : lastAt);
    return new Recovered(
        new Takeover(tenure, own, committed.hash(), clock, askedAt),
        committed,
        base.snapshotAt(),
        committed.position() - from);
  }

  private Future<Base> base(@Nullable CommittedRegion known) {
    if (known == null) {
      return fromSnapshot();
    }
    return agrees(known)
        .compose(agrees -> agrees ? Future.succeededFuture(new Base(known, 0)) : fromSnapshot());
  }

  /** Whether the journal holds what was folded: it does not when a backup was put back. */
  private Future<Boolean> agrees(CommittedRegion known) {
    if (known.position() == 0) {
      return Future.succeededFuture(true);
    }
    return journal
        .read(region, known.position() - 1, 1)
        .map(entries -> entries.size() == 1 && entries.get(0).hash().equals(known.hash()));
  }

  /** Prefers an older snapshot to the newest, so that watchers can be told of the tail. */
  private Future<Base> fromSnapshot() {
    return journal
        .snapshot(region, Long.MAX_VALUE)
        .compose(
            newest -> {
              if (newest == null) {
                return Future.succeededFuture(start(0));
              }
              long position = newest.state().position();
              return journal
                  .snapshot(region, Math.max(0, position - TAIL))
                  .compose(older -> chosen(newest, older));
            });
  }

  private Future<Base> chosen(Snapshot newest, @Nullable Snapshot older) {
    long position = newest.state().position();
    if (older != null && position - older.state().position() <= DETOUR_MAX) {
      return from(older, position);
    }
    return position <= TAIL ? Future.succeededFuture(start(position)) : from(newest, position);
  }

  private Future<Base> from(Snapshot snapshot, long snapshotAt) {
    return CommittedRegion.recall(journal, snapshot)
        .map(
            recalled ->
                new Base(
                    new CommittedRegion(snapshot.state(), snapshot.hash(), recalled), snapshotAt));
  }

  private Base start(long snapshotAt) {
    return new Base(
        new CommittedRegion(new Region(region).state(), Hash.START, List.of()), snapshotAt);
  }

  /** Folds what the journal holds beyond {@code committed}. */
  Future<Void> catchUp(CommittedRegion committed) {
    return journal
        .read(region, committed.position(), CHUNK)
        .compose(
            (List<Entry> entries) -> {
              committed.fold(entries);
              return entries.size() < CHUNK ? Future.succeededFuture() : catchUp(committed);
            });
  }
}
