package nl.doorstroom.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.grid.Distances;
import nl.doorstroom.grid.Suggested;
import nl.doorstroom.grid.Suggesting;
import org.jspecify.annotations.Nullable;

/**
 * What is suggested now, per region: made anew at most every {@link #YOUNG}, one at a time, off the
 * loops. What stood is given to the next, so that suggestions do not change for little.
 *
 * <p>This class is threadsafe.
 */
public final class Suggestions {

  /** How long suggestions are given again whatever happens. */
  public static final Duration YOUNG = Duration.ofSeconds(2);

  private final Exchange exchange;
  private final Distances distances;
  private final InstantSource clock;
  private final Observer observer;
  private final Map<RegionId, OfRegion> regions = new ConcurrentHashMap<>();

  /** Told of suggestions that are made, on the thread that made them. */
  public interface Observer {

    /** So many were made for a region within {@code took}. */
    void made(RegionId region, int suggestions, Duration took);
  }

  public Suggestions(
      Exchange exchange, Distances distances, InstantSource clock, Observer observer) {
    this.exchange = exchange;
    this.distances = distances;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * What is suggested in {@code region} by a state of at least {@code position}. Call it on a
   * context, on which it completes; fails as {@link Exchange#read} does.
   */
  Future<Suggested> of(RegionId region, long position) {
    Context caller = Objects.requireNonNull(Vertx.currentContext(), "a context");
    Promise<Suggested> answer = Promise.promise();
    regions
        .computeIfAbsent(region, OfRegion::new)
        .atLeast(position, caller)
        .onComplete((made, cause) -> caller.runOnContext(none -> answer.complete(made, cause)));
    return answer.future();
  }

  /** The place that was last suggested to each who waits; empty before anyone asked. */
  public Map<PositionId, SlotId> standing(RegionId region) {
    OfRegion of = regions.get(region);
    return of == null ? Map.of() : of.standing();
  }

  /** Those of one region. */
  private final class OfRegion {

    private final RegionId region;
    private @Nullable Future<Suggested> running;
    private @Nullable Suggested last;
    private Instant madeAt = Instant.MIN;

    OfRegion(RegionId region) {
      this.region = region;
    }

    synchronized Map<PositionId, SlotId> standing() {
      return last == null ? Map.of() : last.standing();
    }

    synchronized Future<Suggested> atLeast(long position, Context caller) {
      Future<Suggested> before = running;
      if (before != null) {
        return before.compose(
            made ->
                made.offset() >= position
                    ? Future.succeededFuture(made)
                    : atLeast(position, caller));
      }
      Suggested made = last;
      boolean young = clock.instant().isBefore(madeAt.plus(YOUNG));
      if (made != null && young && made.offset() >= position) {
        return Future.succeededFuture(made);
      }
      Future<Suggested> next = make(position, made, caller);
      running = next;
      next.onComplete(this::done);
      return next;
    }

    private synchronized void done(@Nullable Suggested made, @Nullable Throwable cause) {
      running = null;
      if (made != null) {
        last = made;
        madeAt = clock.instant();
      }
    }

    private Future<Suggested> make(long position, @Nullable Suggested before, Context caller) {
      return exchange
          .read(region, position, Suggesting::of)
          .compose(copied -> caller.executeBlocking(() -> suggest(copied, before), false));
    }

    private Suggested suggest(Suggesting copied, @Nullable Suggested before) {
      Instant began = clock.instant();
      Suggested made = copied.suggest(distances, before);
      observer.made(region, made.standing().size(), Duration.between(began, clock.instant()));
      return made;
    }
  }
}
