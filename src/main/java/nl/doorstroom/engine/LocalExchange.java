package nl.doorstroom.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All regions of this node, each on a context of its own, under one lease that is renewed each
 * second.
 */
public final class LocalExchange implements Exchange {

  /** Newest event versions that this node can read. */
  public static final int LEVEL = 1;

  private static final long RENEWAL_MILLIS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(LocalExchange.class);

  private final Vertx vertx;
  private final Journal journal;
  private final EngineObserver observer;
  private final Lease lease = new Lease();
  private final Map<RegionId, RegionHost> hosts = new ConcurrentHashMap<>();
  private final Map<RegionId, Future<?>> opening = new ConcurrentHashMap<>();

  private LocalExchange(Vertx vertx, Journal journal, EngineObserver observer) {
    this.vertx = vertx;
    this.journal = journal;
    this.observer = observer;
  }

  /**
   * Takes every region of {@code journal} into use. Completes when each has been tried once: one
   * that another node keeps, or that cannot be read, is tried again by itself. Fails as the journal
   * does when that cannot be reached at all. Does not close {@code journal}.
   */
  public static Future<LocalExchange> start(Vertx vertx, Journal journal, EngineObserver observer) {
    LocalExchange exchange = new LocalExchange(vertx, journal, observer);
    return vertx
        .deployVerticle(exchange.new LeaseKeeper())
        .compose(id -> journal.regions())
        .compose(regions -> Future.join(regions.stream().map(exchange::deployed).toList()))
        .map(exchange);
  }

  @Override
  public Future<Answer> submit(RegionId region, Submission submission) {
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

  /**
   * Takes no more commands, finishes what is being written, keeps snapshots and gives the regions
   * back. Call it once, before the journal is closed.
   */
  public Future<Void> close() {
    return Future.join(
            hosts.keySet().stream().map(region -> on(region, RegionHost::close)).toList())
        .mapEmpty();
  }

  private Future<?> deployed(RegionId region) {
    return opening.computeIfAbsent(region, id -> vertx.deployVerticle(new RegionVerticle(id)));
  }

  private RegionHost host(RegionId region) {
    RegionHost host = hosts.get(region);
    if (host == null) {
      throw new ExchangeException(
          ExchangeException.Kind.UNKNOWN_REGION, "region: " + region.value(), null);
    }
    return host;
  }

  /** Runs {@code call} on the region's context and answers on the caller's. */
  private <T> Future<T> on(RegionId region, Function<RegionHost, Future<T>> call) {
    RegionHost host = hosts.get(region);
    if (host == null) {
      return Future.failedFuture(
          new ExchangeException(
              ExchangeException.Kind.UNKNOWN_REGION, "region: " + region.value(), null));
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

  private static <T> Future<T> guarded(Supplier<Future<T>> call) {
    return Future.succeededFuture().compose(none -> call.get());
  }

  /** Renews the node's lease, and tells the regions each time whether it was. */
  private final class LeaseKeeper extends VerticleBase {

    private boolean renewing;
    private boolean failing;

    @Override
    public Future<?> start() {
      return renew().onSuccess(none -> vertx.setPeriodic(RENEWAL_MILLIS, id -> tick()));
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
              },
              cause -> {
                if (!failing) {
                  LOG.warn("lease not renewed", cause);
                }
                renewing = false;
                failing = true;
                tell(false);
              });
    }

    private Future<Void> renew() {
      long sent = System.nanoTime();
      return journal.renewLease(LEVEL).onSuccess(none -> lease.renewed(sent, System.nanoTime()));
    }

    private void tell(boolean renewed) {
      hosts.values().forEach(host -> host.loop().run(() -> host.tick(renewed)));
    }
  }

  /** Gives one region a context of its own. */
  private final class RegionVerticle extends VerticleBase {

    private final RegionId region;

    RegionVerticle(RegionId region) {
      this.region = region;
    }

    @Override
    public Future<?> start() {
      RegionHost host = new RegionHost(region, journal, lease, new VertxLoop(context), observer);
      hosts.put(region, host);
      return host.start();
    }
  }
}
