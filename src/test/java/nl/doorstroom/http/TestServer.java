package nl.doorstroom.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.doorstroom.access.DemoAccess;
import nl.doorstroom.access.Principal;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.memory.MemoryJournal;

/** A whole server on a free port, over a journal in memory, with one configured region. */
final class TestServer implements AutoCloseable {

  static final String REGION = "groningen";

  private final Vertx vertx;
  private final LocalExchange exchange;
  private final HttpVerticle verticle;

  /** Why the server says that it is not ready; none to begin with. */
  final List<String> reasons = new CopyOnWriteArrayList<>();

  /** Whether it says that it is about to stop. */
  final AtomicBoolean leaving = new AtomicBoolean();

  private TestServer(Vertx vertx, LocalExchange exchange, Path webroot) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.verticle =
        new HttpVerticle(
            new HttpSettings("127.0.0.1", 0, webroot),
            services(exchange, new Told(reasons, leaving), webroot));
  }

  static TestServer start(Path webroot) {
    try {
      Files.writeString(
          webroot.resolve("index.html"),
          "<!doctype html><html lang=\"nl\"><head><title>Doorstroom</title><!--importmap-->"
              + "</head><body></body></html>");
      Files.writeString(webroot.resolve("app.js"), "export {};\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Vertx vertx = Vertx.vertx();
    LocalExchange exchange =
        await(
            LocalExchange.start(vertx, new MemoryJournal(new NodeId("test")), EngineObserver.NONE));
    TestServer server = new TestServer(vertx, exchange, webroot);
    await(exchange.open(new RegionId(REGION)));
    await(vertx.deployVerticle(server.verticle));
    server
        .client("demo-administrator")
        .put("/api/v1/regions/groningen/config", resource("region-config.json"))
        .expect(200);
    return server;
  }

  /** What a test says of the server. */
  private record Told(List<String> reasons, AtomicBoolean leaving) implements Readiness {

    @Override
    public boolean isLeaving() {
      return leaving.get();
    }
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + verticle.port() + path);
  }

  static HttpServices services(LocalExchange exchange, Readiness readiness, Path directory) {
    SecureRandom random = new SecureRandom();
    byte[] secret = new byte[Secret.BYTES_MIN];
    random.nextBytes(secret);
    return new HttpServices(
        exchange,
        new DemoAccess(true),
        new Secret(secret),
        new MemoryReferences(),
        () -> {
          byte[] token = new byte[16];
          random.nextBytes(token);
          return new PersonToken(HexFormat.of().formatHex(token));
        },
        InstantSource.system(),
        pc4 ->
            pc4.equals("9711")
                ? new Postcodes.Area("9711", "Groningen", "Groningen", "Groningen", 53.2, 6.5)
                : null,
        new Suggestions(
            exchange, (from, to) -> 12, InstantSource.system(), (region, made, took) -> {}),
        TestServer::imported,
        new FakeFiles(directory.resolve("received")),
        new MemoryAddresses(),
        TestServer::weekly,
        (region, speed, paused) ->
            Future.succeededFuture(
                new DemoControl.Pace(speed == null ? 1 : speed, Boolean.TRUE.equals(paused))),
        readiness,
        NoMonitoring.NONE,
        new Door(NoMonitoring.NONE, false),
        List.of());
  }

  /** Once a week, three times: following rules is another room's. */
  private static Future<Recurring.Expansion> weekly(
      Recurring.Pattern pattern, ZoneId zone, Instant to) {
    if (!pattern.rule().startsWith("FREQ=WEEKLY")) {
      return Future.failedFuture(new IllegalArgumentException("rule: (expected: FREQ=WEEKLY)"));
    }
    List<Recurring.Occurrence> found = new ArrayList<>();
    for (int week = 0; week < 3; week++) {
      LocalDateTime local = pattern.start().plusWeeks(week);
      Instant start = local.atZone(zone).toInstant();
      if (!pattern.exceptDays().contains(local.toLocalDate()) && start.isBefore(to)) {
        found.add(new Recurring.Occurrence(start, start.plus(pattern.length())));
      }
    }
    List<LocalDate> holidays =
        pattern.withoutHolidays() ? List.of(LocalDate.of(2026, 12, 25)) : List.of();
    return Future.succeededFuture(new Recurring.Expansion(found, holidays));
  }

  private static Future<io.vertx.core.buffer.Buffer> imported(
      io.vertx.core.buffer.Buffer file, Principal by) {
    return file.toString().startsWith("Instelling")
        ? Future.succeededFuture(io.vertx.core.buffer.Buffer.buffer("{\"rows\":1}"))
        : Future.failedFuture(
            new IllegalArgumentException("column 1: none (expected: Instelling)"));
  }

  /** A client with the identity {@code bearer}; empty for none. */
  TestClient client(String bearer) {
    return new TestClient(verticle.port(), bearer);
  }

  LocalExchange exchange() {
    return exchange;
  }

  static String resource(String name) {
    try (var in = TestServer.class.getResourceAsStream("/http/" + name)) {
      return new String(
          java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(exchange.close());
    await(vertx.close());
  }
}
