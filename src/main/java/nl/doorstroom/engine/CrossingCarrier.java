package nl.doorstroom.engine;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingCommand.EndCrossing;
import nl.doorstroom.domain.transfers.CrossingEnd;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.Passage;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what one region has committed about a transfer between regions to the other.
 *
 * <p>It keeps nothing: what is to be told follows from the committed states of both regions, which
 * it looks at again after each commit, after each second, and after a start. What became of a step
 * that failed shows there too, so that every step may be taken twice and none is ever lost.
 *
 * <p><b>Threads.</b> One context of its own; it only waits on others.
 */
public final class CrossingCarrier extends VerticleBase {

  /** Who asks, as it stands in the journal. */
  static final ActorToken ACTOR = new ActorToken("regions");

  /** Between two looks at most one each so many milliseconds. */
  private static final long PAUSE_MILLIS = 50;

  /** After so many pauses it looks although nothing was committed. */
  private static final int PAUSES_IDLE = 20;

  /** Crossings that are carried at the same time. */
  private static final int AT_ONCE = 32;

  /** Steps that one crossing is carried in one go: more than there are in a row. */
  private static final int STEPS_MAX = 8;

  private static final Logger log = LoggerFactory.getLogger(CrossingCarrier.class);

  /** A crossing and where to look for it. */
  private record Route(CrossingId crossing, RegionId from, TransferId transfer, RegionId to) {}

  private final Exchange exchange;
  private final Predicate<RegionId> keeps;
  private final Map<RegionId, Runnable> watched = new HashMap<>();
  private volatile boolean wanted = true;
  private boolean looking;
  private int idle;

  /**
   * @param keeps whether this node decides for a region: it carries what concerns those, so that of
   *     several nodes one or two carry each crossing
   */
  public CrossingCarrier(Exchange exchange, Predicate<RegionId> keeps) {
    this.exchange = exchange;
    this.keeps = keeps;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(PAUSE_MILLIS, id -> tick());
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    watched.values().forEach(Runnable::run);
    return Future.succeededFuture();
  }

  private void tick() {
    idle++;
    if (looking || (!wanted && idle < PAUSES_IDLE)) {
      return;
    }
    looking = true;
    wanted = false;
    idle = 0;
    look().onComplete(any -> looking = false);
  }

  private Future<Void> look() {
    List<Future<List<Route>>> found = new ArrayList<>();
    for (RegionId region : exchange.regions()) {
      watched.computeIfAbsent(region, this::watch);
      if (keeps.test(region)) {
        found.add(exchange.read(region, grid -> routes(grid.region())));
      }
    }
    return Future.join(found)
        .transform(
            any -> {
              Map<CrossingId, Route> routes = new LinkedHashMap<>();
              for (Future<List<Route>> read : found) {
                if (read.succeeded()) {
                  read.result().forEach(route -> routes.put(route.crossing(), route));
                }
              }
              return carryAll(List.copyOf(routes.values()), 0);
            });
  }

  private Runnable watch(RegionId region) {
    return exchange.watch(
        region,
        grid -> {
          Region committed = grid.region();
          if (!committed.transfers().crossing().isEmpty()
              || !committed.arrivals().running().isEmpty()) {
            wanted = true;
          }
        });
  }

  /**
   * All that {@code region} waits for, as the region that is left or as the one that is come to.
   */
  private static List<Route> routes(Region region) {
    List<Route> routes = new ArrayList<>();
    for (Transfer transfer : region.transfers().crossing()) {
      Crossing crossing = transfer.crossing();
      if (crossing != null) {
        routes.add(new Route(crossing.id(), region.id(), transfer.id(), crossing.region()));
      }
    }
    for (Arrival arrival : region.arrivals().running()) {
      routes.add(new Route(arrival.id(), arrival.from(), arrival.transfer(), region.id()));
    }
    return routes;
  }

  private Future<Void> carryAll(List<Route> routes, int first) {
    if (first >= routes.size()) {
      return Future.succeededFuture();
    }
    int next = Math.min(first + AT_ONCE, routes.size());
    return Future.join(routes.subList(first, next).stream().map(r -> carry(r, STEPS_MAX)).toList())
        .transform(any -> carryAll(routes, next));
  }

  private Future<Void> carry(Route route, int left) {
    if (left == 0) {
      return Future.succeededFuture();
    }
    return next(route)
        .compose(step -> step == null ? Future.succeededFuture(false) : take(route, step))
        .compose(went -> went ? carry(route, left - 1) : Future.<Void>succeededFuture())
        .onFailure(
            cause ->
                log.debug("crossing={} waits: {}", route.crossing().value(), cause.toString()));
  }

  private Future<Passage.@Nullable Step> next(Route route) {
    return exchange
        .read(
            route.from(),
            grid -> {
              Transfer transfer = grid.region().transfers().transfer(route.transfer());
              return transfer == null ? null : transfer.crossing(route.crossing());
            })
        .compose(
            crossing ->
                exchange
                    .read(route.to(), grid -> grid.region().arrivals().arrival(route.crossing()))
                    .map(arrival -> next(route, crossing, arrival)));
  }

  private static Passage.@Nullable Step next(
      Route route, @Nullable Crossing crossing, @Nullable Arrival arrival) {
    if (crossing != null) {
      return Passage.next(route.from(), route.transfer(), crossing, arrival);
    }
    return arrival == null ? null : Passage.calledOff(route.to(), arrival);
  }

  /** Whether it was taken, so that there may be a next. */
  private Future<Boolean> take(Route route, Passage.Step step) {
    return submit(step.region(), route, step.command())
        .compose(
            answer -> {
              if (answer instanceof Answer.Refused refused) {
                return refused(route, step, refused.rejection());
              }
              return Future.succeededFuture(true);
            });
  }

  private Future<Boolean> refused(Route route, Passage.Step step, Rejection why) {
    boolean later =
        switch (why.reason()) {
          case REGION_BUSY, REGION_NOT_CONFIGURED -> true;
          default -> false;
        };
    if (step.mayRefuse() && !later) {
      EndCrossing end =
          new EndCrossing(
              route.transfer(), route.crossing(), CrossingEnd.NOT_ADMITTED, why.reason().name());
      return submit(route.from(), route, end).map(answer -> answer instanceof Answer.Accepted);
    }
    log.warn(
        "crossing={} not carried region={} command={} reason={}",
        route.crossing().value(),
        step.region().value(),
        step.command().getClass().getSimpleName(),
        why.reason());
    return Future.succeededFuture(false);
  }

  private Future<Answer> submit(RegionId region, Route route, Command command) {
    CommandId id =
        new CommandId(
            "regions:" + route.crossing().value() + ":" + command.getClass().getSimpleName());
    return exchange.submit(region, new Submission(id, ACTOR, RequestDigest.NONE, command));
  }
}
