package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.doorstroom.access.DemoAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The door, before work that ends when the test says so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorTest {

  private static final String COMMAND = "/api/v1/regions/groningen/slots";
  private static final String READ = "/api/v1/regions/groningen/boards/waits";
  private static final int PATIENCE_SECONDS = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Door door = new Door(NoMonitoring.NONE);
  private final DemoAccess access = new DemoAccess(true);
  private final BlockingQueue<RoutingContext> inside = new LinkedBlockingQueue<>();
  private final HttpServer server =
      await(
          vertx
              .createHttpServer(HttpVerticle.options(List.of()))
              .requestHandler(router())
              .listen(0, "127.0.0.1"));

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(access::settle);
    router.route().handler(ctx -> door.handle(ctx, access));
    router.route().handler(inside::add);
    return router;
  }

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  private TestClient as(String who) {
    return new TestClient(server.actualPort(), who);
  }

  private CompletableFuture<TestClient.Answered> ask(String who, String method, String path) {
    return as(who).sendLater(method, path, method.equals("POST") ? "{}" : "");
  }

  private RoutingContext next() {
    try {
      RoutingContext ctx = inside.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(ctx).as("a request that was let in").isNotNull();
      return ctx;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has as many commands inside as one client may have. */
  private List<RoutingContext> flood(String who) {
    List<RoutingContext> held = new ArrayList<>();
    for (int i = 0; i < Admission.LIMIT_FIRST / 2; i++) {
      var unused = ask(who, "POST", COMMAND);
      held.add(next());
    }
    return held;
  }

  private static void end(RoutingContext ctx) {
    ctx.vertx().runOnContext(v -> ctx.response().setStatusCode(204).end());
  }

  @Test
  void who_is_turned_away_is_told_at_once_and_when_to_come_back() throws Exception {
    flood("demo-planner@a");
    Set<String> after = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      TestClient.Answered answer =
          as("demo-planner@a").post(COMMAND, "{}").expectProblem(429, "overloaded");
      after.add(answer.header("retry-after"));
    }
    assertThat(after).isSubsetOf("1", "2", "3", "4").hasSizeGreaterThan(1);
  }

  @Test
  void one_that_floods_leaves_room_for_others_and_for_reads() {
    flood("demo-planner@a");

    var other = ask("demo-planner@b", "POST", COMMAND);
    end(next());
    assertThat(other.join().status()).isEqualTo(204);
    var read = ask("demo-planner@a", "GET", READ);
    end(next());
    assertThat(read.join().status()).isEqualTo(204);
  }

  @Test
  void a_place_is_free_again_once_its_answer_has_left_or_its_client_has() throws Exception {
    List<RoutingContext> held = flood("demo-planner@a");
    assertThat(as("demo-planner@a").post(COMMAND, "{}").status()).isEqualTo(429);

    end(held.get(0));
    var again = askUntilLetIn("demo-planner@a");
    assertThat(as("demo-planner@a").post(COMMAND, "{}").status()).isEqualTo(429);
    end(again);

    RoutingContext last = askUntilLetIn("demo-planner@a");
    vertx.runOnContext(v -> last.request().connection().close());
    end(askUntilLetIn("demo-planner@a"));
  }

  /** What leaves is known a moment after its answer is. */
  private RoutingContext askUntilLetIn(String who) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      var unused = ask(who, "POST", COMMAND);
      RoutingContext ctx = inside.poll(20, TimeUnit.MILLISECONDS);
      if (ctx != null) {
        return ctx;
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(Duration.ofSeconds(PATIENCE_SECONDS));
    }
  }

  @Test
  void what_watches_over_the_server_and_what_watches_boards_is_never_turned_away() {
    for (int i = 0; i < Admission.LIMIT_FIRST; i++) {
      var unused = ask("demo-gp@" + i, "GET", READ);
      next();
    }
    assertThat(as("demo-gp@z").get(READ).status()).isEqualTo(429);

    for (String path :
        List.of("/health/live", "/health/ready", "/metrics", "/planning", READ + "/events")) {
      var answer = ask("demo-gp@z", "GET", path);
      end(next());
      assertThat(answer.join().status()).as(path).isEqualTo(204);
    }
  }

  @Test
  void large_bodies_that_do_not_fit_in_memory_are_not_waited_for() throws Exception {
    int fitting = (int) (Door.BODIES_MAX / HttpVerticle.BODY_MAX);
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < fitting; i++) {
        slow.add(begin("demo-planner@" + i % 8, HttpVerticle.BODY_MAX));
        next();
      }
      slow.add(begin("demo-planner@z", HttpVerticle.BODY_MAX));
      String answer = answer(slow.get(fitting));
      assertThat(answer).startsWith("HTTP/1.1 429").containsIgnoringCase("connection: close");
      var small = ask("demo-planner@z", "POST", COMMAND);
      end(next());
      assertThat(small.join().status()).isEqualTo(204);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void of_requests_sent_ahead_on_one_connection_one_is_worked_on() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      String one = "GET " + READ + "?n=%d HTTP/1.1\r\nHost: x\r\n\r\n";
      StringBuilder all = new StringBuilder();
      IntStream.range(0, 500).forEach(n -> all.append(one.formatted(n)));
      socket.getOutputStream().write(all.toString().getBytes(StandardCharsets.US_ASCII));
      for (int n = 0; n < 5; n++) {
        RoutingContext ctx = next();
        assertThat(ctx.request().query()).isEqualTo("n=" + n);
        assertThat(inside.poll(50, TimeUnit.MILLISECONDS)).isNull();
        end(ctx);
      }
    }
  }

  @Test
  void connections_over_which_nothing_goes_are_closed() {
    assertThat(HttpVerticle.options(List.of()).getIdleTimeout())
        .isEqualTo((int) HttpVerticle.IDLE_MAX.toSeconds());
  }

  /** The head of a command whose body of so many bytes does not come. */
  private Socket begin(String who, long bytes) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    write(
        socket,
        "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(COMMAND, who, bytes));
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] head = new byte[4_096];
    int read = in.read(head);
    return new String(head, 0, read, StandardCharsets.US_ASCII);
  }

  private static <T> T await(Future<T> future) {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
