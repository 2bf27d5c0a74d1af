package nl.doorstroom.app;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.grid.View;
import nl.doorstroom.live.LiveObserver;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;

/**
 * Carries what leaves to those who watch to the meters.
 *
 * <p>This class is threadsafe.
 */
final class LiveMeters implements LiveObserver {

  private final Meters meters;
  private final Map<Road, AtomicInteger> connections = new EnumMap<>(Road.class);
  private final Map<View, AtomicInteger> watchers = new EnumMap<>(View.class);

  LiveMeters(Meters meters) {
    this.meters = meters;
    for (Road road : Road.values()) {
      AtomicInteger count = new AtomicInteger();
      connections.put(road, count);
      meters.gauge(MeterName.LIVE_CONNECTIONS, count::get, road.name().toLowerCase(Locale.ROOT));
    }
    for (View view : View.values()) {
      AtomicInteger count = new AtomicInteger();
      watchers.put(view, count);
      meters.gauge(MeterName.LIVE_WATCHERS, count::get, view.code());
      meters.expect(MeterName.LIVE_ROWS, view.code());
      meters.expect(MeterName.LIVE_DELTAS, view.code());
      meters.expect(MeterName.LIVE_CONFLATED, view.code());
      meters.expect(MeterName.LIVE_REFETCHES, view.code());
    }
  }

  @Override
  public void connected(Road road, int change) {
    Objects.requireNonNull(connections.get(road), "one for each").addAndGet(change);
  }

  @Override
  public void watching(View view, int change) {
    Objects.requireNonNull(watchers.get(view), "one for each").addAndGet(change);
  }

  @Override
  public void changed(View view, int rows) {
    meters.count(MeterName.LIVE_ROWS, rows, view.code());
  }

  @Override
  public void flushed(Duration took) {
    meters.time(MeterName.LIVE_FLUSH, took);
  }

  @Override
  public void sent(View view, int sent, int later) {
    meters.count(MeterName.LIVE_DELTAS, sent, view.code());
    if (later > 0) {
      meters.count(MeterName.LIVE_CONFLATED, later, view.code());
    }
  }

  @Override
  public void refetched(View view, int told) {
    meters.count(MeterName.LIVE_REFETCHES, told, view.code());
  }
}
