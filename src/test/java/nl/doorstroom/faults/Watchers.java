package nl.doorstroom.faults;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * People who watch boards of one town, by every road there is and with different eyes, at whichever
 * node they come upon, and write down all that they are told.
 *
 * <p><b>Threads.</b> All of it runs on one event loop; what is public to the package may be called
 * from any thread.
 */
final class Watchers implements AutoCloseable {

  private static final List<Told.Road> ROADS = List.of(Told.Road.values());

  private static final int CONNECT_MILLIS = 1_000;
  private static final Duration QUIET_MAX = Duration.ofSeconds(20);

  private final Context context;
  private final HttpClientAgent http;
  private final WebSocketClient sockets;
  private final List<Watch> watches = new ArrayList<>();

  /** Whose eyes, and on what. */
  private record Eyes(String identity, String view) {}

  Watchers(Vertx vertx, Town town, List<Place> nodes, History<Told> told, long seed) {
    context = vertx.getOrCreateContext();
    http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS),
            new PoolOptions().setHttp1MaxSize(100));
    sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxConnections(100)
                .setMaxFrameSize(1 << 22)
                .setMaxMessageSize(1 << 24));
    Random random = new Random(seed);
    int number = 0;
    for (Eyes eyes : eyes(town)) {
      Told.Road road = ROADS.get(number % ROADS.size());
      Watch.Part part = new Watch.Part(++number, town.region(), eyes.identity(), eyes.view(), road);
      watches.add(
          Watch.by(
              part,
              new Watch.Means(vertx, http, sockets, nodes, told, new Random(random.nextLong()))));
    }
  }

  private static List<Eyes> eyes(Town town) {
    String planner = "planner@" + town.services().get(0).by();
    String other = "planner@" + town.services().get(1).by();
    String practice = "gp@" + town.practices().get(1);
    List<Eyes> eyes = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      eyes.add(new Eyes(planner, "slots"));
      eyes.add(new Eyes(practice, "slots"));
      eyes.add(new Eyes("administrator", "waits"));
      eyes.add(new Eyes(practice, "referrals"));
      eyes.add(new Eyes(other, "positions"));
      eyes.add(new Eyes("administrator", "slots"));
      eyes.add(new Eyes("public", "waits"));
      eyes.add(new Eyes("table-member", "cases"));
      eyes.add(new Eyes(planner, "cases"));
      eyes.add(new Eyes(other, "activity"));
    }
    return eyes;
  }

  void start() {
    watches.forEach(watch -> context.runOnContext(none -> watch.begin()));
  }

  /** Waits until everyone has been told all there was at {@code position}. */
  void await(long position) {
    Shell.await(
        QUIET_MAX,
        "all watchers at " + position,
        () -> watches.stream().allMatch(watch -> watch.has() >= position));
  }

  /** Those that have not been told all there was at {@code position}. */
  List<String> behind(long position) {
    return watches.stream()
        .filter(watch -> watch.has() < position)
        .map(watch -> watch + " has " + watch.has())
        .toList();
  }

  @Override
  public void close() {
    watches.forEach(Watch::end);
    sockets.close().toCompletionStage().toCompletableFuture().join();
    http.close().toCompletionStage().toCompletableFuture().join();
  }
}
