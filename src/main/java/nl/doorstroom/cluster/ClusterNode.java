package nl.doorstroom.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Nodes;
import nl.doorstroom.journal.Owner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the nodes of an exchange: it keeps the regions that fall to it, follows all others, and
 * sends commands to whoever keeps them.
 *
 * <p>Hazelcast tells who is there and carries what nodes say to each other; who owns a region is
 * decided in the database alone. While nodes do not hear each other, each serves every board and
 * decides for the regions that it keeps.
 *
 * <p><b>Threads.</b> Safe to call from any context.
 */
public final class ClusterNode {

  private static final long ASK_MILLIS = 1_000;

  /** While a region has no owner. */
  private static final long ASK_SOON_MILLIS = 100;

  /** Looks in a row that must find a region elsewhere at home before it is moved. */
  private static final int LOOKS_UNTIL_MOVED = 3;

  private static final Logger log = LoggerFactory.getLogger(ClusterNode.class);

  private final Vertx vertx;
  private final Context context;
  private final Journal journal;
  private final HazelcastClusterManager manager;
  private final Roster roster;
  private final LocalExchange local;
  private final Forwarding forwarding;
  private final HandOvers handOvers;
  private final Announcements announcements;
  private final ClusterExchange exchange;

  private final AtomicBoolean asking = new AtomicBoolean();
  private Future<Void> moving = Future.succeededFuture();
  private Set<RegionId> away = Set.of();
  private int looks;
  private volatile boolean leaving;
  private Future<Void> left = Future.succeededFuture();

  /**
   * A node as others see it.
   *
   * @param self whether it is this one
   * @param regions that it keeps, as far as this one knows
   */
  public record Seen(NodeId node, boolean self, List<RegionId> regions) {}

  /** What is joined before there is anything to keep: the other nodes. */
  public record Joined(Vertx vertx, HazelcastClusterManager manager, NodeId node) {}

  private ClusterNode(Joined joined, Journal journal, Roster roster, LocalExchange local) {
    this.vertx = joined.vertx();
    this.manager = joined.manager();
    this.context = vertx.getOrCreateContext();
    this.journal = journal;
    this.roster = roster;
    this.local = local;
    this.forwarding = new Forwarding(vertx, roster, local);
    this.handOvers = new HandOvers(vertx, roster, local);
    this.announcements = new Announcements(vertx, roster, local);
    this.exchange = new ClusterExchange(vertx, roster, local, forwarding, this::ask);
  }

  /**
   * Finds the other nodes.
   *
   * @return fails when the address cannot be listened on, and with {@link IllegalStateException}
   *     when a node that is there has another secret
   */
  public static Future<Joined> join(VertxBuilder builder, ClusterSettings settings, NodeId node) {
    HazelcastClusterManager manager =
        new HazelcastClusterManager(HazelcastSettings.of(settings, node));
    return builder
        .withClusterManager(manager)
        .buildClustered()
        .compose(
            vertx -> {
              String other = another(manager.getHazelcastInstance(), settings);
              Joined joined = new Joined(vertx, manager, node);
              return other == null
                  ? Future.succeededFuture(joined)
                  : vertx
                      .close()
                      .transform(
                          any ->
                              Future.failedFuture(
                                  new IllegalStateException(
                                      "secret: not that of "
                                          + other
                                          + " (expected: the same file for all nodes)")));
            });
  }

  private static @Nullable String another(HazelcastInstance hazelcast, ClusterSettings settings) {
    return hazelcast.getCluster().getMembers().stream()
        .filter(member -> !settings.secret().equals(member.getAttribute(HazelcastSettings.SECRET)))
        .map(member -> String.valueOf(member.getAddress()))
        .findFirst()
        .orElse(null);
  }

  /** Takes part. Completes and fails as {@link LocalExchange#start} does. */
  public static Future<ClusterNode> start(Joined joined, Journal journal, EngineObserver observer) {
    Roster roster = new Roster(joined.node());
    return journal
        .nodes()
        .compose(
            nodes ->
                journal
                    .owners()
                    .onSuccess(owners -> roster.learn(nodes, owners, System.nanoTime())))
        .compose(none -> LocalExchange.start(joined.vertx(), journal, roster, observer))
        .compose(
            local -> {
              ClusterNode node = new ClusterNode(joined, journal, roster, local);
              return node.begin().map(node);
            });
  }

  private Future<Void> begin() {
    hazelcast()
        .getCluster()
        .addMembershipListener(
            new MembershipAdapter() {
              @Override
              public void memberRemoved(MembershipEvent event) {
                log.info("node gone node={}", name(event.getMember()));
                ask();
              }

              @Override
              public void memberAdded(MembershipEvent event) {
                log.info("node joined node={}", name(event.getMember()));
              }
            });
    vertx.setPeriodic(ASK_MILLIS, id -> ask());
    announcements.follow(local.regions());
    return Future.join(forwarding.ready(), handOvers.ready(), announcements.ready()).mapEmpty();
  }

