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

  /** What people have open in a browser. */
  private static final List<Told.Road> STANDING = List.of(Told.Road.SOCKET, Told.Road.EVENTS);

  private static final int CONNECTIONS = 100;
  private static final int CONNECT_MILLIS = 1_000;
  private static final Duration QUIET_MAX = Duration.ofSeconds(20);

  private final Context context;
  private final HttpClientAgent http;
  private final WebSocketClient sockets;
  private final List<Watch> watches = new ArrayList<>();
  private final Crowd crowd = new Crowd();

  /** Whose eyes, and on what. */
  private record Eyes(String identity, String view) {}

  /**
   * @param told where all is written down that those are told who are not of the crowd
   * @param crowd how many there are beside them
   */
  Watchers(Vertx vertx, Town town, List<Place> nodes, History<Told> told, long seed, int crowd) {
    context = vertx.getOrCreateContext();
    http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS + crowd));
    sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxConnections(CONNECTIONS + crowd)
                .setMaxFrameSize(1 << 22)
                .setMaxMessageSize(1 << 24));
    Random random = new Random(seed);
    for (Eyes eyes : eyes(town)) {
      Told.Road road = ROADS.get(watches.size() % ROADS.size());
      add(
          town,
          eyes,
          road,
          new Watch.Means(vertx, http, sockets, nodes, told::add, false, own(random)));
    }
    List<Eyes> busy = eyes(town).stream().filter(eyes -> eyes.view().equals("slots")).toList();
    for (int i = 0; i < crowd; i++) {
      add(
          town,
          busy.get(i % busy.size()),
          STANDING.get(i % STANDING.size()),
          new Watch.Means(vertx, http, sockets, nodes, this.crowd.join(), true, own(random)));
    }
  }

  private static Random own(Random random) {
    return new Random(random.nextLong());
  }

  private void add(Town town, Eyes eyes, Told.Road road, Watch.Means means) {
    int number = watches.size() + 1;
    watches.add(
        Watch.by(new Watch.Part(number, town.region(), eyes.identity(), eyes.view(), road), means));
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

  Crowd crowd() {
    return crowd;
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
