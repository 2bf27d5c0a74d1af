package nl.doorstroom.cluster;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.RegionKeeper;
import nl.doorstroom.journal.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Hands regions from one node to another while both are well: the next owner makes itself ready
 * first, so that nobody decides for no longer than the last batch and the new term take.
 *
 * <pre>
 *   keeper ──prepare──▶ next    keeper: last batch, release    keeper ──take──▶ next
 * </pre>
 *
 * <p>Whatever fails on the way, the region is free for whoever takes it, or still the keeper's.
 *
 * <p>This class is threadsafe.
 */
final class HandOvers {

  /** Making a copy of a large region takes seconds. */
  private static final long PATIENCE_MILLIS = 10_000;

  private static final String PREPARE = "prepare";
  private static final String TAKE = "take";

  private static final Logger log = LoggerFactory.getLogger(HandOvers.class);

  private final Vertx vertx;
  private final Roster roster;
  private final RegionKeeper local;
  private final MessageConsumer<JsonObject> received;
  private volatile boolean leaving;

  HandOvers(Vertx vertx, Roster roster, RegionKeeper local) {
    this.vertx = vertx;
    this.roster = roster;
    this.local = local;
    received = vertx.eventBus().consumer(address(roster.self()), this::asked);
  }

  Future<Void> ready() {
    return received.completion();
  }

  /** Takes nothing from others any more. */
  Future<Void> close() {
    leaving = true;
    return received.unregister();
  }

  /** Completes, never fails, when {@code to} keeps {@code region}, or it could not be done. */
  Future<Void> move(RegionId region, NodeId to) {
    long began = System.nanoTime();
    return ask(to, PREPARE, region)
        .compose(ready -> release(region, to))
        .onComplete(
            took ->
                log.info(
                    "region handed over region={} to={} paused.ms={} all.ms={}",
                    region.value(),
                    to.value(),
                    took / 1_000_000,
                    (System.nanoTime() - began) / 1_000_000),
            cause -> notMoved(region, to, cause))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** One that is starting has its lease before it listens: that is no news. */
  private static void notMoved(RegionId region, NodeId to, Throwable cause) {
    boolean starts =
        cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
    log.atLevel(starts ? Level.DEBUG : Level.WARN)
        .log(
            "region not handed over region={} to={} cause={}",
            region.value(),
            to.value(),
            cause.toString());
  }

  /** For how many nanoseconds nobody decided. */
  private Future<Long> release(RegionId region, NodeId to) {
    roster.handingOver(region, true);
    long began = System.nanoTime();
    return local
        .handOver(region)
        .compose(released -> ask(to, TAKE, region))
        .onSuccess(taken -> roster.hear(region, to))
        .map(taken -> System.nanoTime() - began)
        .onComplete(
            done -> {
              roster.handingOver(region, false);
              if (done.failed()) {
                local.reconsider(region);
              }
            });
  }

  private Future<Void> ask(NodeId node, String what, RegionId region) {
    return vertx
        .eventBus()
        .request(
            address(node),
            new JsonObject().put("do", what).put("region", region.value()),
            new DeliveryOptions().setSendTimeout(PATIENCE_MILLIS))
        .mapEmpty();
  }

  private void asked(Message<JsonObject> message) {
    RegionId region = new RegionId(message.body().getString("region"));
    if (leaving) {
      message.fail(0, "going");
      return;
    }
    Future<Void> done =
        PREPARE.equals(message.body().getString("do"))
            ? local.prepare(region)
            : local.take(region).onSuccess(none -> roster.hear(region, roster.self()));
    done.onComplete(
        none -> message.reply(new JsonObject()), cause -> message.fail(1, cause.toString()));
  }

  private static String address(NodeId node) {
    return "doorstroom.regions." + node.value();
  }
}
