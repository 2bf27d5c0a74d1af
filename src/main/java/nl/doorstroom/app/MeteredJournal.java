package nl.doorstroom.app;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.journal.Nodes;
import nl.doorstroom.journal.Owner;
import nl.doorstroom.journal.Snapshot;
import nl.doorstroom.journal.Tenure;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal that tells the meters when it cannot be read as it stands, whoever reads it: a region
 * that is taken, one that is followed, or the answer to a command that is sent again.
 *
 * <p>This class is threadsafe.
 */
final class MeteredJournal implements Journal {

  private static final Logger log = LoggerFactory.getLogger(MeteredJournal.class);

  private final Journal journal;
  private final Meters meters;

  MeteredJournal(Journal journal, Meters meters) {
    this.journal = journal;
    this.meters = meters;
    meters.expect(MeterName.JOURNAL_UNREADABLE);
  }

  @Override
  public Future<List<Entry>> read(RegionId region, long after, int max) {
    return journal
        .read(region, after, max)
        .onFailure(
            cause -> {
              if (cause instanceof JournalException fault
                  && fault.kind() == JournalException.Kind.CORRUPT) {
                meters.count(MeterName.JOURNAL_UNREADABLE);
                log.error("journal corrupt region={} {}", region.value(), fault.getMessage());
              }
            });
  }

  @Override
  public Future<Instant> now() {
    return journal.now();
  }

  @Override
  public Future<Void> renewLease(int level) {
    return journal.renewLease(level);
  }

  @Override
  public Future<Nodes> nodes() {
    return journal.nodes();
  }

  @Override
  public Future<Map<RegionId, Owner>> owners() {
    return journal.owners();
  }

  @Override
  public Future<Void> prepare(RegionId region) {
    return journal.prepare(region);
  }

  @Override
  public Future<Tenure> take(RegionId region) {
    return journal.take(region);
  }

  @Override
  public Future<Set<RegionId>> regions() {
    return journal.regions();
  }

  @Override
  public Future<Void> keep(Snapshot snapshot) {
    return journal.keep(snapshot);
  }

  @Override
  public Future<@Nullable Snapshot> snapshot(RegionId region, long position) {
    return journal.snapshot(region, position);
  }

  @Override
  public Future<Void> close() {
    return journal.close();
  }
}
