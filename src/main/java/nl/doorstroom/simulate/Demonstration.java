package nl.doorstroom.simulate;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.Progress;

/**
 * A region with made-up partners and people in real places: sets it up once and then keeps it
 * going. Its configuration must say that it is a demonstration.
 *
 * <p><b>Threads.</b> Confined to the context on which it was made.
 */
public final class Demonstration {

  static final ActorToken ACTOR = new ActorToken("demonstration");

  /** Registered last: where it is known, the region has been set up. */
  static final Organization.Details REGION_DESK =
      new Organization.Details(
          "Mentaal gezondheidsnetwerk (demonstratie)",
          OrganizationKind.OTHER,
          Set.of(PartnerRole.POLICY, PartnerRole.MONITORING),
          "demo/regio",
          null,
          null);

  private final Vertx vertx;
  private final Exchange exchange;
  private final RegionId region;
  private final RegionConfig config;
  private final Areas areas;
  private final InstantSource clock;
  private final long seed;
  private final Catalogue catalogue = Catalogue.load();

  /**
   * @param seed with the same seed, on the same day, the same region begins
   */
  public Demonstration(
      Vertx vertx,
      Exchange exchange,
      RegionId region,
      RegionConfig config,
      Areas areas,
      InstantSource clock,
      long seed) {
    if (config.nature() != RegionConfig.Nature.DEMONSTRATION) {
      throw new IllegalArgumentException(
          "config.nature: " + config.nature() + " (expected: DEMONSTRATION)");
    }
    this.vertx = vertx;
    this.exchange = exchange;
    this.region = region;
    this.config = config;
    this.areas = areas;
    this.clock = clock;
    this.seed = seed;
  }

  /**
   * Opens the region and, unless that was done before, fills it. One that broke off is completed.
   *
   * @return fails when a fault of the world lasted; running it again completes it
   */
  public Future<Void> setUp(Progress progress) {
    Random random = new Random(seed);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LocalDate today = LocalDate.ofInstant(now, config.timeZone());
    People people = people(random);
    List<String> practices = catalogue.practices();
    List<Waiters.Waiter> waiters =
        new Waiters(random, people, today, practices).of(catalogue.offers());
    return new SetUp(
            vertx, exchange, region, config, catalogue, areas, now, people, random, progress)
        .run(waiters);
  }

  /**
   * What goes on from then on, standing still until it is started.
   *
   * @param keeps whether this node decides for a region: elsewhere nothing happens
   */
  public DemoActivity activity(Predicate<RegionId> keeps) {
    Random random = new Random(seed ^ clock.millis());
    return new DemoActivity(
        vertx,
        exchange,
        region,
        () -> keeps.test(region),
        clock,
        new Happenings(catalogue, config, people(random), random));
  }

  private People people(Random random) {
    List<String> municipalities =
        catalogue.partners().stream()
            .flatMap(partner -> partner.sites().stream())
            .map(site -> areas.at(site.postcode()))
            .filter(Objects::nonNull)
            .map(Areas.Area::municipality)
            .collect(Collectors.toList());
    return new People(random, config, municipalities);
  }
}
