package nl.doorstroom.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Delta;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/**
 * All that one event loop knows of who watches what.
 *
 * <p><b>Threads.</b> Confined to {@link #context}, but for {@link #context} itself.
 */
final class LoopState {

  /** Between two who are told to go elsewhere; less where there are many. */
  private static final long PARTING_NANOS = 10_000_000;

  /** Within which all have been told: within the time that requests have to be answered. */
  private static final long PARTINGS_NANOS_MAX = 1_500_000_000;

  /** How often room in the send buffers of those who are behind is looked for. */
  static final Duration CATCH_UP = Duration.ofMillis(100);

  private final Context context;
  private final Exchange exchange;
  private final Feeds feeds;
  private final LiveObserver observer;
  private final Map<Channel.Key, LoopGroup> groups = new HashMap<>();
  private final Map<RegionId, Cursor> flushed = new HashMap<>();
  private final Set<Outlet> outlets = new LinkedHashSet<>();

  /** Whether anyone may have to be brought up to date: spares looking at all who are. */
  private boolean owing;

  private final Set<Outlet> unflushed = new LinkedHashSet<>();

  /** How many were told to go, and how far apart. */
  private long parted;

  private long partingNanos;

  LoopState(Context context, Exchange exchange, Feeds feeds, LiveObserver observer) {
    this.context = context;
    this.exchange = exchange;
    this.feeds = feeds;
    this.observer = observer;
  }

  Context context() {
    return context;
  }

  LiveObserver observer() {
    return observer;
  }

  void open(Outlet outlet) {
    outlets.add(outlet);
    observer.connected(outlet.road(), 1);
  }

  void close(Outlet outlet) {
    if (outlets.remove(outlet)) {
      observer.connected(outlet.road(), -1);
    }
    unflushed.remove(outlet);
    outlet.watchers().forEach(this::leave);
  }

  /**
   * Has {@code goodbye} said in its turn, one outlet after another, as the server stops. All at
   * once they would overrun the servers that they go to, and wait there for each other; until its
   * turn each is told of changes as before.
   */
  void part(Runnable goodbye) {
    if (parted == 0) {
      partingNanos = Math.min(PARTING_NANOS, PARTINGS_NANOS_MAX / Math.max(1, outlets.size()));
    }
    long wait = TimeUnit.NANOSECONDS.toMillis(partingNanos * parted++);
    context.owner().setTimer(Math.max(1, wait), turn -> goodbye.run());
  }

  /** A copy, so that what is done with each may close it. */
  List<Outlet> outlets() {
    return new ArrayList<>(outlets);
  }

  /** Has {@code outlet} flushed once all that is already on its way to this loop was written. */
  void wrote(Outlet outlet) {
    if (unflushed.isEmpty()) {
      context.runOnContext(v -> flushAll());
    }
    unflushed.add(outlet);
  }

  private void flushAll() {
    List<Outlet> all = new ArrayList<>(unflushed);
    unflushed.clear();
    all.forEach(Outlet::flush);
  }

  /** Has the next turn look for watchers that are behind. */
  void owe() {
    owing = true;
  }

  /** Asks the grid for all who are behind and have room. */
  void catchUpAll() {
    if (!owing) {
      return;
    }
    owing = false;
    for (Outlet outlet : outlets()) {
      owing |= !outlet.listens();
      for (Watcher watcher : outlet.watchers()) {
        if (watcher.wantsCatchUp()) {
          // Whoever cannot be answered now still wants it at the next turn.
          catchUp(watcher).otherwise(false);
        }
        owing |= watcher.isOwed();
      }
    }
  }

  /** Lets {@code watcher} hear of what changes from now on. */
  void join(Watcher watcher) {
    owe();
    observer.watching(watcher.key().view(), 1);
    LoopGroup group = groups.get(watcher.key());
    if (group == null) {
      group = new LoopGroup(watcher.key(), this);
      groups.put(watcher.key(), group);
    }
    group.add(watcher);
  }

  void leave(Watcher watcher) {
    if (watcher.close()) {
      observer.watching(watcher.key().view(), -1);
    }
    LoopGroup group = groups.get(watcher.key());
    if (group != null && group.remove(watcher)) {
      groups.remove(watcher.key());
      feeds.leave(group);
    }
  }

  /** The end of what was flushed to this loop; null when nothing is watched of {@code region}. */
  @Nullable Cursor flushed(RegionId region) {
    return flushed.get(region);
  }

  void flushed(RegionId region, Cursor at) {
    flushed.put(region, at);
  }

  /**
   * Asks the grid what changed since what {@code watcher} has, and gives it that.
   *
   * @return whether it could be brought up to date; false when only a whole board helps
   */
  Future<Boolean> catchUp(Watcher watcher) {
    watcher.asking();
    Channel.Key key = watcher.key();
    Cursor since = watcher.has();
    // What changes after the answer must come by itself: so that is asked for first.
    return joined(key)
        .compose(
            joined -> Since.read(exchange, key.region(), since, grid -> since(grid, key, since)))
        .onFailure(cause -> watcher.notAnswered())
        .map(
            caught -> {
              if (caught.frame() == null) {
                observer.refetched(key.view(), 1);
                watcher.outOfReach(caught.at());
                return false;
              }
              watcher.caughtUp(caught.frame(), caught.empty());
              return true;
            });
  }

  private Future<Void> joined(Channel.Key key) {
    LoopGroup group = groups.get(key);
    return group == null ? Future.succeededFuture() : group.joined(feeds::join);
  }

  private static CatchUp since(Grid grid, Channel.Key key, Cursor since) {
    Delta delta = grid.changes(key.view(), key.mask(), since);
    if (delta instanceof Delta.Changes changes) {
      return new CatchUp(
          new Frame(key, since, changes),
          changes.upsert().isEmpty() && changes.remove().isEmpty(),
          grid.at());
    }
    return new CatchUp(null, true, grid.at());
  }

  private record CatchUp(@Nullable Frame frame, boolean empty, Cursor at) {}
}
