package nl.doorstroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.doorstroom.metrics.Meters;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Spans and meters for a receiver of OpenTelemetry. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtlpExportIT {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String ASKING = "00f067aa0ba902b7";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration EVERY = Duration.ofMillis(500);

  @Test
  void without_the_option_nothing_is_sent() throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      try (TestServer server = TestServer.start(options -> options.otlpInterval = EVERY)) {
        assertThat(ask(server, "00-" + TRACE + "-" + ASKING + "-01").statusCode()).isEqualTo(200);
      }
      assertThat(receiver.calls()).isZero();
    }
  }

  @Test
  void with_it_traces_go_on_to_the_command_and_meters_are_sent() throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver();
        TestServer server = sending(receiver)) {
      HttpResponse<String> answer = ask(server, "00-" + TRACE + "-" + ASKING + "-01");
      String ours = answer.headers().firstValue("traceresponse").orElseThrow().split("-", -1)[2];
      Span asked = awaitSpan(receiver, "getBoard", TRACE);
      assertThat(hex(asked.getParentSpanId())).isEqualTo(ASKING);
      assertThat(hex(asked.getSpanId())).isEqualTo(ours);
      assertThat(asked.getEndTimeUnixNano()).isGreaterThan(asked.getStartTimeUnixNano());

      assertThat(new Publisher(server.client()).publish(1).isAccepted()).isTrue();
      Span command = awaitSpan(receiver, "PublishSlots", "");
      Span request = awaitSpan(receiver, "publishSlots", hex(command.getTraceId()));
      assertThat(request.getParentSpanId()).isEqualTo(ByteString.EMPTY);
      assertThat(command.getParentSpanId()).isEqualTo(request.getSpanId());
      assertThat(command.getAttributesList().toString()).contains("groningen", "ACCEPTED");

      ServerProcess.await(PATIENCE, () -> accepted(receiver) > 0);
      assertThat(receiver.metrics().stream().map(Metric::getName))
          .contains("doorstroom.http.request", "doorstroom.region.writable", "jvm.memory.used");
    }
  }

  @Test
  void of_who_asks_not_to_keep_a_trace_none_is_sent() throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver();
        TestServer server = sending(receiver)) {
      ask(server, "00-" + TRACE + "-" + ASKING + "-00");
      String later = TRACE.replace('4', '5');
      ask(server, "00-" + later + "-" + ASKING + "-01");
      awaitSpan(receiver, "getBoard", later);
      assertThat(receiver.spans()).noneMatch(span -> hex(span.getTraceId()).equals(TRACE));
    }
  }

  @Test
  void a_receiver_that_is_away_costs_a_line_of_the_log_until_it_is_back() throws Exception {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(OtlpExport.class);
    lines.start();
    log.addAppender(lines);
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      receiver.away = true;
      try (TestServer server = sending(receiver)) {
        int before = receiver.calls();
        ServerProcess.await(
            PATIENCE,
            () -> {
              assertThat(status(server)).isEqualTo(200);
              return receiver.calls() > before + 8;
            });
        assertThat(said(lines, "meters do not go")).isEqualTo(1);
        assertThat(said(lines, "spans do not go")).isEqualTo(1);
        receiver.away = false;
        ServerProcess.await(
            PATIENCE,
            () -> {
              assertThat(status(server)).isEqualTo(200);
              return accepted(receiver) >= 0 && !receiver.spans().isEmpty();
            });
        assertThat(new Publisher(server.client()).publish(1).isAccepted()).isTrue();
        ServerProcess.await(PATIENCE, () -> accepted(receiver) > 0);
      }
    } finally {
      log.detachAppender(lines);
    }
  }

  @Test
  void what_is_no_address_is_refused() {
    Meters meters = new Meters();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OtlpExport.to(URI.create("collector:4318"), EVERY, meters))
        .withMessageContaining("otlp-endpoint: collector:4318");
    meters.close();
  }

  private static TestServer sending(OtlpReceiver receiver) throws Exception {
    return TestServer.start(
        options -> {
          options.otlpEndpoint = receiver.endpoint();
          options.otlpInterval = EVERY;
        });
  }

  private static int status(TestServer server) {
    try {
      return ask(server, "").statusCode();
    } catch (IOException | InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static HttpResponse<String> ask(TestServer server, String parent)
      throws IOException, InterruptedException {
    URI board = URI.create(server.client().base() + ScreensWorld.REGION + "/boards/waits");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(board).header("traceparent", parent).build(),
            BodyHandlers.ofString());
  }

  /**
   * @param trace that it is of; empty for any
   */
  private static Span awaitSpan(OtlpReceiver receiver, String name, String trace) {
    ServerProcess.await(PATIENCE, () -> span(receiver, name, trace).isPresent());
    return span(receiver, name, trace).orElseThrow();
  }

  private static Optional<Span> span(OtlpReceiver receiver, String name, String trace) {
    return receiver.spans().stream()
        .filter(span -> span.getName().equals(name))
        .filter(span -> trace.isEmpty() || hex(span.getTraceId()).equals(trace))
        .findFirst();
  }

  /** Commands that were accepted, as the receiver was told last. */
  private static long accepted(OtlpReceiver receiver) {
    return receiver.metrics().stream()
        .filter(metric -> metric.getName().equals("doorstroom.command"))
        .flatMap(metric -> metric.getHistogram().getDataPointsList().stream())
        .filter(point -> point.getAttributesList().toString().contains("ACCEPTED"))
        .mapToLong(point -> point.getCount())
        .max()
        .orElse(0);
  }

  private static long said(ListAppender<ILoggingEvent> lines, String part) {
    return List.copyOf(lines.list).stream()
        .filter(line -> line.getFormattedMessage().contains(part))
        .count();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
