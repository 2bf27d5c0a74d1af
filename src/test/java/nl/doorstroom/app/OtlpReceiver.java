package nl.doorstroom.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Gathers what is sent by OTLP over HTTP, or refuses it. */
final class OtlpReceiver implements AutoCloseable {

  private static final int OK = 200;
  private static final int AWAY = 503;

  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<Metric> metrics = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** Whether it refuses what it is sent. */
  volatile boolean away;

  OtlpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::traces);
    server.createContext("/v1/metrics", this::metrics);
    server.setExecutor(threads);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Span> spans() {
    return spans;
  }

  List<Metric> metrics() {
    return metrics;
  }

  /** How often it was sent anything. */
  int calls() {
    return calls.get();
  }

  private void traces(HttpExchange exchange) throws IOException {
    ExportTraceServiceRequest request =
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
    if (answered(exchange)) {
      request
          .getResourceSpansList()
          .forEach(of -> of.getScopeSpansList().forEach(in -> spans.addAll(in.getSpansList())));
    }
  }

  private void metrics(HttpExchange exchange) throws IOException {
    ExportMetricsServiceRequest request =
        ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody());
    if (answered(exchange)) {
      request
          .getResourceMetricsList()
          .forEach(
              of -> of.getScopeMetricsList().forEach(in -> metrics.addAll(in.getMetricsList())));
    }
  }

  private boolean answered(HttpExchange exchange) throws IOException {
    boolean takes = !away;
    calls.incrementAndGet();
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(takes ? OK : AWAY, -1);
    exchange.close();
    return takes;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
