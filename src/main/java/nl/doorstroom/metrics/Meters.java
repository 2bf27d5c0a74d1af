package nl.doorstroom.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.doorstroom.metrics.MeterName.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Counts, times and gauges by {@link MeterName}, and the page that Prometheus reads. Values of tags
 * come in the order of the tags.
 *
 * <p>This class is threadsafe.
 */
public final class Meters implements AutoCloseable {

  /** What an answer of a machine is told apart by. */
  private static final Duration[] FAST =
      millis(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_500, 5_000, 10_000);

  /** What an answer of people is told apart by: a minute to a month. */
  private static final Duration[] PATIENT = {
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(4),
    Duration.ofHours(8),
    Duration.ofDays(1),
    Duration.ofDays(2),
    Duration.ofDays(4),
    Duration.ofDays(7),
    Duration.ofDays(14),
    Duration.ofDays(30)
  };

  /** To Prometheus they would be called what they are not: in nanoseconds, or a count. */
  private static final Set<String> MISNAMED = Set.of("process.cpu.time", "system.cpu.count");

  private static final double[] AMOUNTS = {1, 4, 16, 64, 256, 1_024, 4_096};

  private record Key(MeterName meter, List<String> values) {}

  /**
   * A meter as it is read here, and where else it is told.
   *
   * @param elsewhere null while it is told nowhere else
   */
  private record Kept(Meter meter, @Nullable Meter elsewhere) {}

  private final PrometheusMeterRegistry registry;
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final JvmGcMetrics gcElsewhere = new JvmGcMetrics();

  /** Asking the registry costs more than counting. */
  private final Map<Key, Kept> known = new ConcurrentHashMap<>();

  private volatile @Nullable MeterRegistry elsewhere;

  /** Meters of which no value names a trace. */
  public Meters() {
    this(() -> null);
  }

