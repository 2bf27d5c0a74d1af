package nl.doorstroom.feeds.nza;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.Progress;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.regions.RegionSetup;

/**
 * The raw file of the NZa's ggz waiting times of autumn 2016, into one archive region for each
 * province. Importing it again changes nothing.
 */
public final class NzaImport {

  private final Postcodes postcodes;
  private final RegionSetup regions;

  public NzaImport(Postcodes postcodes) {
    this.postcodes = postcodes;
    this.regions = new RegionSetup(postcodes);
  }

  /**
   * What {@code file} would bring about. Blocks while it reads, and leaves closing to the caller;
   * safe on any thread.
   *
   * @throws NzaFileException when the file as a whole cannot be trusted
   */
  public NzaPlan read(InputStream file) {
    return new Planner(postcodes).plan(NzaFile.read(file));
  }

  /**
   * Brings {@code plan} about, one region after another.
   *
   * @param run names this run: its commands' keys begin with it, so two runs never share one
   * @return fails when a fault of the world lasted; what was done until then stands and is
   *     consistent, and running it again completes it
   */
  public Future<NzaReport> apply(
      Vertx vertx,
      Exchange exchange,
      ActorToken actor,
      CommandId run,
      NzaPlan plan,
      Progress progress) {
    List<NzaReport.RegionCounts> counts = new ArrayList<>();
    Map<Integer, String> refused = new HashMap<>();
    Future<Void> done = Future.succeededFuture();
    for (NzaPlan.Area area : plan.areas()) {
      done =
          done.compose(
              before -> {
                AreaImport step = new AreaImport(vertx, exchange, actor, run, area, progress);
                return step.apply(regions.archive(area.province()))
                    .map(
                        region -> {
                          counts.add(region);
                          refused.putAll(step.refused());
                          return null;
                        });
              });
    }
    return done.map(all -> NzaReport.of(settled(plan.outcomes(), refused), counts));
  }

  /** The planned outcomes, but refused where the exchange said no to what a row says. */
  private static List<RowOutcome> settled(List<RowOutcome> planned, Map<Integer, String> refused) {
    return planned.stream()
        .map(
            outcome -> {
              String why = refused.get(outcome.row());
              return why == null
                  ? outcome
                  : new RowOutcome(
                      outcome.row(),
                      outcome.line(),
                      outcome.rowId(),
                      outcome.provider(),
                      RowOutcome.Kind.REFUSED,
                      outcome.region(),
                      RowOutcome.Refusal.BY_THE_EXCHANGE,
                      List.of(why));
            })
        .toList();
  }
}
