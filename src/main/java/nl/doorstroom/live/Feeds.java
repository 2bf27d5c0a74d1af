package nl.doorstroom.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Grid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is watched in each region, flushed at a steady pace: changes that come faster are conflated.
 *
 * <p><b>Threads.</b> Safe to call from any loop.
 */
final class Feeds {

  private static final Logger log = LoggerFactory.getLogger(Feeds.class);

  private final Vertx vertx;
  private final Exchange exchange;
  private final Duration flushTick;
  private final LiveObserver observer;
  private final Map<RegionId, Feed> feeds = new ConcurrentHashMap<>();

  Feeds(Vertx vertx, Exchange exchange, Duration flushTick, LiveObserver observer) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.flushTick = flushTick;
    this.observer = observer;
  }

  /**
   * Has what changes sent to {@code group}; fails where the region is not known, yet or any more.
   */
  Future<Void> join(LoopGroup group) {
    return change(group, Feed::join);
  }

  void leave(LoopGroup group) {
    change(group, Feed::leave)
        .onFailure(
            cause -> log.warn("region={} watch not ended", group.key().region().value(), cause));
  }

  private Future<Void> change(LoopGroup group, Change change) {
    RegionId region = group.key().region();
    Feed feed = feeds.computeIfAbsent(region, Feed::new);
    return exchange
        .read(
            region,
            grid -> {
              change.apply(feed, grid, group);
              return true;
            })
        .mapEmpty();
  }

  private interface Change {
    void apply(Feed feed, Grid grid, LoopGroup group);
  }

  /** Confined to the context of its region. */
  private final class Feed {

    private final RegionId region;
    private final Map<Channel.Key, Channel> channels = new HashMap<>();
    private final Set<LoopState> loops = new LinkedHashSet<>();
    private boolean watching;
    private boolean scheduled;

    Feed(RegionId region) {
      this.region = region;
    }

    void join(Grid grid, LoopGroup group) {
      if (!watching) {
        watching = true;
        exchange.watch(region, this::committed);
      }
      channels.computeIfAbsent(group.key(), key -> new Channel(key, grid.at())).join(group);
      if (loops.add(group.loop())) {
        tell(group.loop(), grid.at());
      }
    }

    void leave(Grid grid, LoopGroup group) {
      Channel channel = channels.get(group.key());
      if (channel != null && channel.leave(group)) {
        channels.remove(group.key());
      }
      if (channels.values().stream().noneMatch(left -> left.reaches(group.loop()))) {
        // Not told of what is flushed any more; told anew when it comes back.
        loops.remove(group.loop());
      }
    }

    private void committed(Grid grid) {
      if (scheduled || channels.isEmpty()) {
        return;
      }
      scheduled = true;
      vertx.setTimer(flushTick.toMillis(), timer -> flush(grid));
    }

    private void flush(Grid grid) {
      scheduled = false;
      long began = System.nanoTime();
      for (Channel channel : channels.values()) {
        int rows = channel.flush(grid);
        if (rows > 0) {
          observer.changed(channel.view(), rows);
        }
      }
      observer.flushed(Duration.ofNanos(System.nanoTime() - began));
      loops.forEach(loop -> tell(loop, grid.at()));
    }

    /** After the frames, by the same road: whoever reads it has been given those. */
    private void tell(LoopState loop, Cursor at) {
      loop.context().runOnContext(v -> loop.flushed(region, at));
    }
  }
}
