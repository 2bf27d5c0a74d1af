package nl.doorstroom.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests at a steady pace until closed. */
final class Pace implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Pace.class);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong refused = new AtomicLong();
  private final boolean inOrder;
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  private Pace(boolean inOrder) {
    this.inOrder = inOrder;
  }

  /**
   * @param request the request of a number, counted from {@code first}
   * @param inOrder whether each waits for the answer to the one before it
   */
  static Pace start(int perSecond, long first, LongFunction<HttpRequest> request, boolean inOrder) {
    Pace pace = new Pace(inOrder);
    AtomicLong number = new AtomicLong(first);
    var unused =
        pace.timer.scheduleAtFixedRate(
            () -> pace.send(request.apply(number.getAndIncrement())),
            0,
            1_000_000 / perSecond,
            TimeUnit.MICROSECONDS);
    return pace;
  }

  /** Returns after {@code time}, while requests go on. */
  void await(Duration time) throws InterruptedException {
    try {
      timer.schedule(() -> {}, time.toMillis(), TimeUnit.MILLISECONDS).get();
    } catch (ExecutionException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** How many requests were not answered with success. */
  long refused() {
    return refused.get();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void send(HttpRequest request) {
    CompletableFuture<?> before = inOrder ? last : CompletableFuture.completedFuture(null);
    last =
        before
            .thenCompose(done -> http.sendAsync(request, BodyHandlers.ofString()))
            .handle(
                (answer, cause) -> {
                  if ((cause != null || isRefusal(answer))
                      && !timer.isShutdown()
                      && refused.incrementAndGet() == 1) {
                    log.warn("{}: {}", request, cause == null ? answer.body() : cause.toString());
                  }
                  return null;
                });
  }

  private static boolean isRefusal(HttpResponse<String> answer) {
    return answer.statusCode() / 100 != 2;
  }
}
