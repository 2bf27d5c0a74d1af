package nl.doorstroom.app;

import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import nl.doorstroom.cluster.ClusterNode;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.http.Pulse;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;
import nl.doorstroom.metrics.Times;
import nl.doorstroom.waits.RegionTally;
import org.jspecify.annotations.Nullable;

/**
 * Reads the meters every {@link #EVERY} and remembers what was done in between, so that the server
 * tells how it is without anything beside it.
 *
 * <p>This class is threadsafe.
 */
final class PulseMeter {

  static final Duration EVERY = Duration.ofSeconds(5);

  /** A quarter of an hour. */
  static final int BEATS_MAX = 180;

  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /** What the meters stood at. */
  private record Reading(
      Instant at,
      double refused,
      double changes,
      double requests,
      double failed,
      Times command,
      Times journal,
      Times lag) {}

  private final Meters meters;
  private final Exchange exchange;
  private final RegionGauges regions;
  private final InstantSource clock;
  private final Instant startedAt;
  private final Deque<Pulse.Beat> beats = new ArrayDeque<>();
  private volatile Supplier<List<ClusterNode.Seen>> nodes = List::of;
  private Reading before;

  PulseMeter(Meters meters, Exchange exchange, RegionGauges regions, InstantSource clock) {
    this.meters = meters;
    this.exchange = exchange;
    this.regions = regions;
    this.clock = clock;
    startedAt = clock.instant();
    before = read();
  }

  /** Reads from now on, until {@code vertx} closes. */
  void begin(Vertx vertx) {
    vertx.setPeriodic(EVERY.toMillis(), timer -> beat());
  }

  synchronized void beat() {
    Reading now = read();
    if (beats.size() == BEATS_MAX) {
      beats.removeFirst();
    }
    beats.addLast(between(before, now));
    before = now;
  }

  /** Has {@code all} tell which servers share the regions. */
  void nodes(Supplier<List<ClusterNode.Seen>> all) {
    nodes = all;
  }

  /** As it is now. */
  synchronized Pulse pulse() {
    if (beats.isEmpty()) {
      beat();
    }
    List<Pulse.OfRegion> all = new ArrayList<>();
    exchange.regions().stream()
        .sorted(Comparator.comparing(RegionId::value))
        .forEach(region -> all.add(of(region)));
    List<Pulse.OfNode> servers =
        nodes.get().stream()
            .map(seen -> new Pulse.OfNode(seen.node().value(), seen.self(), seen.regions()))
            .toList();
    return new Pulse(startedAt, beats.getLast(), List.copyOf(beats), all, servers);
  }

  private Reading read() {
    return new Reading(
        clock.instant(),
        meters.sum(MeterName.COMMAND_REFUSED),
        meters.sum(MeterName.LIVE_DELTAS),
        meters.times(MeterName.HTTP_REQUEST).all(),
        meters.times(MeterName.HTTP_REQUEST, tags -> tags.contains(HttpMeters.FAILED)).all(),
        meters.times(MeterName.COMMAND),
        meters.times(MeterName.JOURNAL_APPEND),
        meters.times(MeterName.LOOP_LAG));
  }

  private Pulse.Beat between(Reading from, Reading to) {
    double seconds = Math.max(1, Duration.between(from.at(), to.at()).toMillis()) / 1000.0;
    Times command = to.command().since(from.command());
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    List<String> database = List.of(VertxMeters.DATABASE);
    return new Pulse.Beat(
        to.at(),
        command.all() / seconds,
        (to.refused() - from.refused()) / seconds,
        (to.changes() - from.changes()) / seconds,
        (to.requests() - from.requests()) / seconds,
        (to.failed() - from.failed()) / seconds,
        millis(command.within(HALF)),
        millis(command.within(NEARLY_ALL)),
        millis(to.journal().since(from.journal()).within(NEARLY_ALL)),
        millis(to.lag().since(from.lag()).within(NEARLY_ALL)),
        (int) meters.sum(MeterName.LIVE_WATCHERS),
        (int) meters.sum(MeterName.LIVE_CONNECTIONS),
        (int) meters.sum(MeterName.COMMAND_WAITING),
        (int) meters.sum(MeterName.POOL_IN_USE, database),
        (int) meters.sum(MeterName.POOL_SIZE, database),
        (int) meters.sum(MeterName.POOL_WAITING, database),
        heap.getUsed(),
        heap.getMax());
  }

  private static @Nullable Double millis(@Nullable Duration took) {
    return took == null ? null : took.toNanos() / 1e6;
  }

  private Pulse.OfRegion of(RegionId region) {
    RegionStatus status = exchange.status(region);
    RegionTally tally = regions.tally(region);
    String name = region.value();
    return new Pulse.OfRegion(
        region,
        status.position(),
        status.writable(),
        Math.max(0, Duration.between(status.confirmed(), clock.instant()).toMillis()) / 1000.0,
        status.waiting(),
        meters.sum(MeterName.DEADLINES_STOPPED, List.of(name)) > 0,
        tally == null ? 0 : tally.free(),
        tally == null ? 0 : tally.people(),
        tally == null ? 0 : tally.stale(),
        tally == null ? 0 : tally.missed());
  }
}
