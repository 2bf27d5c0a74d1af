package nl.doorstroom.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Placement;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Nodes;
import nl.doorstroom.journal.Owner;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of who is there and who keeps which region: what the database said last, and
 * what was heard since. It may be wrong at any moment; that nobody is led astray by it is up to the
 * journal.
 *
 * <p>A region that nobody keeps is for the node that ranks first; the next in rank waits {@link
 * #RANK_NANOS} longer each, in case the first cannot read it.
 *
 * <p>This class is threadsafe.
 */
final class Roster implements Placement {

  /** How long a node leaves a region to the one before it in rank. */
  static final long RANK_NANOS = 500_000_000;

  private final NodeId self;
  private final List<Runnable> changed = new CopyOnWriteArrayList<>();

  private Set<NodeId> alive;
  private Set<NodeId> leaving = Set.of();
  private Map<RegionId, Owner> owners = Map.of();

  /** Nearer to now than {@link #owners}, until the database was asked again. */
  private final Map<RegionId, NodeId> heard = new HashMap<>();

  private final Set<RegionId> handedOver = new HashSet<>();
  private final Map<RegionId, Long> vacantSince = new HashMap<>();

  Roster(NodeId self) {
    this.self = self;
    alive = Set.of(self);
  }

  NodeId self() {
    return self;
  }

  /** Has {@code listener} run, in any thread, after each change. */
  Runnable onChange(Runnable listener) {
    changed.add(listener);
    return () -> changed.remove(listener);
  }

  /** What the database said, asked at or after {@code askedNanos} of the monotonic clock. */
  void learn(Nodes nodes, Map<RegionId, Owner> known, long askedNanos) {
    synchronized (this) {
      Set<NodeId> there = new HashSet<>(nodes.alive());
      there.add(self);
      alive = Set.copyOf(there);
      owners = Map.copyOf(known);
      heard.clear();
      vacantSince.keySet().removeIf(region -> keeper(region) != null);
      for (RegionId region : owners.keySet()) {
        if (keeper(region) == null) {
          vacantSince.putIfAbsent(region, askedNanos);
        }
      }
    }
    tell();
  }

  /** {@code node} says that it keeps {@code region}. */
  void hear(RegionId region, NodeId node) {
    boolean news;
    synchronized (this) {
      news = !node.equals(keeper(region));
      heard.put(region, node);
      vacantSince.remove(region);
    }
    if (news) {
      tell();
    }
  }

  /** {@code node} is going, never to return under this name: it is to keep nothing more. */
  void leaves(NodeId node) {
    synchronized (this) {
      Set<NodeId> more = new HashSet<>(leaving);
      more.add(node);
      leaving = Set.copyOf(more);
    }
    tell();
  }

  /** While it lasts, this node does not take {@code region} back. */
  synchronized void handingOver(RegionId region, boolean lasts) {
    if (lasts) {
      handedOver.add(region);
    } else {
      handedOver.remove(region);
    }
  }

  /** Who keeps {@code region}, as far as is known here; null when nobody does. */
  synchronized @Nullable NodeId keeper(RegionId region) {
    NodeId said = heard.get(region);
    if (said != null && alive.contains(said)) {
      return said;
    }
    Owner owner = owners.get(region);
    return owner != null && !owner.released() && alive.contains(owner.node()) ? owner.node() : null;
  }

  /** Who is to keep {@code region}. */
  synchronized NodeId preferred(RegionId region) {
    return ranked(region).get(0);
  }

  /** Who else can keep {@code region}, the one who is to first. */
  synchronized List<NodeId> others(RegionId region) {
    return ranked(region).stream().filter(node -> !node.equals(self)).toList();
  }

  synchronized Set<NodeId> alive() {
    return alive;
  }

  synchronized Set<RegionId> regions() {
    return owners.keySet();
  }

  /** Regions whose owner is gone, or that it gave back. */
  synchronized List<RegionId> vacant() {
    List<RegionId> vacant = new ArrayList<>();
    for (RegionId region : owners.keySet()) {
      if (keeper(region) == null) {
        vacant.add(region);
      }
    }
    return vacant;
  }

  @Override
  public synchronized boolean takes(RegionId region) {
    if (handedOver.contains(region)) {
      return false;
    }
    NodeId keeper = keeper(region);
    if (keeper != null) {
      return keeper.equals(self);
    }
    long rank = ranked(region).indexOf(self);
    Long since = vacantSince.get(region);
    // One that nobody ever kept was opened here: whoever opens it takes it.
    return rank >= 0 && (since == null || System.nanoTime() - since >= rank * RANK_NANOS);
  }

  private List<NodeId> ranked(RegionId region) {
    Set<NodeId> staying = new HashSet<>(alive);
    staying.removeAll(leaving);
    if (staying.isEmpty()) {
      staying.add(self);
    }
    return Rendezvous.ranked(region, staying);
  }

  private void tell() {
    changed.forEach(Runnable::run);
  }
}
