package nl.doorstroom.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.Storable;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.codec.EventLevels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All regions of this node, each on a context of its own, under one lease that is renewed each
 * second.
 */
public final class LocalExchange implements Exchange, RegionKeeper {

  private static final long RENEWAL_MILLIS = 1_000;

  private static final Logger log = LoggerFactory.getLogger(LocalExchange.class);

  private final Vertx vertx;
  private final Journal journal;
  private final Placement placement;
  private final EngineObserver observer;
  private final Lease lease = new Lease();
  private final Replay replay;
  private final Map<RegionId, RegionHost> hosts = new ConcurrentHashMap<>();
  private final Map<RegionId, Future<String>> deployments = new ConcurrentHashMap<>();

  private volatile Future<String> leaseKeeper = Future.failedFuture("not started");

  private LocalExchange(
      Vertx vertx, Journal journal, Placement placement, EngineObserver observer) {
    this.vertx = vertx;
    this.journal = journal;
    this.placement = placement;
    this.observer = observer;
    this.replay = new Replay(vertx, journal);
  }

  /**
   * Takes every region of {@code journal} into use. Completes when each has been tried once: one
   * that another node keeps, or that cannot be read, is tried again by itself. Fails as the journal
   * does when that cannot be reached at all. Does not close {@code journal}.
   */
  public static Future<LocalExchange> start(Vertx vertx, Journal journal, EngineObserver observer) {
    return start(vertx, journal, Placement.ALONE, observer);
  }

  /** As {@link #start(Vertx, Journal, EngineObserver)}, of a node that is not alone. */
  public static Future<LocalExchange> start(
      Vertx vertx, Journal journal, Placement placement, EngineObserver observer) {
    LocalExchange exchange = new LocalExchange(vertx, journal, placement, observer);
    return exchange
        .keepLease()
        .compose(id -> journal.regions())
        .compose(regions -> Future.join(regions.stream().map(exchange::deployed).toList()))
        .map(exchange)
        .recover(cause -> exchange.close().transform(any -> Future.failedFuture(cause)));
  }

  @Override
  public Future<Answer> submit(RegionId region, Submission submission) {
    try {
      Storable.require("command", submission.command());
    } catch (IllegalArgumentException e) {
      // In a batch it would take the commands of others with it.
      return on(region, host -> Future.succeededFuture(invalid(host, e)));
    }
    return on(region, host -> host.submit(submission));
  }

  @Override
  public <T> Future<T> read(RegionId region, Function<Grid, T> reader) {
    return on(region, host -> host.read(reader));
  }

  @Override
  public <T> Future<T> read(RegionId region, long position, Function<Grid, T> reader) {
    return on(region, host -> host.read(position, reader));
  }

  @Override
  public <T> Future<T> asOf(RegionId region, Moment moment, Function<Grid, T> reader) {
    return on(region, host -> replay.at(region, host.status(), moment, reader));
  }

  @Override
  public Set<RegionId> regions() {
    return Set.copyOf(hosts.keySet());
  }

  @Override
  public Future<Void> open(RegionId region) {
    return deployed(region).compose(any -> on(region, RegionHost::opened));
  }

  @Override
  public Runnable watch(RegionId region, CommitWatcher watcher) {
    return host(region).watch(watcher);
  }

  @Override
  public RegionStatus status(RegionId region) {
    return host(region).status();
  }

  @Override
  public void attend(RegionId region) {
    deployed(region).onFailure(cause -> log.error("region={} not attended", region.value(), cause));
  }

  @Override
  public void reconsider(RegionId region) {
    at(region, RegionHost::reconsider);
  }

  @Override
  public void stirred(RegionId region, long position) {
    at(region, host -> host.stirred(position));
  }

  @Override
  public Future<Void> prepare(RegionId region) {
    return on(region, RegionHost::prepare);
  }

  @Override
  public Future<Void> take(RegionId region) {
    return on(region, RegionHost::take);
  }

  @Override
  public Future<Void> handOver(RegionId region) {
    return on(region, RegionHost::handOver);
  }

