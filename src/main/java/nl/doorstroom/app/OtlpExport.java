package nl.doorstroom.app;

import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.http.Trace;
import nl.doorstroom.metrics.Meters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what requests and their commands took, and all meters, to a receiver of OpenTelemetry: OTLP
 * over HTTP, in the background. While the receiver is away it is said once in the log, and what it
 * would have been sent is dropped.
 *
 * <p>A span says what was asked and what became of it, in codes: nothing of who asked, of anybody,
 * or of what a command holds.
 *
 * <p>This class is threadsafe.
 */
final class OtlpExport implements Spans {

  private static final Logger log = LoggerFactory.getLogger(OtlpExport.class);

  private static final String SERVICE = "doorstroom";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int UNABLE = 500;

  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> REGION = AttributeKey.stringKey("doorstroom.region");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("doorstroom.outcome");

  /** What the exporter would say itself, with a stack trace, each time. */
  private static final java.util.logging.Logger ITS_OWN =
      java.util.logging.Logger.getLogger("io.opentelemetry.exporter");

  /** The trace that the span which this thread makes now is of. */
  private static final ThreadLocal<@Nullable Trace> MAKING = new ThreadLocal<>();

  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final OtlpMeterRegistry registry;

  private OtlpExport(URI endpoint, Duration every, Meters meters) {
    String base = endpoint.toString().replaceFirst("/+$", "");
    ITS_OWN.setLevel(Level.OFF);
    provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), SERVICE)))
            .setIdGenerator(new OfTraces())
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        new Said(
                            OtlpHttpSpanExporter.builder()
                                .setEndpoint(base + "/v1/traces")
                                .setTimeout(PATIENCE)
                                .setRetryPolicy(null)
                                .build(),
                            new Once("spans", base)))
                    .setScheduleDelay(every.compareTo(PATIENCE) < 0 ? every : PATIENCE)
                    .build())
            .build();
    tracer = provider.get(SERVICE);
    registry = registry(base, every);
    meters.tellAlso(registry);
  }

  /**
   * One to {@code endpoint}; {@link Spans#NONE} where that is null.
   *
   * @param endpoint without the path: {@code http://collector:4318}
   * @param every pace at which meters are sent
   * @throws IllegalArgumentException when {@code endpoint} is no address of HTTP
   */
  static Spans to(@Nullable URI endpoint, Duration every, Meters meters) {
    if (endpoint == null) {
      return NONE;
    }
    String scheme = String.valueOf(endpoint.getScheme());
    if (!scheme.matches("https?") || endpoint.getHost() == null) {
      throw new IllegalArgumentException(
          "otlp-endpoint: " + endpoint + " (expected: like http://collector:4318)");
    }
    return new OtlpExport(endpoint, every, meters);
  }

  private static OtlpMeterRegistry registry(String base, Duration every) {
    OtlpConfig config =
        new OtlpConfig() {
          @Override
          public @Nullable String get(String key) {
            return null;
          }

          @Override
          public String url() {
            return base + "/v1/metrics";
          }

          @Override
          public Duration step() {
            return every;
          }

          @Override
          public Map<String, String> resourceAttributes() {
            return Map.of("service.name", SERVICE);
          }
        };
    Once once = new Once("meters", base);
    OtlpMetricsSender sender =
        new OtlpHttpMetricsSender(new HttpUrlConnectionSender(PATIENCE, PATIENCE));
    return OtlpMeterRegistry.builder(config)
        .metricsSender(
            request -> {
              try {
                sender.send(request);
                once.went();
              } catch (Exception away) {
                once.failed(String.valueOf(away.getMessage()));
              }
            })
        .build();
  }

  @Override
  public boolean areKept() {
    return true;
  }

  @Override
  public void request(String operation, int status, Duration took) {
    Trace trace = Trace.current();
    if (trace == null || !trace.sampled()) {
      return;
    }
    Instant ended = Instant.now();
    SpanBuilder builder =
        tracer
            .spanBuilder(operation)
            .setSpanKind(SpanKind.SERVER)
            .setParent(under(trace.traceId(), trace.parentId()))
            .setStartTimestamp(ended.minus(took))
            .setAttribute(STATUS, (long) status);
    MAKING.set(trace);
    Span span = builder.startSpan();
    MAKING.remove();
    if (status >= UNABLE) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(ended);
  }

  @Override
  public Future<Answer> command(RegionId region, Submission submission, Future<Answer> answer) {
    Trace trace = Trace.current();
    if (trace == null || !trace.sampled()) {
      return answer;
    }
    Span span =
        tracer
            .spanBuilder(submission.command().getClass().getSimpleName())
            .setParent(under(trace.traceId(), trace.spanId()))
            .setStartTimestamp(Instant.now())
            .setAttribute(REGION, region.value())
            .startSpan();
    return answer.onComplete(
        done -> {
          if (done.failed()) {
            span.setStatus(StatusCode.ERROR);
          }
          span.setAttribute(OUTCOME, outcome(done.result())).end(Instant.now());
        });
  }

  private static String outcome(@Nullable Answer answer) {
    if (answer instanceof Answer.Refused refused) {
      return refused.rejection().reason().name();
    }
    return answer == null ? "FAILED" : "ACCEPTED";
  }

  /** Where a span stands: under another, or at the top of its trace. */
  private static Context under(String traceId, @Nullable String parentId) {
    return parentId == null
        ? Context.root()
        : Context.root()
            .with(
                Span.wrap(
                    SpanContext.createFromRemoteParent(
                        traceId, parentId, TraceFlags.getSampled(), TraceState.getDefault())));
  }

  /** Sends what there is, for as long as patience lasts. */
  @Override
  public void close() {
    provider.close();
    registry.close();
  }

  /** A request's span has the name that its answer, the log and the meters give it already. */
  private static final class OfTraces implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();

    @Override
    public String generateSpanId() {
      Trace trace = MAKING.get();
      return trace == null ? random.generateSpanId() : trace.spanId();
    }

    @Override
    public String generateTraceId() {
      Trace trace = MAKING.get();
      return trace == null ? random.generateTraceId() : trace.traceId();
    }
  }

  /** Says that a receiver is away when it goes, and that it is back, and nothing in between. */
  private static final class Once {

    private final String what;
    private final String where;
    private final AtomicBoolean away = new AtomicBoolean();

    Once(String what, String where) {
      this.what = what;
      this.where = where;
    }

    void went() {
      if (away.compareAndSet(true, false)) {
        log.info("{} go to {} again", what, where);
      }
    }

    void failed(String why) {
      if (away.compareAndSet(false, true)) {
        log.warn("{} do not go to {}: {}", what, where, why);
      }
    }
  }

  private record Said(SpanExporter exporter, Once once) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      CompletableResultCode done = exporter.export(spans);
      return done.whenComplete(
          () -> {
            if (done.isSuccess()) {
              once.went();
            } else {
              Throwable why = done.getFailureThrowable();
              once.failed(why == null ? "refused" : why.toString());
            }
          });
    }

    @Override
    public CompletableResultCode flush() {
      return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return exporter.shutdown();
    }
  }
}
