package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.feeds.files.FileImport;
import nl.doorstroom.feeds.files.FileImportStatus;
import nl.doorstroom.feeds.files.FileImports;
import nl.doorstroom.feeds.files.MappingMemory;
import nl.doorstroom.feeds.files.Mode;
import nl.doorstroom.feeds.files.Verdict;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.regions.RegionSetup;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.PgJournal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large file into one region, while people work in another one of the same node. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileImportBench {

  private static final int ROWS = 200_000;
  private static final int SERVICES = 40;
  private static final int PER_SECOND = 50;
  private static final RegionId BUSY = new RegionId("groningen");
  private static final RegionId OTHER = new RegionId("utrecht");
  private static final ActorToken PLANNER = new ActorToken("planner");
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private final Path directory;
  private final AtomicLong keys = new AtomicLong();

  FileImportBench(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void two_hundred_thousand_rows() throws Exception {
    DatabaseUri database = TestPostgres.freshDatabase();
    Vertx vertx = Vertx.vertx();
    Exchange exchange =
        await(
            LocalExchange.start(
                vertx, new PgJournal(vertx, database, new NodeId("bench")), EngineObserver.NONE));
    try (FileImports imports =
        new FileImports(
            vertx,
            exchange,
            new NoReferences(),
            new NoMemory(),
            () -> new PersonToken(UUID.randomUUID().toString()),
            Clock.systemUTC(),
            directory.resolve("imports"))) {
      OrganizationId organization = setUp(exchange, BUSY);
      setUp(exchange, OTHER);
      int rows = Run.isShort() ? ROWS / 20 : ROWS;
      Path file = write(rows);
      long size = Files.size(file);
      Spread quiet = people(exchange, Run.seconds(10).toMillis());

      FileImport large = await(imports.open(BUSY, organization, PLANNER, file, "agenda.csv", null));
      Measured preview = measured(exchange, () -> large.preview(), large);
      assertThat(preview.status().counts()).containsEntry(Verdict.NEW, (long) rows);
      Measured run = measured(exchange, () -> large.run(Mode.ALL_OR_NOTHING), large);
      assertThat(run.status().phase()).isEqualTo(FileImportStatus.Phase.DONE);
      assertThat(run.status().counts()).containsEntry(Verdict.NEW, (long) rows);
      report(rows, size, quiet, preview, run, database);
    } finally {
      await(vertx.close());
    }
  }

  private static void report(
      int rows, long size, Spread quiet, Measured preview, Measured run, DatabaseUri database)
      throws Exception {
    Report report =
        new Report(
            "file-import",
            String.format(
                Locale.ROOT,
                "%.1f ms commit p99 in another region during an import of %,d rows at %,.0f rows/s"
                    + " (%.1f ms before)",
                run.people().quantile(0.99),
                rows,
                rows / run.seconds(),
                quiet.quantile(0.99)));
    report.line(
        String.format(
            Locale.ROOT,
            "A CSV file of %.1f MB, %d services, all or nothing, commands of 500 with one under"
                + " way. Peak heap includes the region itself, which holds the places twice.",
            size / 1e6,
            SERVICES));
    report.head("", "rows/s", "peak heap used MB", "after collection MB", "p50 ms", "p99 ms");
    row(report, "preview", rows, preview);
    row(report, "run", rows, run);
    report.write("PostgreSQL " + PgBench.setting(database, "server_version"));
  }

  private static void row(Report report, String what, int rows, Measured measured) {
    report.row(
        what,
        Math.round(rows / measured.seconds()),
        measured.heapUsed() / 1_000_000,
        measured.heapLive() / 1_000_000,
        String.format(Locale.ROOT, "%.1f", measured.people().median()),
        String.format(Locale.ROOT, "%.1f", measured.people().quantile(0.99)));
  }

  /** How long a piece of work took, what memory it needed, and how people fared meanwhile. */
  private record Measured(
      FileImportStatus status, double seconds, long heapUsed, long heapLive, Spread people) {}

  private Measured measured(
      Exchange exchange, Supplier<Future<FileImportStatus>> work, FileImport file)
      throws Exception {
    System.gc();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    People people = new People(exchange);
    long start = System.nanoTime();
    await(work.get());
    Future<Void> settled = file.settled();
    people.work(settled);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Measured(
        await(file.status()),
        seconds,
        sum(MemoryPoolMXBean::getPeakUsage),
        people.heapLive.get(),
        people.latencies());
  }

  private static long sum(Function<MemoryPoolMXBean, @Nullable MemoryUsage> of) {
    ToLongFunction<MemoryPoolMXBean> used =
        pool -> {
          MemoryUsage usage = of.apply(pool);
          return usage == null ? 0 : usage.getUsed();
        };
    return heapPools().stream().mapToLong(used).sum();
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private Spread people(Exchange exchange, long millis) throws Exception {
    People people = new People(exchange);
    Promise<Void> over = Promise.promise();
    exchange.watch(OTHER, grid -> people.endAfter(millis, over));
    people.work(over.future());
    return people.latencies();
  }

  /** Commands to the other region at a steady pace. */
  private final class People {

    private final Exchange exchange;
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private final long begun = System.nanoTime();
    private final AtomicLong heapLive = new AtomicLong();

    People(Exchange exchange) {
      this.exchange = exchange;
    }

    void endAfter(long time, Promise<Void> over) {
      if (System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(time)) {
        over.tryComplete();
      }
    }

    void work(Future<?> until) throws Exception {
      ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
      var unused =
          timer.scheduleAtFixedRate(
              this::command, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
      try {
        until.toCompletionStage().toCompletableFuture().get(20, TimeUnit.MINUTES);
      } finally {
        timer.shutdownNow();
      }
    }

    private void command() {
      long sent = System.nanoTime();
      var unused =
          exchange
              .submit(OTHER, submission(location("Plek " + keys.get(), organization())))
              .onSuccess(answer -> millis.add((System.nanoTime() - sent) / 1e6));
      heapLive.accumulateAndGet(sum(MemoryPoolMXBean::getCollectionUsage), Math::max);
    }

    Spread latencies() {
      return Spread.of(millis.stream().mapToDouble(one -> one));
    }
  }

  /** The first organisation of a region has the first id. */
  private static OrganizationId organization() {
    return new OrganizationId(OTHER.value() + "-1");
  }

  private OrganizationId setUp(Exchange exchange, RegionId region) throws Exception {
    await(exchange.open(region));
    done(
        exchange,
        region,
        new PartnerCommand.ConfigureRegion(
            new RegionSetup(Postcodes.load())
                .demonstration(Province.GRONINGEN, LocalDate.now(AMSTERDAM))));
    done(
        exchange,
        region,
        new PartnerCommand.RegisterOrganization(
            null,
            new Organization.Details(
                "Noorderlicht ggz",
                OrganizationKind.GGZ_CORE,
                Set.of(PartnerRole.values()),
                "demo/noorderlicht-ggz",
                null,
                null),
            null));
    OrganizationId organization = new OrganizationId(region.value() + "-1");
    done(exchange, region, location("Haren", organization));
    LocationId location =
        await(exchange.read(region, grid -> grid.region().partners().locations()))
            .iterator()
            .next()
            .id();
    for (int i = 0; i < SERVICES; i++) {
      done(exchange, region, service("Aanbod " + i, location, organization));
    }
    return organization;
  }

  private static Command location(String name, OrganizationId by) {
    return new PartnerCommand.RegisterLocation(
        null, by, new Location.Details(name, name, null, null, name, null, null), null);
  }

  private static Command service(String name, LocationId at, OrganizationId by) {
    return new PartnerCommand.RegisterHealthcareService(
        null,
        at,
        new HealthcareService.Details(
            name,
            name,
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
            true),
        by,
        null);
  }

  private void done(Exchange exchange, RegionId region, Command command) throws Exception {
    assertThat(await(exchange.submit(region, submission(command))))
        .isInstanceOf(Answer.Accepted.class);
  }

  private Submission submission(Command command) {
    return new Submission(
        new CommandId("bench-" + keys.incrementAndGet()), PLANNER, RequestDigest.NONE, command);
  }

  private Path write(int rows) throws IOException {
    LocalDate first = LocalDate.now(AMSTERDAM).plusDays(1);
    Path file = directory.resolve("upload.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("Slot-ID;Aanbod;Soort;Start;Duur;Vorm\n");
      for (int i = 0; i < rows; i++) {
        LocalTime time = LocalTime.of(8, 0).plusMinutes(i / SERVICES % 540);
        out.write("S" + i + ";Aanbod " + i % SERVICES + ";intake;");
        out.write(first.plusDays(i % 50) + " " + time + ";45;fysiek\n");
      }
    }
    return file;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static final class NoMemory implements MappingMemory {

    @Override
    public Future<@Nullable String> of(
        RegionId region, OrganizationId organization, String signature) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> keep(
        RegionId region, OrganizationId organization, String signature, String json) {
      return Future.succeededFuture();
    }
  }

  private static final class NoReferences implements References {

    @Override
    public Future<Void> keep(
        RegionId region, Id of, OrganizationId organization, String reference) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> erase(RegionId region, Id of, OrganizationId organization) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Map<String, String>> of(RegionId region, OrganizationId organization) {
      return Future.succeededFuture(Map.of());
    }

    @Override
    public Future<Void> expect(
        RegionId region, OrganizationId organization, Collection<Expected> expected) {
      return Future.succeededFuture();
    }

    @Override
    public Future<List<Expected>> expected(RegionId region, OrganizationId organization) {
      return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Void> settle(
        RegionId region,
        OrganizationId organization,
        Map<PositionId, String> references,
        Set<PersonToken> persons) {
      return Future.succeededFuture();
    }
  }
}