  /**
   * @param current the span in which something is measured now, where it is kept: a value now and
   *     then names it; null in none
   */
  public Meters(Supplier<@Nullable Span> current) {
    registry =
        new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT,
            new PrometheusRegistry(),
            Clock.SYSTEM,
            new CurrentSpan(current));
    tellMachine(registry, gc);
    double now = System.currentTimeMillis() / 1000.0;
    gauge(MeterName.STARTED, () -> now);
  }

  private static void tellMachine(MeterRegistry to, JvmGcMetrics gc) {
    to.config()
        .meterFilter(MeterFilter.denyUnless(id -> MeterName.isKnown(id.getName())))
        .meterFilter(MeterFilter.deny(id -> MISNAMED.contains(id.getName())));
    new JvmMemoryMetrics().bindTo(to);
    new JvmThreadMetrics().bindTo(to);
    new ProcessorMetrics().bindTo(to);
    new FileDescriptorMetrics().bindTo(to);
    new UptimeMetrics().bindTo(to);
    gc.bindTo(to);
    FunctionCounter.builder("process.cpu", ProcessHandle.current(), Meters::cpuSeconds)
        .description("CPU time of this process")
        .baseUnit("seconds")
        .register(to);
  }

  /**
   * Tells {@code other} everything too, from now on: what was counted before is not told. Once
   * only; {@code other} is closed by who made it, after this.
   */
  public void tellAlso(MeterRegistry other) {
    elsewhere = other;
    tellMachine(other, gcElsewhere);
    known.replaceAll((key, kept) -> new Kept(kept.meter(), elsewhere(key, kept.meter())));
  }

  public void count(MeterName meter, String... tagValues) {
    count(meter, 1, tagValues);
  }

  public void count(MeterName meter, int amount, String... tagValues) {
    Kept kept = meter(meter, Kind.COUNTER, tagValues);
    ((Counter) kept.meter()).increment(amount);
    if (kept.elsewhere() instanceof Counter also) {
      also.increment(amount);
    }
  }

  public void time(MeterName meter, Duration duration, String... tagValues) {
    Kept kept = meter(meter, Kind.TIMER, tagValues);
    ((Timer) kept.meter()).record(duration.toNanos(), TimeUnit.NANOSECONDS);
    if (kept.elsewhere() instanceof Timer also) {
      also.record(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  public void record(MeterName meter, double amount, String... tagValues) {
    Kept kept = meter(meter, Kind.SUMMARY, tagValues);
    ((DistributionSummary) kept.meter()).record(amount);
    if (kept.elsewhere() instanceof DistributionSummary also) {
      also.record(amount);
    }
  }

  /**
   * Has a counter or timer of one tag stand at nothing for each value of a closed list, so that a
   * first time is seen as a change.
   */
  public void expect(MeterName meter, Enum<?>... values) {
    expect(meter, Arrays.stream(values).map(Enum::name).toArray(String[]::new));
  }

  /** As by a list, of values that are no enum. */
  public void expect(MeterName meter, String... values) {
    for (String value : values) {
      meter(meter, meter.kind(), value);
    }
  }

  /** Has a counter or timer stand at nothing under values of all its tags. */
  public void expectOf(MeterName meter, String... tagValues) {
    meter(meter, meter.kind(), tagValues);
  }

  /** As by a list, of a meter without tags. */
  public void expect(MeterName meter) {
    meter(meter, meter.kind());
  }

  /**
   * Has {@code value} asked each time the page is read. Setting the same gauge again changes
   * nothing.
   */
  public void gauge(MeterName meter, Supplier<Number> value, String... tagValues) {
    known.computeIfAbsent(
        key(meter, Kind.GAUGE, tagValues),
        key -> {
          Gauge gauge = make(key, value, registry);
          return new Kept(gauge, elsewhere(key, gauge));
        });
  }

  /** Takes a gauge away, of what is no more. */
  public void drop(MeterName meter, String... tagValues) {
    Kept gone = known.remove(key(meter, Kind.GAUGE, tagValues));
    if (gone != null) {
      registry.remove(gone.meter());
      MeterRegistry other = elsewhere;
      if (other != null && gone.elsewhere() != null) {
        other.remove(gone.elsewhere());
      }
    }
  }

  /** What a counter or gauge stands at, all its tags together. */
  public double sum(MeterName meter) {
    return sum(meter, List.of());
  }

  /** What a counter or gauge stands at under some values of its first tags. */
  public double sum(MeterName meter, List<String> tagValues) {
    return known.entrySet().stream()
        .filter(
            each ->
                each.getKey().meter() == meter
                    && each.getKey().values().subList(0, tagValues.size()).equals(tagValues))
        .mapToDouble(each -> value(each.getValue().meter()))
        .sum();
  }

  /** How often what a timer times took how long, all its tags together. */
  public Times times(MeterName meter) {
    return times(meter, tagValues -> true);
  }

  /** As {@link #times(MeterName)}, of those whose tags are as {@code which} says. */
  public Times times(MeterName meter, Predicate<List<String>> which) {
    return known.entrySet().stream()
        .filter(each -> each.getKey().meter() == meter && which.test(each.getKey().values()))
        .map(each -> times(((Timer) each.getValue().meter()).takeSnapshot()))
        .reduce(Times.NONE, Times::and);
  }

  private static double value(Meter meter) {
    return meter instanceof Counter counter
        ? counter.count()
        : meter instanceof Gauge gauge ? gauge.value() : 0;
  }

  private static Times times(HistogramSnapshot snapshot) {
    return new Times(
        Arrays.stream(snapshot.histogramCounts())
            .map(at -> new Times.Bucket(at.bucket(TimeUnit.SECONDS), (long) at.count()))
            .toList(),
        snapshot.count());
  }

  /**
   * All of it, in the format that {@code accept} asks for.
   *
   * @param accept as the header has it; OpenMetrics where it names that, else Prometheus's text
   */
  public Page scrape(String accept) {
    String type =
        accept.contains("application/openmetrics-text")
            ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
            : "text/plain; version=0.0.4; charset=utf-8";
    return new Page(type, registry.scrape(type));
  }

  /** Where in a trace something is measured. */
  public record Span(String traceId, String spanId) {}

  private record CurrentSpan(Supplier<@Nullable Span> current) implements SpanContext {

    @Override
    public @Nullable String getCurrentTraceId() {
      Span span = current.get();
      return span == null ? null : span.traceId();
    }

    @Override
    public @Nullable String getCurrentSpanId() {
      Span span = current.get();
      return span == null ? null : span.spanId();
    }

    @Override
    public boolean isCurrentSpanSampled() {
      return current.get() != null;
    }

    @Override
    public void markCurrentSpanAsExemplar() {
      // Who asks keeps it already.
    }
  }

  /** What Prometheus reads. */
  public record Page(String contentType, String text) {}

  @Override
  public void close() {
    gc.close();
    gcElsewhere.close();
    registry.close();
  }

  private static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
  }

  private Kept meter(MeterName meter, Kind kind, String... tagValues) {
    Key key = key(meter, kind, tagValues);
    // Looked up first: computing takes a lock even where there is nothing to compute.
    Kept there = known.get(key);
    return there == null ? known.computeIfAbsent(key, this::make) : there;
  }

  private static Key key(MeterName meter, Kind kind, String... tagValues) {
    if (meter.kind() != kind || meter.tags().size() != tagValues.length) {
      throw new IllegalArgumentException(
          kind
              + " "
              + meter
              + List.of(tagValues)
              + " (expected: "
              + meter.kind()
              + " "
              + meter.tags()
              + ")");
    }
    return new Key(meter, List.of(tagValues));
  }

  private Kept make(Key key) {
    Meter meter = make(key, registry);
    return new Kept(meter, elsewhere(key, meter));
  }

  /** What tells elsewhere what {@code meter} tells here; null where nobody is told. */
  private @Nullable Meter elsewhere(Key key, Meter meter) {
    MeterRegistry other = elsewhere;
    if (other == null) {
      return null;
    }
    return meter instanceof Gauge gauge ? make(key, gauge::value, other) : make(key, other);
  }

  private static Gauge make(Key key, Supplier<Number> value, MeterRegistry registry) {
    MeterName meter = key.meter();
    return Gauge.builder(meter.id(), value)
        .description(meter.description())
        .baseUnit(meter.baseUnit())
        .tags(tags(key))
        .register(registry);
  }

  private static Meter make(Key key, MeterRegistry registry) {
    MeterName meter = key.meter();
    return switch (meter.kind()) {
      case COUNTER ->
          Counter.builder(meter.id())
              .description(meter.description())
              .baseUnit(meter.baseUnit())
              .tags(tags(key))
              .register(registry);
      case TIMER ->
          Timer.builder(meter.id())
              .description(meter.description())
              .serviceLevelObjectives(meter.isOfPeople() ? PATIENT : FAST)
              .tags(tags(key))
              .register(registry);
      case SUMMARY ->
          DistributionSummary.builder(meter.id())
              .description(meter.description())
              .baseUnit(meter.baseUnit())
              .serviceLevelObjectives(AMOUNTS)
              .tags(tags(key))
              .register(registry);
      case GAUGE -> throw new IllegalArgumentException(meter + " (expected: set with a value)");
    };
  }

  private static List<Tag> tags(Key key) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < key.values().size(); i++) {
      tags.add(Tag.of(key.meter().tags().get(i), key.values().get(i)));
    }
    return tags;
  }

  private static Duration[] millis(long... each) {
    Duration[] all = new Duration[each.length];
    for (int i = 0; i < each.length; i++) {
      all[i] = Duration.ofMillis(each[i]);
    }
    return all;
  }
}
