package nl.doorstroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Changes that were made at a steady pace: when each was sent and answered, and where it stands.
 */
final class Changes {

  static final int PER_SECOND = 50;

  /** An answered command, by {@link System#nanoTime}. */
  record Acknowledged(long position, long sentNanos, long answeredNanos) {}

  private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicLong refused = new AtomicLong();

  private Changes() {}

  /** Sends so many commands and returns once each was answered; fails when one is refused. */
  static Changes make(Doorstroom exchange, long first, int count) throws Exception {
    Changes changes = new Changes();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    CountDownLatch answered = new CountDownLatch(count);
    AtomicLong number = new AtomicLong(first);
    var unused =
        timer.scheduleAtFixedRate(
            () -> {
              long n = number.getAndIncrement();
              if (n < first + count) {
                long sent = System.nanoTime();
                var unusedAnswer =
                    http.sendAsync(exchange.change(n), BodyHandlers.ofString())
                        .whenComplete(
                            (response, cause) -> {
                              changes.answered(sent, response, cause);
                              answered.countDown();
                            });
              }
            },
            0,
            1_000_000 / PER_SECOND,
            TimeUnit.MICROSECONDS);
    try {
      assertThat(answered.await(2, TimeUnit.MINUTES)).as("all commands answered").isTrue();
    } finally {
      timer.shutdownNow();
    }
    assertThat(changes.refused).hasValue(0);
    return changes;
  }

  List<Acknowledged> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** Where the last of them stands. */
  long highest() {
    return acknowledged.stream().mapToLong(Acknowledged::position).max().orElse(0);
  }

  private void answered(
      long sent, @Nullable HttpResponse<String> response, @Nullable Throwable cause) {
    long now = System.nanoTime();
    if (response == null || cause != null || response.statusCode() != 200) {
      refused.incrementAndGet();
      return;
    }
    long position = response.headers().firstValueAsLong("Doorstroom-Position").orElseThrow();
    acknowledged.add(new Acknowledged(position, sent, now));
  }
}
