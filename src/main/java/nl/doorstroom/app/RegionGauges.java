package nl.doorstroom.app;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;
import nl.doorstroom.waits.RegionTally;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What there is in each region, counted anew every {@link #EVERY}: who reads the meters never waits
 * for a region, nor a region for them.
 *
 * <p>This class is threadsafe.
 */
final class RegionGauges {

  /** Half of what Prometheus is told to wait between two readings. */
  static final Duration EVERY = Duration.ofSeconds(7);

  private static final Logger log = LoggerFactory.getLogger(RegionGauges.class);

  private final Meters meters;
  private final Exchange exchange;
  private final InstantSource clock;
  private final Map<RegionId, RegionTally> tallies = new ConcurrentHashMap<>();
  private final Map<RegionId, Set<String>> feeds = new ConcurrentHashMap<>();

  RegionGauges(Meters meters, Exchange exchange, InstantSource clock) {
    this.meters = meters;
    this.exchange = exchange;
    this.clock = clock;
  }

  /** Counts from now on, until {@code vertx} closes. */
  void begin(Vertx vertx) {
    vertx.setPeriodic(EVERY.toMillis(), timer -> count());
    count();
  }

  /** What was counted last; null before the first time. */
  @Nullable RegionTally tally(RegionId region) {
    return tallies.get(region);
  }

  private void count() {
    for (RegionId region : exchange.regions()) {
      exchange
          .read(region, grid -> RegionTally.of(grid.region(), clock.instant()))
          .onSuccess(tally -> told(region, tally))
          .onFailure(cause -> log.debug("not counted region={}", region.value(), cause));
    }
  }

  private void told(RegionId region, RegionTally tally) {
    boolean first = tallies.put(region, tally) == null;
    if (first) {
      observe(region, tally);
    }
    follow(region, tally);
  }

  /** Of what there is of everything is known from the first count on, if only that it is none. */
  private void observe(RegionId region, RegionTally first) {
    String name = region.value();
    first
        .places()
        .keySet()
        .forEach(
            of ->
                gauge(
                    MeterName.PLACES,
                    region,
                    tally -> tally.places().getOrDefault(of, 0),
                    name,
                    of.kind().name(),
                    of.state().name()));
    first
        .positions()
        .keySet()
        .forEach(
            of ->
                gauge(
                    MeterName.POSITIONS,
                    region,
                    tally -> tally.positions().getOrDefault(of, 0),
                    name,
                    of.phase().name(),
                    of.overNorm() ? "over" : "within"));
    first
        .transfers()
        .keySet()
        .forEach(
            stage ->
                gauge(
                    MeterName.TRANSFERS,
                    region,
                    tally -> tally.transfers().getOrDefault(stage, 0),
                    name,
                    stage.name()));
    first
        .services()
        .keySet()
        .forEach(
            freshness ->
                gauge(
                    MeterName.SERVICES,
                    region,
                    tally -> tally.services().getOrDefault(freshness, 0),
                    name,
                    freshness.name()));
    gauge(MeterName.PEOPLE, region, RegionTally::people, name);
    gauge(MeterName.REFERRALS_UNPLACED, region, RegionTally::unplaced, name);
  }

  private void gauge(
      MeterName meter, RegionId region, ToDoubleFunction<RegionTally> value, String... tags) {
    meters.gauge(
        meter,
        () -> {
          RegionTally tally = tallies.get(region);
          return tally == null ? Double.NaN : value.applyAsDouble(tally);
        },
        tags);
  }

  /** Feeds come and go. */
  private void follow(RegionId region, RegionTally tally) {
    String name = region.value();
    Set<String> now = new HashSet<>();
    for (Feed feed : tally.feeds()) {
      String id = feed.id().value();
      now.add(id);
      meters.gauge(MeterName.FEED_AGE, () -> age(region, id), name, id);
      meters.gauge(MeterName.FEED_OVERDUE, () -> overdue(region, id), name, id);
    }
    Set<String> before = feeds.put(region, now);
    if (before != null) {
      before.stream()
          .filter(id -> !now.contains(id))
          .forEach(
              id -> {
                meters.drop(MeterName.FEED_AGE, name, id);
                meters.drop(MeterName.FEED_OVERDUE, name, id);
              });
    }
  }

  private double age(RegionId region, String id) {
    Feed feed = feed(region, id);
    if (feed == null) {
      return Double.NaN;
    }
    Instant since =
        feed.reportedAt() == null ? feed.dueAt().minus(feed.interval()) : feed.reportedAt();
    return Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }

  private double overdue(RegionId region, String id) {
    Feed feed = feed(region, id);
    return feed == null ? Double.NaN : feed.stopped() ? 1 : 0;
  }

  private @Nullable Feed feed(RegionId region, String id) {
    RegionTally tally = tallies.get(region);
    return tally == null
        ? null
        : tally.feeds().stream()
            .filter(feed -> feed.id().value().equals(id))
            .findFirst()
            .orElse(null);
  }
}
