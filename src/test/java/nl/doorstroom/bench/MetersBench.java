package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.app.MeteredEngine;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.regions.RegionSetup;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.PgJournal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the meters take of the CPU time of a command. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetersBench {

  private static final RegionId REGION = new RegionId("groningen");
  private static final ActorToken PLANNER = new ActorToken("planner");

  /** Places that are published and withdrawn at the same time. */
  private static final int LANES = 64;

  private static final int PLACES = 10_000;
  private static final int COMMANDS_PER_PLACE = 2;
  private static final double SHARE_MAX = 0.10;

  @Test
  void commands_with_and_without_meters() throws Exception {
    DatabaseUri database = TestPostgres.freshDatabase();
    Vertx vertx = Vertx.vertx();
    try (MeteredEngine metered = new MeteredEngine()) {
      Side without =
          new Side(
              await(
                  LocalExchange.start(
                      vertx,
                      new PgJournal(vertx, database, new NodeId("without")),
                      EngineObserver.NONE)),
              took -> {});
      Side with =
          new Side(
              await(
                  metered.start(
                      vertx,
                      new PgJournal(vertx, TestPostgres.freshDatabase(), new NodeId("with")))),
              took -> metered.requested("publishSlots", took));
      int places = Run.isShort() ? PLACES / 20 : PLACES;
      for (int i = 0; i < Run.rounds(3); i++) {
        without.work(places);
        with.work(places);
      }
      List<Round> rounds = new ArrayList<>();
      for (int i = 0; i < Run.rounds(12); i++) {
        // Who comes second finds what the first left behind: in turns.
        double first = i % 2 == 0 ? without.work(places) : with.work(places);
        double second = i % 2 == 0 ? with.work(places) : without.work(places);
        rounds.add(i % 2 == 0 ? new Round(first, second) : new Round(second, first));
      }
      report(rounds, places, database);
      await(without.exchange.close());
      await(with.exchange.close());
    } finally {
      await(vertx.close());
    }
  }

  private static void report(List<Round> rounds, int places, DatabaseUri database)
      throws Exception {
    Spread share = Spread.of(rounds.stream().mapToDouble(round -> 100 * round.share()));
    Report report =
        new Report(
            "meters",
            share.text("%.1f") + " % more CPU time of a command with meters than without");
    report.line(
        String.format(
            Locale.ROOT,
            "%,d commands a round and side, %d under way: a place is published and withdrawn. CPU"
                + " time of the event loops, without snapshots, collections and PostgreSQL; with the meters of a request, of"
                + " the engine and of facts, without anything else of HTTP.",
            places * COMMANDS_PER_PLACE,
            LANES));
    report.head("Round", "without, µs", "with, µs", "more, %");
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      report.row(
          i + 1,
          String.format(Locale.ROOT, "%.1f", round.without()),
          String.format(Locale.ROOT, "%.1f", round.with()),
          String.format(Locale.ROOT, "%.1f", 100 * round.share()));
    }
    report.write("PostgreSQL " + PgBench.setting(database, "server_version"));
    if (!Run.isShort()) {
      assertThat(share.median()).isLessThan(100 * SHARE_MAX);
    }
  }

  /** CPU time of a command in microseconds. */
  private record Round(double without, double with) {
    double share() {
      return with / without - 1;
    }
  }

  /** Told how long a request took. */
  private interface Request {
    void answered(Duration took);
  }

  /** One engine with a region of its own. */
  private static final class Side {

    private final AtomicLong keys = new AtomicLong();
    private final LocalExchange exchange;
    private final Request request;
    private final OrganizationId organization;
    private final HealthcareServiceId service;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).plusSeconds(900_000);

    Side(LocalExchange exchange, Request request) throws Exception {
      this.exchange = exchange;
      this.request = request;
      this.organization = new OrganizationId(REGION.value() + "-1");
      this.service = setUp();
    }

    /** Publishes and withdraws so many places; CPU time of a command in microseconds. */
    double work(int places) throws Exception {
      AtomicInteger left = new AtomicInteger(places);
      System.gc();
      long before = cpuNanos();
      List<Future<Void>> lanes = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        lanes.add(lane(left));
      }
      await(Future.all(lanes));
      return (cpuNanos() - before) / 1e3 / places / COMMANDS_PER_PLACE;
    }

    private Future<Void> lane(AtomicInteger left) {
      if (left.decrementAndGet() < 0) {
        return Future.succeededFuture();
      }
      return submit(new SlotCommand.PublishSlots(List.of(draft()), organization))
          .compose(published -> withdraw(((SlotEvent.SlotPublished) published).slot()))
          .compose(withdrawn -> lane(left));
    }

    private Future<Object> withdraw(SlotId slot) {
      return submit(
          new SlotCommand.WithdrawSlot(
              slot, WithdrawReason.PRACTITIONER_ABSENT, organization, null));
    }

    private SlotDraft draft() {
      return new SlotDraft(
          service,
          "bench-" + keys.get(),
          SlotKind.INTAKE,
          start,
          start.plus(Duration.ofMinutes(45)),
          1,
          Allotment.NEW_REFERRAL,
          Delivery.ON_SITE,
          null,
          Restriction.NONE,
          null,
          OverrideReason.OTHER,
          false);
    }

    /** The first event that {@code command} led to. */
    private Future<Object> submit(Command command) {
      long sent = System.nanoTime();
      return exchange
          .submit(REGION, submission(command))
          .map(
              answer -> {
                request.answered(Duration.ofNanos(System.nanoTime() - sent));
                return ((Answer.Accepted) answer).events().get(0);
              });
    }

    private Submission submission(Command command) {
      return new Submission(
          new CommandId("bench-" + keys.incrementAndGet()), PLANNER, RequestDigest.NONE, command);
    }

    private HealthcareServiceId setUp() throws Exception {
      await(exchange.open(REGION));
      await(
          submit(
              new PartnerCommand.ConfigureRegion(
                  new RegionSetup(Postcodes.load())
                      .demonstration(
                          Province.GRONINGEN, LocalDate.now(ZoneId.of("Europe/Amsterdam"))))));
      await(
          submit(
              new PartnerCommand.RegisterOrganization(
                  null,
                  new Organization.Details(
                      "Noorderlicht ggz",
                      OrganizationKind.GGZ_CORE,
                      Set.of(PartnerRole.values()),
                      "demo/noorderlicht-ggz",
                      null,
                      null),
                  null)));
      await(
          submit(
              new PartnerCommand.RegisterLocation(
                  null,
                  organization,
                  new Location.Details("Haren", "Haren", null, null, "Haren", null, null),
                  null)));
      LocationId at =
          await(exchange.read(REGION, grid -> grid.region().partners().locations()))
              .iterator()
              .next()
              .id();
      await(
          submit(
              new PartnerCommand.RegisterHealthcareService(
                  null, at, offered(), organization, null)));
      return await(exchange.read(REGION, grid -> grid.region().partners().services()))
          .iterator()
          .next()
          .id();
    }

    private static HealthcareService.Details offered() {
      return new HealthcareService.Details(
          "Aanbod",
          "Aanbod",
          ServiceCategory.GGZ_TREATMENT,
          Set.of(CareQuestion.MOOD),
          Set.of(Echelon.SPECIALISED),
          Set.of(),
          Set.of("18-23"),
          Set.of("nl"),
          Set.of(Delivery.ON_SITE),
          null,
          Map.of(),
          false,
          null,
          true);
    }
  }

  /**
   * Of the event loops, which is where commands are: when Java compiles, when garbage is collected
   * and when a snapshot is due is chance.
   */
  private static long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(info -> info != null && info.getThreadName().startsWith("vert.x-eventloop"))
        .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
        .sum();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
  }
}
