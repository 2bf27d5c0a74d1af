package nl.doorstroom.app;

import java.util.List;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.http.Readiness;

/**
 * Ready once the database is there, the demonstration is set up where asked, and all regions
 * decide.
 */
final class RegionReadiness implements Readiness {

  private final Exchange exchange;
  private volatile boolean started;

  RegionReadiness(Exchange exchange) {
    this.exchange = exchange;
  }

  /** From now on only the regions matter. */
  void started() {
    started = true;
  }

  @Override
  public List<String> reasons() {
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
