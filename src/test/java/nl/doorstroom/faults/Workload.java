package nl.doorstroom.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.doorstroom.faults.Call.Intent;
import nl.doorstroom.faults.Call.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Clients that ask, each one thing after another, and write down every call with what it was
 * answered. What they are not answered they ask again, under the same key, until they know.
 *
 * <p><b>Threads.</b> All of it runs on one event loop; what is public to the package may be called
 * from any thread.
 */
final class Workload implements AutoCloseable {

  /** After so long most clients give up on an answer. */
  private static final Duration PATIENCE = Duration.ofMillis(2_500);

  /** Some wait longer than it takes until another node may have a region. */
  private static final Duration MUCH_PATIENCE = Duration.ofSeconds(12);

  private static final int CONNECT_MILLIS = 1_000;
  private static final int CONNECTIONS = 200;
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(400);
  private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(250);

  private final Vertx vertx;
  private final Context context;
  private final HttpClientAgent http;
  private final Town town;
  private final List<Place> nodes;
  private final History<Call> history;
  private final Duration pause;
  private final Known known;
  private final List<Client> clients = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final Set<String> unsettled = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastYes = new AtomicLong();
  private final AtomicLong position = new AtomicLong();
  private volatile boolean stopped;
  private volatile boolean settling = true;
  private volatile int oneIn = 1;

  /**
   * @param nodes that are asked
   * @param count of clients
   * @param pause of each between two calls
   */
  Workload(
      Vertx vertx,
      Town town,
      List<Place> nodes,
      History<Call> history,
      long seed,
      int count,
      Duration pause) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.town = town;
    this.nodes = nodes;
    this.history = history;
    this.pause = pause;
    this.known = new Known(town);
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(20)
                .setReuseAddress(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    for (int i = 0; i < count; i++) {
      clients.add(new Client(i, new Random(seed * 1_000 + i)));
    }
  }

  void start() {
    clients.forEach(client -> context.runOnContext(none -> client.next()));
  }

  /** Has nothing new asked any more; what is not known is still asked again. */
  void stop() {
    stopped = true;
  }

  /**
   * Has one call in {@code many} ask from now on for something that changes anything: what is
   * answered then shows what the one who answers knows, and little that it writes makes up for what
   * it does not.
   *
   * @param many 1 for all of them, as it is at first
   */
  void oneIn(int many) {
    oneIn = many;
  }

  /** Calls of which nobody knows what became. */
  int unsettled() {
    return unsettled.size();
  }

  int calls() {
    return calls.get();
  }

  /** The newest position that an answer rests on. */
  long position() {
    return position.get();
  }

  /** When a command was last answered with yes, on the monotonic clock. */
  long lastYes() {
    return lastYes.get();
  }

