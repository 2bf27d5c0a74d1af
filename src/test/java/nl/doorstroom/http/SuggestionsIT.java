package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.grid.Suggested;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often suggestions are made anew, with a clock that the test moves. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SuggestionsIT {

  private static final RegionId REGION = new RegionId(TestServer.REGION);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-05T12:00:00Z"));
  private final AtomicInteger made = new AtomicInteger();
  private final Vertx vertx = Vertx.vertx();
  @TempDir Path webroot;
  private TestServer server;
  private Suggestions suggestions;

  @BeforeEach
  void start() {
    server = TestServer.start(webroot);
    suggestions =
        new Suggestions(
            server.exchange(),
            (from, to) -> 12,
            now::get,
            (region, count, took) -> made.incrementAndGet());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    await(vertx.close());
  }

  @Test
  void many_who_ask_at_once_are_given_the_same() throws Exception {
    List<Future<Suggested>> asked = Stream.generate(() -> ask(0)).limit(20).toList();
    assertThat(await(Future.all(asked)).list()).containsOnly(await(asked.get(0)));
    assertThat(made).hasValue(1);
  }

  @Test
  void young_ones_are_given_again_unless_more_must_be_seen() throws Exception {
    Suggested first = await(ask(0));
    new SmallRegion(server);
    assertThat(await(ask(0))).isSameAs(first);
    long newer = first.offset() + 1;
    assertThat(await(ask(newer)).offset()).isGreaterThanOrEqualTo(newer);
    assertThat(made).hasValue(2);
    now.updateAndGet(instant -> instant.plus(Suggestions.YOUNG).minus(Duration.ofMillis(1)));
    await(ask(0));
    assertThat(made).hasValue(2);
    now.updateAndGet(instant -> instant.plus(Suggestions.YOUNG));
    await(ask(0));
    assertThat(made).hasValue(3);
  }

  @Test
  void one_that_fails_does_not_stand_in_the_way_of_the_next() throws Exception {
    Throwable behind =
        ask(Long.MAX_VALUE).toCompletionStage().toCompletableFuture().handle((v, e) -> e).get();
    assertThat(behind).isInstanceOf(ExchangeException.class);
    assertThat(await(ask(0)).offset()).isPositive();
  }

  /** As a request does, each on a context of its own. */
  private Future<Suggested> ask(long position) {
    Context context = vertx.getOrCreateContext();
    Promise<Suggested> answer = Promise.promise();
    context.runOnContext(none -> suggestions.of(REGION, position).onComplete(answer));
    return answer.future();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
