package nl.doorstroom.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.engine.Moment;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.View;
import nl.doorstroom.waits.TestRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who watches what, on a loop of its own, of a region that the test folds by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoopStateTest {

  private static final long PATIENCE_SECONDS = 10;

  private final TestRegion region = new TestRegion();
  private final OrganizationId practice = region.organization("Praktijk Een");
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Opening exchange = new Opening();
  private final LoopState loop =
      new LoopState(
          context,
          exchange,
          new Feeds(vertx, exchange, Duration.ofMillis(1), LiveObserver.NONE),
          LiveObserver.NONE);
  private final Client client = new Client();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void who_is_told_that_the_server_stops_is_told_so_in_turn() throws Exception {
    BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
    context.runOnContext(
        none -> {
          for (int i = 0; i < 3; i++) {
            int number = i;
            loop.part(() -> told.add(number));
          }
          told.add(-1);
        });
    for (int number = -1; number < 3; number++) {
      assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(number);
    }
  }

  @Test
  void who_watches_a_region_before_it_is_known_hears_of_all_that_changes_in_it() throws Exception {
    Channel.Key key =
        new Channel.Key(region.region().id(), View.REFERRALS, new Mask(Role.GP, practice));
    context.runOnContext(
        none -> {
          client.watch(new Watcher(1, client, key, Cursor.START));
          vertx.setPeriodic(LoopState.CATCH_UP.toMillis(), timer -> loop.catchUpAll());
        });
    exchange.refused.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    refer();
    context.runOnContext(none -> exchange.open(region.facts()));
    assertThat(client.heardOf()).isEqualTo(region.facts().size());

    refer();
    context.runOnContext(none -> exchange.commit(region.facts()));

    assertThat(client.heardOf()).isEqualTo(region.facts().size());
  }

  private void refer() {
    region.accept(
        new WaitingCommand.MakeReferral(
            region.service(0),
            TestRegion.request(Urgency.REGULAR, "VGZ"),
            ReferrerType.GP,
            practice,
            region.today(),
            new PersonToken("person-" + region.facts().size()),
            practice));
  }

  /** A client that has room for everything. */
  private final class Client implements Outlet {

    private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
    private List<Watcher> watchers = List.of();

    void watch(Watcher watcher) {
      watchers = List.of(watcher);
      loop.open(this);
      loop.join(watcher);
      Future<Boolean> unused = loop.catchUp(watcher);
    }

    /** The position to which the next thing that it is told leads. */
    @Nullable Long heardOf() throws InterruptedException {
      return heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void delta(Watcher watcher, Frame frame) {
      heard.add(frame.to().offset());
    }

    @Override
    public void refetch(Watcher watcher, String at) {
      heard.add(-1L);
    }

    @Override
    public LiveObserver.Road road() {
      return LiveObserver.Road.SOCKET;
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public List<Watcher> watchers() {
      return watchers;
    }
  }

  /** One region, of which nothing is known until it is opened. */
  private final class Opening implements Exchange {

    private final BlockingQueue<Boolean> refused = new LinkedBlockingQueue<>();
    private final Grid grid = new Grid(new Region(region.region().id()).state(), Cursor.START);
    private @Nullable CommitWatcher watcher;
    private boolean isOpen;

    void open(List<Fact> facts) {
      isOpen = true;
      commit(facts);
    }

    /** Folds what of {@code facts} was not yet. */
    void commit(List<Fact> facts) {
      List<Grid.Committed> all =
          facts.stream()
              .filter(fact -> fact.position() > grid.at().offset())
              .map(fact -> new Grid.Committed(fact, new Cursor("aaaaaaaa", fact.position())))
              .toList();
      grid.fold(all);
      if (watcher != null) {
        watcher.committed(grid);
      }
    }

    @Override
    public <T> Future<T> read(RegionId id, Function<Grid, T> reader) {
      if (isOpen) {
        return Future.succeededFuture(reader.apply(grid));
      }
      refused.add(true);
      return Future.failedFuture(
          new ExchangeException(ExchangeException.Kind.NOT_HERE, "the region is recovering", null));
    }

    @Override
    public <T> Future<T> read(RegionId id, long position, Function<Grid, T> reader) {
      return read(id, reader);
    }

    @Override
    public Runnable watch(RegionId id, CommitWatcher told) {
      watcher = told;
      return () -> watcher = null;
    }

    @Override
    public Set<RegionId> regions() {
      return Set.of(region.region().id());
    }

    @Override
    public Future<Answer> submit(RegionId id, Submission submission) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> Future<T> asOf(RegionId id, Moment moment, Function<Grid, T> reader) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> open(RegionId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RegionStatus status(RegionId id) {
      throw new UnsupportedOperationException();
    }
  }
}
