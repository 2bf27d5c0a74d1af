package nl.doorstroom.journal.memory;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Nodes;
import nl.doorstroom.journal.Owner;
import nl.doorstroom.journal.codec.JournalRow;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes of one exchange share when there is no PostgreSQL: rows, owners, leases and
 * snapshots, all as they would be written down, so that what cannot be stored fails here too.
 *
 * <p><b>Threads.</b> This class is threadsafe.
 */
public final class MemoryDatabase {

  /** How old a lease may be before the regions of its node may be taken. */
  static final Duration LEASE = Duration.ofSeconds(3);

  private final InstantSource clock;
  private final Map<RegionId, Owner> owners = new HashMap<>();
  private final Map<NodeId, Lease> leases = new HashMap<>();
  private final Map<RegionId, List<JournalRow>> rows = new HashMap<>();
  private final Map<RegionId, NavigableMap<Long, StoredSnapshot>> snapshots = new HashMap<>();

  private record Lease(int level, Instant seenAt) {}

  /** A snapshot as bytes, with the hash that the journal had there. */
  record StoredSnapshot(long position, int format, Hash hash, Buffer body, Instant writtenAt) {}

  public MemoryDatabase(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  synchronized void renew(NodeId node, int level) {
    leases.put(node, new Lease(level, now()));
  }

  synchronized void forget(NodeId node) {
    leases.remove(node);
  }

  synchronized Nodes nodes() {
    Map<NodeId, Integer> levels = new HashMap<>();
    leases.forEach(
        (node, lease) -> {
          if (holds(lease)) {
            levels.put(node, lease.level());
          }
        });
    return new Nodes(levels);
  }

  synchronized Map<RegionId, Owner> owners() {
    return Map.copyOf(owners);
  }

  /** The new term; empty when another node owns the region and is alive. */
  synchronized @Nullable Long take(RegionId region, NodeId node) {
    Owner owner = owners.get(region);
    if (owner != null && !owner.released() && !owner.node().equals(node)) {
      Lease lease = leases.get(owner.node());
      if (lease != null && holds(lease)) {
        return null;
      }
    }
    long term = owner == null ? 1 : owner.term() + 1;
    owners.put(region, new Owner(node, term, false));
    return term;
  }

  synchronized boolean isTerm(RegionId region, long term) {
    Owner owner = owners.get(region);
    return owner != null && owner.term() == term;
  }

  synchronized void release(RegionId region, long term) {
    owners.computeIfPresent(
        region, (id, owner) -> owner.term() == term ? new Owner(owner.node(), term, true) : owner);
  }

  /** Whether {@code batch} was written: all of it, or, under an older term, none. */
  synchronized boolean append(RegionId region, long term, List<JournalRow> batch) {
    if (!isTerm(region, term)) {
      return false;
    }
    List<JournalRow> journal = rows.computeIfAbsent(region, id -> new ArrayList<>());
    long first = batch.get(0).position();
    if (first <= journal.size()) {
      throw new IllegalStateException("position: " + first + " is taken in " + region.value());
    }
    journal.addAll(batch);
    return true;
  }

  /** From position {@code from} on, at most {@code max}. */
  synchronized List<JournalRow> read(RegionId region, long from, int max) {
    return rows.getOrDefault(region, List.of()).stream()
        .filter(row -> row.position() >= from)
        .limit(max)
        .toList();
  }

  synchronized Set<RegionId> regions() {
    Set<RegionId> regions = new HashSet<>(owners.keySet());
    regions.addAll(rows.keySet());
    return regions;
  }

  /** Leaves the last three, and the last of each month. */
  synchronized void keep(RegionId region, StoredSnapshot snapshot) {
    NavigableMap<Long, StoredSnapshot> kept =
        snapshots.computeIfAbsent(region, id -> new TreeMap<>());
    kept.put(snapshot.position(), snapshot);
    Set<YearMonth> months = new HashSet<>();
    int place = 0;
    for (StoredSnapshot each : List.copyOf(kept.descendingMap().values())) {
      place++;
      if (!months.add(YearMonth.from(each.writtenAt().atOffset(ZoneOffset.UTC))) && place > 3) {
        kept.remove(each.position());
      }
    }
  }

  /** Newest first, those only whose hash the journal still has. */
  synchronized List<StoredSnapshot> snapshots(RegionId region, long position) {
    return snapshots
        .getOrDefault(region, new TreeMap<>())
        .headMap(position, true)
        .descendingMap()
        .values()
        .stream()
        .filter(snapshot -> hash(region, snapshot.position()).equals(snapshot.hash()))
        .toList();
  }

  private Hash hash(RegionId region, long position) {
    List<JournalRow> row = position == 0 ? List.of() : read(region, position, 1);
    return row.isEmpty() ? Hash.START : row.get(0).hash();
  }

  private boolean holds(Lease lease) {
    return lease.seenAt().plus(LEASE).isAfter(now());
  }
}
