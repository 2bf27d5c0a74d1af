package nl.doorstroom.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts, times and gauges by {@link MeterName}, and the page that Prometheus reads.
 *
 * <p>This class is threadsafe.
 */
public final class Meters implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();

  public Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  public void count(MeterName meter, @Nullable String tagValue) {
    Counter.builder(meter.id())
        .description(meter.description())
        .tags(tags(meter, tagValue))
        .register(registry)
        .increment();
  }

  public void time(MeterName meter, Duration duration, @Nullable String tagValue) {
    Timer.builder(meter.id())
        .description(meter.description())
        .publishPercentileHistogram()
        .tags(tags(meter, tagValue))
        .register(registry)
        .record(duration);
  }

  public void record(MeterName meter, double amount, @Nullable String tagValue) {
    DistributionSummary.builder(meter.id())
        .description(meter.description())
        .tags(tags(meter, tagValue))
        .register(registry)
        .record(amount);
  }

  /**
   * Has {@code value} asked each time the page is read. Setting the same gauge again changes
   * nothing.
   */
  public void gauge(MeterName meter, Supplier<Number> value, @Nullable String tagValue) {
    Gauge.builder(meter.id(), value)
        .description(meter.description())
        .tags(tags(meter, tagValue))
        .register(registry);
  }

  /** All of it in Prometheus's text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }

  private static Tags tags(MeterName meter, @Nullable String value) {
    String tag = meter.tag();
    if ((tag == null) != (value == null)) {
      throw new IllegalArgumentException(
          meter + ": tag value " + value + " (expected: " + tag + ")");
    }
    return tag == null || value == null ? Tags.empty() : Tags.of(tag, value);
  }
}
