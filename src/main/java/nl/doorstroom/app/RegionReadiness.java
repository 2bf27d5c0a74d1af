package nl.doorstroom.app;

import java.util.List;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.http.Readiness;
import nl.doorstroom.journal.NodeId;

/**
 * Ready once the database is there, the demonstration is set up where asked, and all regions
 * decide.
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
        .filter(region -> !exchange.status(region).writable())
        .map(region -> "region " + region.value() + ": decides no commands")
        .sorted()
        .toList();
  }
}