  /** Gives up on what is not known by now, and returns when no client is at anything any more. */
  void giveUp() {
    stopped = true;
    settling = false;
    Future.join(clients.stream().map(client -> client.done.future()).toList())
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void close() {
    giveUp();
    http.close().toCompletionStage().toCompletableFuture().join();
  }

  /** One call that is to be made; {@code first} is -1 for one that has not been made before. */
  private record Errand(Act act, String key, int attempt, int first, Intent intent) {}

  private final class Client {

    private final int number;
    private final Random random;
    private final Wishes wishes;
    private final Promise<Void> done = Promise.promise();

    /** Is to be asked again. */
    private final Deque<Errand> open = new ArrayDeque<>();

    private int keys;
    private int node;

    Client(int number, Random random) {
      this.number = number;
      this.random = random;
      this.wishes = new Wishes(number, town, known, random);
      this.node = number % nodes.size();
    }

    void next() {
      if (!settling || (stopped && open.isEmpty())) {
        done.tryComplete();
      } else if (oneIn == 1 && !open.isEmpty()) {
        make(open.remove());
      } else {
        make(random.nextInt(oneIn) > 0 ? harmless() : errand());
      }
    }

    /** Refused wherever the journal is, and answered with where that is. */
    private Errand harmless() {
      String key = "c" + number + "-" + ++keys;
      return new Errand(
          new Act.Hold(wishes.role(), wishes.by(), "nowhere-1"), key, 1, -1, Intent.NEW);
    }

    private Errand errand() {
      int dice = random.nextInt(100);
      Call before = dice < 8 ? known.answered(wishes.role(), wishes.by(), random) : null;
      if (before != null && dice < 5) {
        node = random.nextInt(nodes.size());
        return new Errand(
            before.act(), before.key(), before.attempt() + 1, before.first(), Intent.REPEAT);
      }
      if (before != null && before.status() == 201) {
        Act other = wishes.next();
        return new Errand(
            other,
            before.key(),
            before.attempt() + 1,
            before.first(),
            other.equals(before.act()) ? Intent.REPEAT : Intent.ANOTHER_BODY);
      }
      Act wish = wishes.next();
      Act forged = dice > 90 ? Wishes.forged(wish) : null;
      String key = "c" + number + "-" + ++keys;
      return forged == null
          ? new Errand(wish, key, 1, -1, Intent.NEW)
          : new Errand(forged, key, 1, -1, Intent.FORGED);
    }

    private void make(Errand errand) {
      int call = calls.incrementAndGet();
      int asked = node;
      long start = System.nanoTime();
      send(nodes.get(asked), errand, number % 3 == 2 ? MUCH_PATIENCE : PATIENCE)
          .onComplete(
              any -> {
                Sent sent = any.failed() ? Sent.ofFailure(any.cause()) : any.result();
                made(
                    new Call(
                        call,
                        number,
                        errand.key(),
                        errand.attempt(),
                        errand.first() < 0 ? call : errand.first(),
                        errand.intent(),
                        errand.act(),
                        asked,
                        start,
                        System.nanoTime(),
                        sent.outcome(),
                        sent.status(),
                        sent.problem(),
                        sent.position(),
                        sent.answer()),
                    errand);
              });
    }

    private void made(Call call, Errand errand) {
      history.add(call);
      position.accumulateAndGet(call.position(), Math::max);
      if (call.outcome() == Outcome.OK) {
        lastYes.accumulateAndGet(call.end(), Math::max);
      }
      if (errand.intent() != Intent.ANOTHER_BODY) {
        known.learn(call);
      }
      switch (call.outcome()) {
        case OK, REFUSED -> {
          unsettled.remove(call.key());
          later(pause, this::next);
        }
        case FAILED -> {
          // Not done this time says nothing of the time before.
          boolean again = unsettled.contains(call.key()) || (!stopped && random.nextBoolean());
          afterTrouble(call, errand, again, PAUSE_AFTER_FAILURE);
        }
        case UNKNOWN -> {
          unsettled.add(call.key());
          afterTrouble(call, errand, true, PAUSE_BEFORE_RETRY);
        }
      }
    }

    /** Goes to some node, the same errand {@code again} or another. */
    private void afterTrouble(Call call, Errand errand, boolean again, Duration wait) {
      node = random.nextInt(nodes.size());
      if (again) {
        Intent intent = errand.intent() == Intent.NEW ? Intent.RETRY : errand.intent();
        open.add(
            new Errand(errand.act(), errand.key(), errand.attempt() + 1, call.first(), intent));
      }
      later(wait, this::next);
    }

    private void later(Duration wait, Runnable what) {
      long millis = Math.max(1, wait.toMillis() / 2 + random.nextLong(wait.toMillis() + 1));
      vertx.setTimer(millis, none -> what.run());
    }
  }

  /** What became of one request. */
  private record Sent(Outcome outcome, int status, String problem, long position, String answer) {

    static Sent ofFailure(Throwable cause) {
      Outcome outcome = cause instanceof NotSent ? Outcome.FAILED : Outcome.UNKNOWN;
      return new Sent(outcome, 0, "", -1, String.valueOf(cause));
    }
  }

  /** There was no connection on which anything could have been sent. */
  private static final class NotSent extends RuntimeException {
    NotSent(Throwable cause) {
      super(String.valueOf(cause), cause);
    }
  }

  private Future<Sent> send(Place node, Errand errand, Duration patience) {
    Act.Asked asked = errand.act().asked();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(node.address())
            .setPort(node.port())
            .setConnectTimeout(CONNECT_MILLIS)
            .setURI("/api/v1/regions/" + town.region() + asked.path())
            .putHeader(
                "Authorization", "Bearer demo-" + errand.act().role() + "@" + errand.act().by())
            .putHeader("Idempotency-Key", errand.key());
    if (asked.seen() != null) {
      options.putHeader("If-Match", "\"" + asked.seen() + "\"");
    }
    if (asked.body() != null) {
      options.putHeader("Content-Type", "application/json");
    }
    return http.request(options)
        .recover(cause -> Future.failedFuture(new NotSent(cause)))
        .compose(request -> answer(request, body(asked), patience));
  }

  private static Future<Sent> answer(HttpClientRequest request, Buffer body, Duration patience) {
    Future<Sent> answered =
        request
            .send(body)
            .compose(
                response ->
                    response
                        .exceptionHandler(none -> {})
                        .body()
                        .map(
                            text ->
                                sent(
                                    response.statusCode(),
                                    response.getHeader("Doorstroom-Position"),
                                    text.toString())));
    return answered
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(gaveUp -> request.reset());
  }

  private static Sent sent(int status, @Nullable String position, String answer) {
    long at = position == null ? -1 : Long.parseLong(position);
    if (status / 100 == 2) {
      return new Sent(Outcome.OK, status, "", at, answer);
    }
    String problem = problem(answer);
    return new Sent(outcome(status, problem, at), status, problem, at, answer);
  }

  /** A fault behind which the command was done is told with the position of what was done. */
  private static Outcome outcome(int status, String problem, long position) {
    if (status / 100 == 4) {
      return Outcome.REFUSED;
    }
    boolean undone =
        switch (problem) {
          case "journal-unavailable", "not-here", "upgrading" -> position < 0;
          default -> false;
        };
    return undone ? Outcome.FAILED : Outcome.UNKNOWN;
  }

  private static String problem(String answer) {
    try {
      String type = History.JSON.readTree(answer).path("type").asText();
      return type.substring(type.lastIndexOf('/') + 1);
    } catch (JsonProcessingException notOurs) {
      return "";
    }
  }

  private static Buffer body(Act.Asked asked) {
    try {
      return asked.body() == null
          ? Buffer.buffer()
          : Buffer.buffer(History.JSON.writeValueAsBytes(asked.body()));
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