  private static String name(Member member) {
    return String.valueOf(member.getAttribute(HazelcastSettings.NODE));
  }

  private HazelcastInstance hazelcast() {
    return manager.getHazelcastInstance();
  }

  /** All regions, wherever they are kept. */
  public Exchange exchange() {
    return exchange;
  }

  /** Whether this node is the one that decides for {@code region}. */
  public boolean keeps(RegionId region) {
    return local.regions().contains(region) && local.status(region).writable();
  }

  /** All nodes that are there, by name. */
  public List<Seen> nodes() {
    List<Seen> seen = new ArrayList<>();
    for (NodeId node : roster.alive()) {
      List<RegionId> kept =
          roster.regions().stream()
              .filter(region -> node.equals(roster.keeper(region)))
              .sorted(Comparator.comparing(RegionId::value))
              .toList();
      seen.add(new Seen(node, node.equals(roster.self()), kept));
    }
    seen.sort(Comparator.comparing(each -> each.node().value()));
    return seen;
  }

  /**
   * Hands its regions to the others, one by one. It goes on following them, and sends commands to
   * whoever keeps them, until it is closed. To leave again does nothing.
   */
  public synchronized Future<Void> leave() {
    if (!leaving) {
      leaving = true;
      roster.leaves(roster.self());
      announcements.leave();
      left =
          handOvers
              .close()
              .transform(any -> moving)
              .transform(any -> handAll(List.copyOf(local.regions())));
    }
    return left;
  }

  /**
   * Leaves, and gives back what nobody took over. What was folded can still be read. Call it before
   * the journal is closed.
   */
  public Future<Void> close() {
    return leave()
        .transform(any -> announcements.close())
        .transform(any -> forwarding.close())
        .transform(any -> local.close());
  }

  private Future<Void> handAll(List<RegionId> regions) {
    if (regions.isEmpty()) {
      return Future.succeededFuture();
    }
    RegionId first = regions.get(0);
    return hand(first, roster.others(first))
        .compose(none -> handAll(regions.subList(1, regions.size())));
  }

  /** To the first of {@code others} that takes it: one that is only starting is not there yet. */
  private Future<Void> hand(RegionId region, List<NodeId> others) {
    return others.isEmpty() || !keeps(region)
        ? Future.succeededFuture()
        : handOvers
            .move(region, others.get(0))
            .compose(none -> hand(region, others.subList(1, others.size())));
  }

  /** Asks the database who is there, unless it is being asked. */
  private void ask() {
    if (!asking.compareAndSet(false, true)) {
      return;
    }
    long asked = System.nanoTime();
    context.runOnContext(
        none ->
            journal
                .nodes()
                .compose(nodes -> journal.owners().map(owners -> learn(nodes, owners, asked)))
                .onComplete(
                    vacant -> {
                      if (vacant) {
                        vertx.setTimer(
                            ASK_SOON_MILLIS,
                            id -> {
                              asking.set(false);
                              ask();
                            });
                      } else {
                        asking.set(false);
                      }
                    },
                    cause -> {
                      log.debug("roster not known", cause);
                      asking.set(false);
                    }));
  }

  /** Whether there are regions that nobody keeps. */
  private boolean learn(Nodes nodes, Map<RegionId, Owner> owners, long asked) {
    roster.learn(nodes, owners, asked);
    owners.keySet().stream()
        .filter(region -> !local.regions().contains(region))
        .forEach(local::attend);
    announcements.follow(local.regions());
    List<RegionId> vacant = roster.vacant();
    vacant.stream().filter(roster::takes).forEach(local::reconsider);
    balance();
    return !vacant.isEmpty();
  }

  /** Moves what this node keeps and another is to keep, once that has lasted. */
  private void balance() {
    if (leaving || !moving.isComplete()) {
      return;
    }
    List<RegionId> elsewhere =
        local.regions().stream()
            .filter(region -> keeps(region) && !roster.preferred(region).equals(roster.self()))
            .toList();
    looks = away.equals(Set.copyOf(elsewhere)) ? looks + 1 : 1;
    away = Set.copyOf(elsewhere);
    if (!elsewhere.isEmpty() && looks >= LOOKS_UNTIL_MOVED) {
      looks = 0;
      moving = moveAll(elsewhere);
    }
  }

  private Future<Void> moveAll(List<RegionId> regions) {
    if (regions.isEmpty() || leaving) {
      return Future.succeededFuture();
    }
    RegionId first = regions.get(0);
    return handOvers
        .move(first, roster.preferred(first))
        .compose(none -> moveAll(regions.subList(1, regions.size())));
  }
}
