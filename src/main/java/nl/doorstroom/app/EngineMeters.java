package nl.doorstroom.app;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.journal.JournalException;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what the engine does to the meters, and its faults to the log. */
final class EngineMeters implements EngineObserver {

  private static final Logger log = LoggerFactory.getLogger(EngineMeters.class);

  private final Meters meters;
  private final Exchange exchange;
  private final Set<RegionId> withoutDeadlines = ConcurrentHashMap.newKeySet();

  EngineMeters(Meters meters, Exchange exchange) {
    this.meters = meters;
    this.exchange = exchange;
  }

  /** Has the state of {@code region} asked each time the meters are read; again changes nothing. */
  private void observe(RegionId region) {
    String name = region.value();
    meters.gauge(MeterName.REGION_POSITION, () -> exchange.status(region).position(), name);
    meters.gauge(MeterName.REGION_WRITABLE, () -> exchange.status(region).writable() ? 1 : 0, name);
    meters.gauge(
        MeterName.REGION_DEADLINES_STOPPED, () -> withoutDeadlines.contains(region) ? 1 : 0, name);
    meters.gauge(
        MeterName.REGION_UNCONFIRMED, () -> unconfirmedSeconds(exchange.status(region)), name);
  }

  @Override
  public void appended(RegionId region, int events, Duration took) {
    meters.time(MeterName.JOURNAL_APPEND, took, null);
    meters.record(MeterName.JOURNAL_BATCH, events, null);
  }

  @Override
  public void refused(RegionId region, Rejection.Reason reason) {
    meters.count(MeterName.COMMAND_REFUSED, reason.name());
  }

  @Override
  public void deadlineDecided(RegionId region, Duration late) {
    meters.time(MeterName.DEADLINE_LAG, late, null);
  }

  @Override
  public void deadlinesStopped(RegionId region, boolean stopped, Duration drift) {
    if (stopped) {
      withoutDeadlines.add(region);
      log.error("region={} deadlines stopped, clock drift={}", region.value(), drift);
    } else {
      withoutDeadlines.remove(region);
      log.info("region={} deadlines go on, clock drift={}", region.value(), drift);
    }
  }

  @Override
  public void recovered(RegionId region, Duration took, long facts) {
    meters.count(MeterName.REGION_RECOVERIES, null);
    observe(region);
    log.info("region={} recovered facts={} took={}", region.value(), facts, took);
  }

  @Override
  public void writerLost(RegionId region, JournalException.Kind kind) {
    log.warn("region={} writer lost kind={}", region.value(), kind);
  }

  private static double unconfirmedSeconds(RegionStatus status) {
    return (System.currentTimeMillis() - status.confirmed().toEpochMilli()) / 1000.0;
  }
}