  /**
   * Takes no more commands, finishes what is being written, keeps snapshots and gives the regions
   * back. What was folded can still be read. Call it before the journal is closed.
   */
  public Future<Void> close() {
    return Future.join(
            deployments.values().stream().map(id -> id.compose(vertx::undeploy)).toList())
        .transform(any -> leaseKeeper.compose(vertx::undeploy));
  }

  private Future<String> keepLease() {
    leaseKeeper = vertx.deployVerticle(new LeaseKeeper());
    return leaseKeeper;
  }

  private Future<String> deployed(RegionId region) {
    return deployments.computeIfAbsent(region, id -> vertx.deployVerticle(new RegionVerticle(id)));
  }

  private RegionHost host(RegionId region) {
    RegionHost host = hosts.get(region);
    if (host == null) {
      throw unknown(region);
    }
    return host;
  }

  private static Answer invalid(RegionHost host, IllegalArgumentException cause) {
    Rejection rejection =
        new Rejection(Rejection.Reason.INVALID, null, String.valueOf(cause.getMessage()));
    return new Answer.Refused(rejection, host.status().position());
  }

  private static ExchangeException unknown(RegionId region) {
    return new ExchangeException(
        ExchangeException.Kind.UNKNOWN_REGION, "region: " + region.value(), null);
  }

  /** Runs {@code call} on the region's context and answers on the caller's. */
  private <T> Future<T> on(RegionId region, Function<RegionHost, Future<T>> call) {
    RegionHost host = hosts.get(region);
    if (host == null) {
      return Future.failedFuture(unknown(region));
    }
    Context caller = vertx.getOrCreateContext();
    Promise<T> answer = Promise.promise();
    host.loop()
        .run(
            () ->
                guarded(() -> call.apply(host))
                    .onComplete(
                        (value, cause) ->
                            caller.runOnContext(none -> answer.complete(value, cause))));
    return answer.future();
  }

  private void at(RegionId region, Consumer<RegionHost> turn) {
    RegionHost host = hosts.get(region);
    if (host != null) {
      host.loop().run(() -> turn.accept(host));
    }
  }

  private static <T> Future<T> guarded(Supplier<Future<T>> call) {
    return Future.succeededFuture().compose(none -> call.get());
  }

  /** Renews the node's lease, and tells the regions each time whether it was. */
  private final class LeaseKeeper extends VerticleBase {

    private boolean renewing;
    private boolean failing;

    @Override
    public Future<?> start() {
      return renew()
          .compose(none -> learnLevel())
          .onSuccess(none -> vertx.setPeriodic(RENEWAL_MILLIS, id -> tick()));
    }

    private void tick() {
      if (renewing) {
        tell(false);
        return;
      }
      renewing = true;
      renew()
          .onComplete(
              none -> {
                renewing = false;
                failing = false;
                tell(true);
                learnLevel().onFailure(cause -> log.debug("level not known", cause));
              },
              cause -> {
                if (!failing) {
                  log.warn("lease not renewed", cause);
                }
                renewing = false;
                failing = true;
                tell(false);
              });
    }

    private Future<Void> renew() {
      long sent = System.nanoTime();
      return journal
          .renewLease(EventLevels.NEWEST)
          .onSuccess(none -> lease.renewed(sent, System.nanoTime()));
    }

    private Future<Void> learnLevel() {
      return journal.nodes().onSuccess(nodes -> lease.levelled(nodes.lowestLevel())).mapEmpty();
    }

    private void tell(boolean renewed) {
      hosts.values().forEach(host -> host.loop().run(() -> host.tick(renewed)));
    }
  }

  /** Gives one region a context of its own. */
  private final class RegionVerticle extends VerticleBase {

    private final RegionId region;
    private @Nullable RegionHost host;

    RegionVerticle(RegionId region) {
      this.region = region;
    }

    @Override
    public Future<?> start() {
      RegionHost started =
          new RegionHost(region, journal, lease, placement, new VertxLoop(context), observer);
      host = started;
      hosts.put(region, started);
      return started.start();
    }

    @Override
    public Future<?> stop() {
      return host == null ? Future.succeededFuture() : host.close();
    }
  }
}
