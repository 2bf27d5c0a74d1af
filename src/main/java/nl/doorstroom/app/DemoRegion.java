package nl.doorstroom.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Predicate;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.feeds.geo.Postcode;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.regions.RegionSetup;
import nl.doorstroom.http.DemoControl;
import nl.doorstroom.simulate.Areas;
import nl.doorstroom.simulate.DemoActivity;
import nl.doorstroom.simulate.Demonstration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demonstration region {@code groningen}: set up at the first start, going on by itself after
 * that.
 *
 * <p><b>Threads.</b> {@link #change} may be called from any context; the rest before and after
 * serving.
 */
final class DemoRegion implements DemoControl {

  static final RegionId REGION = new RegionId("groningen");

  /** The same region begins wherever it is started on the same day. */
  private static final long SEED = 20_260_101;

  /** How often it is looked whether the region has come to this server. */
  private static final long TURN_MILLIS = 2_000;

  private static final Logger log = LoggerFactory.getLogger(DemoRegion.class);

  private final Vertx vertx;
  private final Exchange exchange;
  private final Postcodes postcodes;
  private final ServerOptions options;
  private final Console console;
  private volatile @Nullable DemoActivity activity;
  private volatile Predicate<RegionId> kept = region -> false;

  DemoRegion(
      Vertx vertx, Exchange exchange, Postcodes postcodes, ServerOptions options, Console console) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.postcodes = postcodes;
    this.options = options;
    this.console = console;
  }

  /**
   * Completes once the region is complete, where this server decides for it; then it goes on at the
   * pace of the options. Where another one does, it waits for its turn.
   */
  Future<Void> open(Predicate<RegionId> keeps) {
    kept = keeps;
    return exchange
        .open(REGION)
        .compose(
            none -> {
              if (keeps.test(REGION)) {
                return setUp(keeps);
              }
              vertx.setPeriodic(
                  TURN_MILLIS,
                  timer -> {
                    if (keeps.test(REGION)) {
                      vertx.cancelTimer(timer);
                      setUp(keeps).onFailure(cause -> log.error("demonstration not set up", cause));
                    }
                  });
              return Future.succeededFuture();
            });
  }

  private Future<Void> setUp(Predicate<RegionId> keeps) {
    Clock clock = Clock.systemUTC();
    RegionConfig config =
        new RegionSetup(postcodes).demonstration(Province.GRONINGEN, LocalDate.now(clock));
    Demonstration demonstration =
        new Demonstration(vertx, exchange, REGION, config, this::area, clock, SEED);
    return demonstration
        .setUp(
            (doing, done, total) ->
                console.progress(
                    100 * done / Math.max(1, total),
                    "demonstratie: " + doing + " " + done + "/" + total))
        .onSuccess(
            ready -> {
              DemoActivity started = demonstration.activity(keeps);
              activity = started;
              started.change(new DemoActivity.Pace(options.demoSpeed, !options.demoActivity));
            });
  }

  /** Lets nothing happen any more. */
  void pause() {
    DemoActivity running = activity;
    if (running != null) {
      running.change(new DemoActivity.Pace(running.pace().speed(), true));
    }
  }

  @Override
  public Future<Pace> change(RegionId region, @Nullable Double speed, @Nullable Boolean paused) {
    if (!region.equals(REGION)) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "region: " + region.value() + " (expected: one with a demonstration)"));
    }
    DemoActivity running = activity;
    if (running == null || !kept.test(REGION)) {
      return Future.failedFuture(
          new ExchangeException(
              ExchangeException.Kind.NOT_HERE,
              "the demonstration is kept going by another server: ask that one",
              null));
    }
    DemoActivity.Pace now = running.pace();
    try {
      running.change(
          new DemoActivity.Pace(
              speed == null ? now.speed() : speed, paused == null ? now.paused() : paused));
    } catch (IllegalArgumentException outOfBounds) {
      return Future.failedFuture(outOfBounds);
    }
    return Future.succeededFuture(new Pace(running.pace().speed(), running.pace().paused()));
  }

  private Areas.@Nullable Area area(String postcode) {
    Postcode found = postcodes.find(postcode);
    return found == null ? null : new Areas.Area(found.municipality(), found.coordinates());
  }
}
