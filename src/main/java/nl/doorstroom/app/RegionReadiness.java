package nl.doorstroom.app;

import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.http.Readiness;
import nl.doorstroom.journal.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Ready once the database is there, the demonstration is set up where asked, and all regions are
 * read here and decided for, here or elsewhere.
 */
final class RegionReadiness implements Readiness {

  private final Exchange exchange;
  private final String node;
  private volatile boolean started;
  private volatile boolean leaving;

  RegionReadiness(Exchange exchange, NodeId node) {
    this.exchange = exchange;
    this.node = node.value();
  }

  /** From now on only the regions matter. */
  void started() {
    started = true;
  }

  /** From now on whoever spreads requests over servers is to leave this one out. */
  void leaving() {
    leaving = true;
  }

  @Override
  public boolean isLeaving() {
    return leaving;
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public List<String> reasons() {
    if (leaving) {
      return List.of("stopping: the regions go to other servers");
    }
    if (!started) {
      return List.of("starting: waiting for the database and the regions");
    }
    return exchange.regions().stream()
        .map(region -> reason(region, exchange.status(region)))
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }

  /** Why {@code region} is in the way; null when it is not. */
  static @Nullable String reason(RegionId region, RegionStatus status) {
    if (!status.writable()) {
      return "region " + region.value() + ": decides no commands";
    }
    return status.isRead()
        ? null
        : "region " + region.value() + ": not read here yet, or not readable";
  }
}
