package nl.doorstroom.live;

import io.netty.buffer.ByteBuf;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.grid.Cursor;

/**
 * The heartbeat of one event loop: tells every client how true its picture is.
 *
 * <p><b>Threads.</b> Confined to the loop's context.
 */
final class Ticker {

  /** How often clients hear of the state of their regions. */
  static final Duration TICK = Duration.ofSeconds(2);

  private final LoopState loop;
  private final Exchange exchange;

  Ticker(LoopState loop, Exchange exchange) {
    this.loop = loop;
    this.exchange = exchange;
  }

  /** Tells every client the state of its regions as of {@code now}. */
  void tick(Instant now) {
    Map<Map<RegionId, Boolean>, Tick> ticks = new HashMap<>();
    for (Outlet outlet : loop.outlets()) {
      Tick tick = ticks.computeIfAbsent(regions(outlet.watchers()), key -> tick(now, key));
      if (outlet instanceof LiveSocket socket) {
        socket.tick(tick.frame());
      } else if (outlet instanceof EventStream stream && stream.ready()) {
        stream.tick(tick.json());
      }
    }
  }

  /** Each region that is watched, and whether the client has all of what was flushed of it. */
  private static Map<RegionId, Boolean> regions(List<Watcher> watchers) {
    Map<RegionId, Boolean> regions = new HashMap<>();
    for (Watcher watcher : watchers) {
      regions.merge(watcher.key().region(), watcher.isCurrent(), Boolean::logicalAnd);
    }
    return regions;
  }

  private Tick tick(Instant now, Map<RegionId, Boolean> regions) {
    Map<String, Object> states = new TreeMap<>();
    regions.forEach(
        (region, current) -> {
          RegionStatus status = exchange.status(region);
          JsonObject state =
              new JsonObject()
                  .put("offset", status.position())
                  .put("confirmed", status.confirmed().toString())
                  .put("writable", status.writable());
          Cursor flushed = loop.flushed(region);
          if (current && flushed != null) {
            state.put("at", flushed.toString());
          }
          states.put(region.value(), state);
        });
    String json =
        new JsonObject()
            .put("op", "tick")
            .put("at", now.truncatedTo(ChronoUnit.MILLIS).toString())
            .put("regions", new JsonObject(states))
            .encode();
    return new Tick(json, Frame.text(json.getBytes(StandardCharsets.UTF_8), new byte[0]));
  }

  private record Tick(String json, ByteBuf frame) {}
}
