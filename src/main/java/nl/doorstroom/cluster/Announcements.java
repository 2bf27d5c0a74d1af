package nl.doorstroom.cluster;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.journal.NodeId;

/**
 * Tells the other nodes that this one keeps a region and how far it is, and wakes this one for what
 * they say. A word that is lost costs a second: each node asks the database that often.
 *
 * <p>This class is threadsafe.
 */
final class Announcements {

  private static final String ADDRESS = "doorstroom.nodes";

  /** Batches within it are told together. */
  private static final long PACE_MILLIS = 5;

  private final Vertx vertx;
  private final Roster roster;
  private final LocalExchange local;
  private final MessageConsumer<JsonObject> received;
  private final Map<RegionId, Runnable> watched = new ConcurrentHashMap<>();

  Announcements(Vertx vertx, Roster roster, LocalExchange local) {
    this.vertx = vertx;
    this.roster = roster;
    this.local = local;
    received = vertx.eventBus().consumer(ADDRESS, this::heard);
  }

  Future<Void> ready() {
    return received.completion();
  }

  /** Tells of these from now on too. */
  void follow(Set<RegionId> regions) {
    regions.forEach(region -> watched.computeIfAbsent(region, this::watch));
  }

  /** Says that this node takes no regions any more. */
  void leave() {
    vertx.eventBus().publish(ADDRESS, from().put("leaves", true));
  }

  Future<Void> close() {
    watched.values().forEach(Runnable::run);
    return received.unregister();
  }

  private Runnable watch(RegionId region) {
    AtomicBoolean due = new AtomicBoolean();
    return local.watch(
        region,
        grid -> {
          if (local.status(region).writable() && due.compareAndSet(false, true)) {
            vertx.setTimer(
                PACE_MILLIS,
                id -> {
                  due.set(false);
                  tell(region);
                });
          }
        });
  }

  private void tell(RegionId region) {
    if (local.status(region).writable()) {
      roster.hear(region, roster.self());
      vertx
          .eventBus()
          .publish(
              ADDRESS,
              from()
                  .put("region", region.value())
                  .put("position", local.status(region).position()));
    }
  }

  private JsonObject from() {
    return new JsonObject().put("node", roster.self().value());
  }

  private void heard(Message<JsonObject> message) {
    JsonObject word = message.body();
    NodeId node = new NodeId(word.getString("node"));
    if (node.equals(roster.self())) {
      return;
    }
    if (word.getBoolean("leaves", false)) {
      roster.leaves(node);
      return;
    }
    RegionId region = new RegionId(word.getString("region"));
    roster.hear(region, node);
    if (!local.regions().contains(region)) {
      local.attend(region);
    }
    local.stirred(region, word.getLong("position"));
  }
}
