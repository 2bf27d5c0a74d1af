package nl.doorstroom.app;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
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
  private final FactMeters facts;
  private final Set<RegionId> withoutDeadlines = ConcurrentHashMap.newKeySet();

  EngineMeters(Meters meters, Exchange exchange, FactMeters facts) {
    this.meters = meters;
    this.exchange = exchange;
    this.facts = facts;
    meters.expect(MeterName.COMMAND, Outcome.values());
    meters.expect(MeterName.COMMAND_REFUSED, Rejection.Reason.values());
    meters.expect(MeterName.JOURNAL_LOST, JournalException.Kind.values());
    meters.expect(MeterName.SNAPSHOT, "true", "false");
    meters.expect(MeterName.REGION_RECOVERY);
  }

  /** Has the state of {@code region} asked each time the meters are read; again changes nothing. */
  private void observe(RegionId region) {
    String name = region.value();
    meters.gauge(MeterName.REGION_POSITION, () -> exchange.status(region).position(), name);
    meters.gauge(MeterName.REGION_WRITABLE, () -> exchange.status(region).writable() ? 1 : 0, name);
    meters.gauge(MeterName.COMMAND_WAITING, () -> exchange.status(region).waiting(), name);
    meters.gauge(
        MeterName.DEADLINES_STOPPED, () -> withoutDeadlines.contains(region) ? 1 : 0, name);
    meters.gauge(
        MeterName.REGION_UNCONFIRMED, () -> unconfirmedSeconds(exchange.status(region)), name);
    facts.expect(region);
  }

  @Override
  public void appended(RegionId region, int events, Duration took) {
    meters.time(MeterName.JOURNAL_APPEND, took);
    meters.record(MeterName.JOURNAL_BATCH, events);
  }

  @Override
  public void answered(RegionId region, Outcome outcome, Duration took) {
    meters.time(MeterName.COMMAND, took, outcome.name());
  }

  @Override
  public void committed(Region region, List<Fact> committed) {
    facts.count(region, committed);
  }

  @Override
  public void snapshotKept(RegionId region, boolean kept, Duration took) {
    meters.time(MeterName.SNAPSHOT, took, Boolean.toString(kept));
  }

  @Override
  public void refused(RegionId region, Rejection.Reason reason) {
    meters.count(MeterName.COMMAND_REFUSED, reason.name());
  }

  @Override
  public void deadlineDecided(RegionId region, Duration late) {
    meters.time(MeterName.DEADLINE_LAG, late);
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
  public void recovered(RegionId region, Duration took, long folded) {
    meters.time(MeterName.REGION_RECOVERY, took);
    observe(region);
    log.info("region={} recovered facts={} took={}", region.value(), folded, took);
  }

  @Override
  public void writerLost(RegionId region, JournalException.Kind kind) {
    meters.count(MeterName.JOURNAL_LOST, kind.name());
    log.warn("region={} writer lost kind={}", region.value(), kind);
  }

  private static double unconfirmedSeconds(RegionStatus status) {
    return (System.currentTimeMillis() - status.confirmed().toEpochMilli()) / 1000.0;
  }
}
