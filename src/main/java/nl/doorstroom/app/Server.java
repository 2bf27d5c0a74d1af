package nl.doorstroom.app;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.access.DemoAccess;
import nl.doorstroom.access.ReferenceCipher;
import nl.doorstroom.access.postgres.PgReferences;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.engine.BoundedExchange;
import nl.doorstroom.engine.CrossingCarrier;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.http.Door;
import nl.doorstroom.http.HttpServices;
import nl.doorstroom.http.HttpSettings;
import nl.doorstroom.http.HttpVerticle;
import nl.doorstroom.http.Monitoring;
import nl.doorstroom.http.Secret;
import nl.doorstroom.http.Suggestions;
import nl.doorstroom.http.Trace;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.postgres.PgJournal;
import nl.doorstroom.live.Live;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Doorstroom server: everything it consists of, wired by hand.
 *
 * <p><b>Threads.</b> {@link #start} and {@link #close} block and may be called from different
 * threads; closing a server that is still starting interrupts that.
 */
final class Server implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Server.class);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
  private static final int NODE_BYTES = 8;
  private static final int PERSON_BYTES = 16;
  private static final int REFERENCE_CONNECTIONS = 2;

  private final ServerOptions options;
  private final Console console;
  private final SecureRandom random = new SecureRandom();
  private final Meters meters = new Meters(Server::sampled);
  private final NodeId node = new NodeId("node-" + hex(NODE_BYTES));
  private final DeferredExchange exchange = new DeferredExchange();
  private final DeferredReferences references = new DeferredReferences();
  private final PgMappings mappings = new PgMappings();
  private final Postcodes postcodes = Postcodes.load();
  private final RegionReadiness readiness = new RegionReadiness(exchange, node);
  private final RegionGauges gauges = new RegionGauges(meters, exchange, Clock.systemUTC());
  private final PulseMeter pulse = new PulseMeter(meters, exchange, gauges, Clock.systemUTC());
  private final Spans spans;
  private final AtomicInteger port = new AtomicInteger();
  private final List<String> listening = new CopyOnWriteArrayList<>();

  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile @Nullable Thread starter;

  private @Nullable Vertx vertx;
  private @Nullable Database database;
  private @Nullable PgJournal journal;
  private @Nullable Regions regions;
  private @Nullable Pool pool;
  private @Nullable FileImports imports;
  private @Nullable FilesOfPlanners files;
  private @Nullable DemoRegion demonstration;
  private @Nullable ReminderMail reminders;
  private @Nullable Suggestions suggestions;

  Server(ServerOptions options, Console console) {
    this.options = options;
    this.console = console;
    spans = OtlpExport.to(options.otlpEndpoint, options.otlpInterval, meters);
    exchange.trace(spans);
  }

  /**
   * Returns once commands are decided; says on the console how far it is. What was started before a
   * failure is left for {@link #close}.
   *
   * @throws InterruptedException if it is closed meanwhile
   */
  void start() throws InterruptedException {
    starter = Thread.currentThread();
    try {
      startAll();
    } finally {
      starter = null;
      settled.countDown();
    }
  }

  private void startAll() throws InterruptedException {
    console.say("Doorstroom start …");
    byte[] secret = SecretFile.readOrCreate(options.secretFile());
    Regions spread = Regions.join(options.cluster, vertxBuilder(), node, secret);
    regions = spread;
    pulse.nodes(spread::nodes);
    Vertx started = spread.vertx();
    TraceFilter.follow();
    vertx = started;
    imports = new FileImports(started, exchange, postcodes);
    files =
        new FilesOfPlanners(
            new nl.doorstroom.feeds.files.FileImports(
                started,
                exchange,
                references,
                mappings,
                this::newPerson,
                Clock.systemUTC(),
                options.database.dataDirectory.resolve("imports")),
            options.database.dataDirectory.resolve("received"));
    ReminderMail mail =
        new ReminderMail(
            started, exchange, options.mail(), secret, random, meters, Clock.systemUTC());
    reminders = mail;
    demonstration = new DemoRegion(started, exchange, postcodes, options, console);
    Awaiting.result(listen(started, secret));
    console.say("  luistert op http://" + options.host + ":" + port.get() + ", nog niet klaar");

    Database opened = Database.open(options.database, console);
    database = opened;
    console.say("  database klaar, regio's worden geladen …");
    PgJournal facts = new PgJournal(started, opened.uri(), node);
    journal = facts;
    MeteredJournal read = new MeteredJournal(facts, meters);
    Suggestions suggesting = Objects.requireNonNull(suggestions, "made before listening");
    EngineMeters observer =
        new EngineMeters(meters, exchange, new FactMeters(meters, suggesting::standing));
    DatabasePatience patience = new DatabasePatience(opened.uri(), console);
    Exchange ready = patience.until(() -> Awaiting.result(spread.start(read, observer)));
    exchange.become(new BoundedExchange(ready, observer));
    Awaiting.result(started.deployVerticle(new CrossingCarrier(ready, spread::keeps)));
    pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(REFERENCE_CONNECTIONS))
            .connectingTo(opened.uri().connectOptions())
            .using(started)
            .build();
    references.become(new PgReferences(pool, new ReferenceCipher(secret, random)));
    mappings.become(pool);
    mail.begin(pool);
    if (options.demo) {
      DemoRegion region = demonstration;
      patience.until(() -> Awaiting.result(region.open(spread::keeps)));
    }
    gauges.begin(started);
    readiness.started();
  }

  /** The port on which it listens. */
  int port() {
    return port.get();
  }

  /** Takes files in; only once started. */
  FileImports imports() {
    return Objects.requireNonNull(imports, "not started");
  }

  /**
   * Hands the regions over, answers what was asked until then, finishes what is being written, and
   * stops. Closing again does nothing.
   */
  @Override
  public synchronized void close() {
    Thread starting = starter;
    if (starting != null) {
      starting.interrupt();
      awaitSettled();
    }
    if (vertx == null) {
      return;
    }
    readiness.leaving();
    if (demonstration != null) {
      demonstration.pause();
    }
    if (reminders != null) {
      reminders.end();
    }
    if (files != null) {
      files.close();
    }
    quietly("regions", regions == null ? done() : regions.leave());
    quietly("requests", Future.join(listening.stream().map(vertx::undeploy).toList()));
    quietly("exchange", regions == null ? done() : regions.close());
    quietly("references", pool == null ? done() : pool.close());
    quietly("journal", journal == null ? done() : journal.close());
    quietly("server", vertx.close());
    vertx = null;
    if (database != null) {
      database.close();
    }
    spans.close();
    meters.close();
  }

  private void awaitSettled() {
    try {
      if (!settled.await(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("still starting after {}, stopping all the same", STOP_PATIENCE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private VertxBuilder vertxBuilder() {
    return Vertx.builder()
        .with(
            new VertxOptions()
                .setMetricsOptions(new MetricsOptions().setEnabled(true))
                .setEventBusOptions(new EventBusOptions().setHost(options.cluster.host)))
        .withTransport(options.network.transport())
        .withMetrics(new VertxMeters(meters));
  }

  /** The trace in which something is measured, where who asks keeps it. */
  private static Meters.@Nullable Span sampled() {
    Trace trace = Trace.current();
    return trace == null || !trace.sampled()
        ? null
        : new Meters.Span(trace.traceId(), trace.spanId());
  }

  private Suggestions suggestions() {
    Map<RegionId, Integer> made = new ConcurrentHashMap<>();
    return new Suggestions(
        exchange,
        new MunicipalityDistances(postcodes),
        Clock.systemUTC(),
        (region, count, took) -> {
          meters.time(MeterName.SUGGESTIONS, took);
          made.put(region, count);
          meters.gauge(MeterName.SUGGESTED, () -> made.get(region), region.value());
        });
  }

  private Future<?> listenForMeters(Vertx started, Monitoring monitoring) {
    return options.metricsPort < 0
        ? done()
        : MetricsServer.listen(started, monitoring, options.metricsHost, options.metricsPort);
  }

  private Future<String> listen(Vertx started, byte[] secret) {
    ReminderMail mail = Objects.requireNonNull(reminders, "made before listening");
    Suggestions suggesting = suggestions();
    suggestions = suggesting;
    Monitoring monitoring = new HttpMeters(meters, options.metricsPort < 0, pulse::pulse, spans);
    pulse.begin(started);
    HttpServices services =
        new HttpServices(
            exchange,
            new DemoAccess(options.demo),
            new Secret(secret),
            references,
            this::newPerson,
            Clock.systemUTC(),
            new PostcodeAreas(postcodes),
            suggesting,
            imports(),
            Objects.requireNonNull(files, "made before listening"),
            mail.addresses(),
            new Recurrences(started),
            Objects.requireNonNull(demonstration, "made before listening"),
            readiness,
            monitoring,
            new Door(monitoring, options.admission),
            List.of(
                new Live(
                    started,
                    exchange,
                    Clock.systemUTC(),
                    options.flushTick,
                    new LiveMeters(meters)),
                mail.links()));
    HttpVerticle first = new HttpVerticle(settings(), services);
    int more = Runtime.getRuntime().availableProcessors() - 1;
    return listenForMeters(started, monitoring)
        .compose(none -> started.deployVerticle(first).onSuccess(listening::add))
        .compose(
            id -> {
              port.set(first.port());
              return more == 0
                  ? Future.succeededFuture(id)
                  : started
                      .deployVerticle(
                          () -> new HttpVerticle(settings(), services),
                          new DeploymentOptions().setInstances(more))
                      .onSuccess(listening::add);
            });
  }

  private HttpSettings settings() {
    // To Vert.x a negative port is a free one that all instances share.
    int on = options.port == 0 ? -1 : options.port;
    return new HttpSettings(options.host, on, options.webroot);
  }

  private PersonToken newPerson() {
    return new PersonToken("p-" + hex(PERSON_BYTES));
  }

  private String hex(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }

  private static void quietly(String what, Future<?> closing) {
    try {
      Awaiting.result(closing);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      log.warn("{} did not close cleanly", what, failure);
    }
  }
}
