package nl.doorstroom.live;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who looks at what, told to those who look at the same, beside the boards and resting on nothing.
 * What one may see is asked of the grid anew each time: who loses sight of a case is told of nobody
 * any more, and told of to nobody. The nodes of a cluster tell each other who looks at what, and
 * each asks its own grid.
 *
 * <p><b>Threads.</b> Safe to call from any loop.
 */
final class Presence {

  /** How often in a region it is told at most. */
  static final Duration PACE = Duration.ofSeconds(1);

  private static final String ADDRESS = "doorstroom.looks";

  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  private final Vertx vertx;
  private final Exchange exchange;
  private final Clock clock;
  private final Looks looks = new Looks();
  private final Map<Long, Onlooker> onlookers = new ConcurrentHashMap<>();
  private final Map<RegionId, Round> rounds = new ConcurrentHashMap<>();

  /** From a start of this node's own, so that sockets of several nodes are told apart. */
  private final AtomicLong numbers = new AtomicLong(new SecureRandom().nextLong());

  Presence(Vertx vertx, Exchange exchange, Clock clock) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.clock = clock;
    if (vertx.isClustered()) {
      vertx.eventBus().<JsonObject>consumer(ADDRESS, told -> hear(told.body()));
    }
  }

  /** A socket of this node. */
  @FunctionalInterface
  interface Onlooker {

    /** Who else looks at what {@code look} is about; called from any thread. */
    void tell(Look look, Lookers lookers);
  }

  /** A number by which a socket is known here. */
  long number() {
    return numbers.incrementAndGet();
  }

  /** Has the socket of {@code number} look at {@code look}, or go on doing so. */
  void look(long number, Onlooker onlooker, Look look) {
    onlookers.put(number, onlooker);
    tellNodes(new JsonObject().put("number", number).put("look", look.json()));
    if (looks.put(number, look, clock.instant())) {
      round(look.region()).changed();
    }
  }

  /** Has it look at {@code look} no more. */
  void stop(long number, Look look) {
    onlookers.remove(number);
    tellNodes(new JsonObject().put("number", number).put("gone", look.region().value()));
    if (looks.drop(number, look.region())) {
      round(look.region()).changed();
    }
  }

  /** Forgets those who have not answered for long. */
  void tick() {
    looks.expire(clock.instant()).forEach(region -> round(region).changed());
  }

  private void tellNodes(JsonObject word) {
    if (vertx.isClustered()) {
      vertx.eventBus().publish(ADDRESS, word);
    }
  }

  private void hear(JsonObject word) {
    long number = word.getLong("number");
    if (onlookers.containsKey(number)) {
      return;
    }
    JsonObject looking = word.getJsonObject("look");
    if (looking != null) {
      Look look = Look.of(looking);
      if (exchange.regions().contains(look.region()) && looks.put(number, look, clock.instant())) {
        round(look.region()).changed();
      }
      return;
    }
    RegionId region = new RegionId(word.getString("gone"));
    if (looks.drop(number, region)) {
      round(region).changed();
    }
  }

  private Round round(RegionId region) {
    return rounds.computeIfAbsent(region, Round::new);
  }

  /** All who look at something in one region are told in one go. */
  private final class Round {

    private final RegionId region;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long lastNanos = System.nanoTime() - PACE.toNanos();

    Round(RegionId region) {
      this.region = region;
      exchange.watch(region, grid -> committed());
    }

    private void committed() {
      if (!looks.isEmpty(region)) {
        changed();
      }
    }

    void changed() {
      if (due.compareAndSet(false, true)) {
        long rest = PACE.toNanos() - (System.nanoTime() - lastNanos);
        vertx.setTimer(Math.max(1, Duration.ofNanos(rest).toMillis()), timer -> tell());
      }
    }

    private void tell() {
      lastNanos = System.nanoTime();
      due.set(false);
      Map<Long, Look> now = looks.in(region);
      exchange
          .read(region, grid -> Lookers.among(now, grid))
          .onSuccess(told -> now.forEach((number, look) -> tell(number, look, told.get(number))))
          .onFailure(cause -> log.warn("region={} lookers not told", region.value(), cause));
    }

    private void tell(long number, Look look, @Nullable Lookers told) {
      Onlooker onlooker = onlookers.get(number);
      if (onlooker != null && told != null) {
        onlooker.tell(look, told);
      }
    }
  }
}
