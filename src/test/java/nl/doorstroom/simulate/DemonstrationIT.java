package nl.doorstroom.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.MediationRequest;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Standing;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.feeds.geo.Postcode;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.regions.RegionSetup;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.memory.MemoryDatabase;
import nl.doorstroom.journal.memory.MemoryJournal;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemonstrationIT {

  private static final RegionId GRONINGEN = new RegionId("groningen");
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-21T11:00:00Z"));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static final Postcodes POSTCODES = Postcodes.load();
  private static final RegionConfig CONFIG =
      new RegionSetup(POSTCODES).demonstration(Province.GRONINGEN, TODAY);

  private final Vertx vertx = Vertx.vertx();
  private Exchange exchange = begin();

  @BeforeEach
  void setUp() {
    exchange = begin();
    await(demonstration(1).setUp((doing, done, total) -> {}));
  }

  @AfterEach
  void end() {
    await(vertx.close());
  }

  @Test
  void all_kinds_of_help_are_offered_in_real_places() {
    assertThat(count(region -> region.partners().organizations().size())).isEqualTo(47);
    assertThat(count(region -> region.partners().services().size())).isEqualTo(90);
    Set<ServiceCategory> categories =
        see(
            region ->
                region.partners().services().stream()
                    .map(service -> service.details().category())
                    .collect(Collectors.toSet()));
    assertThat(categories).isEqualTo(Set.of(ServiceCategory.values()));
    List<Location> locations = see(region -> region.partners().locations().stream().toList());

    assertThat(locations)
        .allSatisfy(
            location -> {
              assertThat(location.details().coordinates()).isNotNull();
              assertThat(
                      Objects.requireNonNull(
                              POSTCODES.find(Objects.requireNonNull(location.details().postcode())))
                          .province())
                  .isEqualTo(Province.GRONINGEN);
            });
  }

  @Test
  void people_wait_in_the_national_proportions() {
    List<WaitingPosition> open =
        see(
            region ->
                region.waiting().positions().stream().filter(WaitingPosition::isOpen).toList());

    assertThat(open).hasSizeBetween(2_400, 2_600);
    assertThat(overNorm(open, WaitPhase.INTAKE, 28)).isCloseTo(0.55, Offset.offset(0.05));
    assertThat(overNorm(open, WaitPhase.TREATMENT, 70)).isCloseTo(0.30, Offset.offset(0.05));
    assertThat(people(open)).isCloseTo(0.2, Offset.offset(0.04));
  }

  @Test
  void there_is_a_history_to_look_back_on_and_places_to_take() {
    assertThat(
            count(
                region ->
                    region.waiting().positions().stream()
                        .filter(position -> position.treatmentOn() != null)
                        .count()))
        .isGreaterThan(200);
    assertThat(count(region -> region.slots().slots().stream().filter(s -> s.free() > 0).count()))
        .isGreaterThan(500);
    assertThat(
            count(
                region ->
                    region.slots().slots().stream().filter(s -> !s.claims().isEmpty()).count()))
        .isGreaterThan(300);
    assertThat(count(region -> region.partners().stops().size())).isEqualTo(2);
  }

  @Test
  void planning_has_begun() {
    assertThat(
            count(
                region ->
                    region.slots().slots().stream().filter(s -> s.schedule() == null).count()))
        .isZero();
    assertThat(count(region -> claims(region).filter(c -> c.confirmBy() != null).count()))
        .isGreaterThan(15);
    assertThat(
            count(
                region ->
                    region.slots().slots().stream()
                        .filter(s -> !s.restriction().equals(Restriction.NONE))
                        .count()))
        .isGreaterThan(30);
    assertThat(count(region -> region.upkeep().feeds().size())).isGreaterThan(10);
    assertThat(
            count(
                region ->
                    region.upkeep().feeds().stream().filter(f -> f.reportedAt() == null).count()))
        .isZero();
    assertThat(count(region -> region.upkeep().measures().size())).isGreaterThan(10);
    assertThat(
            count(
                region ->
                    region.partners().services().stream()
                        .filter(service -> service.capacity() != null)
                        .count()))
        .isGreaterThan(10);
  }

  @Test
  void the_table_is_at_work() {
    Set<TransferStage> stages =
        see(
            region ->
                region.transfers().transfers().stream()
                    .map(Transfer::stage)
                    .collect(Collectors.toSet()));
    assertThat(stages).hasSizeGreaterThan(7).contains(TransferStage.OFFERED, TransferStage.DONE);
    assertThat(count(region -> region.mediations().requests().size())).isPositive();
  }

  @Test
  void mediators_have_asked_and_been_answered_and_an_insurer_is_asked() {
    for (Organization.Details mediator : Mediators.PARTNERS) {
      List<MediationRequest> asked =
          see(
              region ->
                  region.mediations().requests().stream()
                      .filter(r -> details(region, r.by()).equals(mediator))
                      .toList());
      assertThat(asked).hasSize(2);
      assertThat(asked.stream().filter(MediationRequest::isOpen)).hasSize(1);
      if (mediator.kind() == OrganizationKind.INSURER) {
        assertThat(asked).allMatch(r -> "menzis".equals(r.request().insurer()));
      }
    }
    assertThat(
            count(
                region ->
                    region.transfers().transfers().stream()
                        .filter(Transfer::isRunning)
                        .flatMap(t -> t.escalations().stream())
                        .filter(e -> e.step() == EscalationStep.INSURER)
                        .count()))
        .isEqualTo(1);
  }

  private static Organization.Details details(Region region, OrganizationId id) {
    return Objects.requireNonNull(region.partners().organization(id)).details();
  }

  private static Stream<Claim> claims(Region region) {
    return region.slots().slots().stream().flatMap(slot -> slot.claims().stream());
  }

  @Test
  void setting_up_again_changes_nothing() {
    long before = exchange.status(GRONINGEN).position();

    await(demonstration(1).setUp((doing, done, total) -> {}));

    assertThat(exchange.status(GRONINGEN).position()).isEqualTo(before);
  }

  @Test
  void the_same_seed_gives_the_same_region() {
    Set<WaitingPosition> first = positions();
    exchange = begin();
    await(demonstration(1).setUp((doing, done, total) -> {}));

    assertThat(positions()).isEqualTo(first);

    exchange = begin();
    await(demonstration(2).setUp((doing, done, total) -> {}));
    assertThat(positions()).isNotEqualTo(first);
  }

  @Test
  void things_keep_happening_until_it_is_paused() {
    long before = exchange.status(GRONINGEN).position();
    CompletableFuture<Long> moved = new CompletableFuture<>();
    exchange.watch(
        GRONINGEN,
        grid -> {
          if (grid.region().position() > before + 300) {
            moved.complete(grid.region().position());
          }
        });
    DemoActivity activity = demonstration(1).activity(region -> true);

    activity.change(new DemoActivity.Pace(DemoActivity.SPEED_MAX, false));
    moved.orTimeout(60, TimeUnit.SECONDS).join();
    activity.change(new DemoActivity.Pace(1, true));

    assertThat(activity.pace().paused()).isTrue();
    assertThat(
            count(
                region ->
                    region.waiting().positions().stream().filter(WaitingPosition::isOpen).count()))
        .isBetween(2_300L, 2_700L);
  }

  @Test
  void planners_see_to_claims_that_wait_for_them() {
    CompletableFuture<Boolean> confirmed = new CompletableFuture<>();
    exchange.watch(
        GRONINGEN,
        grid -> {
          if (claims(grid.region()).anyMatch(c -> isConfirmed(grid.region(), c))) {
            confirmed.complete(true);
          }
        });
    InstantSource later = InstantSource.offset(NOON, Patience.AGE.multipliedBy(2));
    DemoActivity activity = demonstration(1, later).activity(region -> true);

    activity.change(new DemoActivity.Pace(DemoActivity.SPEED_MAX, false));
    confirmed.orTimeout(60, TimeUnit.SECONDS).join();
    activity.change(new DemoActivity.Pace(1, true));

    assertThat(confirmed).isCompleted();
  }

  private static boolean isConfirmed(Region region, Claim claim) {
    WaitingPosition position = region.waiting().position(claim.position());
    HealthcareService service =
        position == null ? null : region.partners().service(position.service());
    return service != null
        && service.details().planning().confirmHours() != null
        && !service.organization().equals(claim.by())
        && claim.confirmBy() == null;
  }

  private Set<WaitingPosition> positions() {
    return see(
        region ->
            region.waiting().positions().stream()
                .map(DemonstrationIT::withoutPlaceInHistory)
                .collect(Collectors.toSet()));
  }

  /** Batches, and so instants, differ from run to run. */
  private static WaitingPosition withoutPlaceInHistory(WaitingPosition p) {
    return new WaitingPosition(
        p.id(),
        p.service(),
        p.person(),
        p.phase(),
        p.request(),
        p.since(),
        p.intakeOn(),
        p.treatmentOn(),
        p.referral(),
        p.booking(),
        p.closed(),
        p.endedOn(),
        false,
        null,
        null,
        Standing.from(LocalDate.EPOCH),
        Instant.EPOCH,
        0);
  }

  private static double overNorm(List<WaitingPosition> open, WaitPhase phase, int days) {
    List<WaitingPosition> waiting = open.stream().filter(p -> p.phase() == phase).toList();
    return waiting.stream().filter(p -> p.phaseSince().plusDays(days).isBefore(TODAY)).count()
        / (double) waiting.size();
  }

  /** The share of people on more than one list. */
  private static double people(List<WaitingPosition> open) {
    var places =
        open.stream()
            .collect(Collectors.groupingBy(WaitingPosition::person, Collectors.counting()));
    return places.values().stream().filter(n -> n > 1).count() / (double) places.size();
  }

  private Demonstration demonstration(long seed) {
    return demonstration(seed, NOON);
  }

  private Demonstration demonstration(long seed, InstantSource clock) {
    return new Demonstration(
        vertx, exchange, GRONINGEN, CONFIG, DemonstrationIT::area, clock, seed);
  }

  private static Areas.Area area(String postcode) {
    Postcode found = Objects.requireNonNull(POSTCODES.find(postcode), postcode);
    return new Areas.Area(found.municipality(), found.coordinates());
  }

  private <T> T see(Function<Region, T> reader) {
    return await(exchange.read(GRONINGEN, grid -> reader.apply(grid.region())));
  }

  private long count(ToLongFunction<Region> counter) {
    return await(exchange.read(GRONINGEN, grid -> counter.applyAsLong(grid.region())));
  }

  private Exchange begin() {
    return await(
        LocalExchange.start(
            vertx,
            new MemoryJournal(new MemoryDatabase(NOON), new NodeId("here")),
            EngineObserver.NONE));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
