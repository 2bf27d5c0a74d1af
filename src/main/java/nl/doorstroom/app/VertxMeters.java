package nl.doorstroom.app;

import io.vertx.core.VertxOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;

/**
 * Tells the meters how far the pools of threads and of connections to the database are in use, and
 * how long one waits for them.
 *
 * <p>This class is threadsafe.
 */
final class VertxMeters implements VertxMetricsFactory {

  /** Connections to PostgreSQL. */
  static final String DATABASE = "database";

  private final Meters meters;
  private final Map<String, Use> pools = new ConcurrentHashMap<>();

  VertxMeters(Meters meters) {
    this.meters = meters;
  }

  @Override
  public VertxMetrics metrics(VertxOptions options) {
    return new VertxMetrics() {
      @Override
      public PoolMetrics<?, ?> createPoolMetrics(String type, String name, int size) {
        return pools.computeIfAbsent(called(type, name), Use::new).of(Math.max(0, size));
      }
    };
  }

  /** Of a closed list: pools of connections have made-up names. */
  private static String called(String type, String name) {
    return switch (type) {
      case "worker" -> name.startsWith("vert.x-internal") ? "internal" : "worker";
      case "sql" -> DATABASE;
      default -> type;
    };
  }

  /** All pools under one name, together. */
  private final class Use {

    private final String pool;
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger inUse = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();

    Use(String pool) {
      this.pool = pool;
      meters.gauge(MeterName.POOL_SIZE, size::get, pool);
      meters.gauge(MeterName.POOL_IN_USE, inUse::get, pool);
      meters.gauge(MeterName.POOL_WAITING, waiting::get, pool);
    }

    PoolMetrics<Long, Boolean> of(int most) {
      size.addAndGet(most);
      return new PoolMetrics<>() {
        @Override
        public Long enqueue() {
          waiting.incrementAndGet();
          return System.nanoTime();
        }

        @Override
        public void dequeue(Long since) {
          waiting.decrementAndGet();
          meters.time(MeterName.POOL_WAIT, Duration.ofNanos(System.nanoTime() - since), pool);
        }

        @Override
        public Boolean begin() {
          inUse.incrementAndGet();
          return true;
        }

        @Override
        public void end(Boolean used) {
          inUse.decrementAndGet();
        }

        @Override
        public void close() {
          size.addAndGet(-most);
        }
      };
    }
  }
}
