package nl.doorstroom.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.engine.ExchangeException.Kind;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.journal.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands to the node that is thought to keep a region, and has those decided that come from
 * others.
 *
 * <p>This class is threadsafe.
 */
final class Forwarding {

  private static final Logger log = LoggerFactory.getLogger(Forwarding.class);

  private record UnderWay(NodeId to, Promise<Answer> answer) {}

  private final Vertx vertx;
  private final Roster roster;
  private final Exchange local;
  private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();
  private final MessageConsumer<JsonObject> received;

  Forwarding(Vertx vertx, Roster roster, Exchange local) {
    this.vertx = vertx;
    this.roster = roster;
    this.local = local;
    received = vertx.eventBus().consumer(address(roster.self()), this::decide);
    roster.onChange(this::giveUpOnGone);
  }

  /** Completes once others can send commands here. */
  Future<Void> ready() {
    return received.completion();
  }

  /**
   * Fails with {@link ExchangeException}: as that of {@code to}, as {@code NOT_HERE} when it
   * certainly did not get it, as {@code OUTCOME_UNKNOWN} when nobody can tell, or not within {@code
   * patience}.
   */
  Future<Answer> send(NodeId to, RegionId region, Submission submission, Duration patience) {
    UnderWay sent = new UnderWay(to, Promise.promise());
    underWay.add(sent);
    vertx
        .eventBus()
        .<JsonObject>request(
            address(to),
            Letters.write(region, submission),
            new DeliveryOptions().setSendTimeout(Math.max(1, patience.toMillis())))
        .map(reply -> Letters.answer(reply.body()))
        .onComplete(
            answer -> sent.answer().tryComplete(answer),
            cause -> sent.answer().tryFail(understood(cause)));
    return sent.answer().future().onComplete(any -> underWay.remove(sent));
  }

  Future<Void> close() {
    return received.unregister();
  }

  private void giveUpOnGone() {
    Set<NodeId> alive = roster.alive();
    for (UnderWay each : underWay) {
      if (!alive.contains(each.to())) {
        each.answer()
            .tryFail(
                new ExchangeException(Kind.OUTCOME_UNKNOWN, each.to().value() + " is gone", null));
      }
    }
  }

  private void decide(Message<JsonObject> message) {
    Letters.Forwarded asked;
    try {
      asked = Letters.forwarded(message.body());
    } catch (RuntimeException unreadable) {
      log.warn("command of another node not readable: {}", unreadable.getMessage());
      message.reply(
          Letters.write(new ExchangeException(Kind.UPGRADING, "not readable here", unreadable)));
      return;
    }
    local
        .submit(asked.region(), asked.submission())
        .onComplete(
            answer -> message.reply(Letters.write(answer)),
            cause -> {
              if (cause instanceof ExchangeException known) {
                message.reply(Letters.write(known));
              } else {
                log.error("command of another node failed region={}", asked.region(), cause);
                message.fail(0, cause.toString());
              }
            });
  }

  private static Throwable understood(Throwable cause) {
    if (cause instanceof ExchangeException) {
      return cause;
    }
    if (!(cause instanceof ReplyException reply)) {
      return new ExchangeException(Kind.OUTCOME_UNKNOWN, "the answer was not readable", cause);
    }
    return switch (reply.failureType()) {
      case NO_HANDLERS -> new ExchangeException(Kind.NOT_HERE, "the node cannot be reached", cause);
      case RECIPIENT_FAILURE -> new IllegalStateException("another node failed", cause);
      default -> new ExchangeException(Kind.OUTCOME_UNKNOWN, "no answer came", cause);
    };
  }

  private static String address(NodeId node) {
    return "doorstroom.commands." + node.value();
  }
}
