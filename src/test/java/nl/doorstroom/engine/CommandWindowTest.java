package nl.doorstroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.grid.Grid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandWindowTest {

  private static final Answer DONE = new Answer.Accepted(List.of(), 1, false);
  private static final Answer BUSY =
      new Answer.Refused(new Rejection(Rejection.Reason.REGION_BUSY, null, "busy"), 1);
  private static final Answer NO =
      new Answer.Refused(new Rejection(Rejection.Reason.INVALID, null, "no"), 1);

  private final Vertx vertx = Vertx.vertx();
  private final Scripted exchange = new Scripted();
  private final List<Answer> told = Collections.synchronizedList(new ArrayList<>());
  private final CommandWindow window =
      new CommandWindow(vertx, exchange, Given.GRONINGEN, new ActorToken("ann"));

  @AfterEach
  void end() {
    await(vertx.close());
  }

  @Test
  void no_more_than_a_window_is_in_flight_and_all_are_answered_in_order() {
    await(window.send(items(1_000)));

    assertThat(told).hasSize(1_000);
    assertThat(exchange.most).isEqualTo(CommandWindow.IN_FLIGHT_MAX);
    assertThat(exchange.sent)
        .containsExactlyElementsOf(IntStream.range(0, 1_000).mapToObj(i -> "run#" + i).toList());
  }

  @Test
  void a_busy_region_and_a_passing_fault_are_waited_out_under_the_same_key() {
    exchange.script.add(Future.succeededFuture(BUSY));
    exchange.script.add(fault(ExchangeException.Kind.OUTCOME_UNKNOWN));

    await(window.send(items(1)));

    assertThat(told).containsExactly(DONE);
    assertThat(exchange.sent).containsExactly("run#0", "run#0", "run#0");
  }

  @Test
  void a_refusal_is_an_answer() {
    exchange.script.add(Future.succeededFuture(NO));

    await(window.send(items(2)));

    assertThat(told).containsExactlyInAnyOrder(NO, DONE);
  }

  @Test
  void a_fault_that_lasts_ends_it() {
    exchange.script.add(fault(ExchangeException.Kind.UNKNOWN_REGION));

    Future<Void> sending = window.send(items(1_000));

    boolean done = await(sending.map(true).otherwise(false));
    assertThat(done).isFalse();
    assertThat(exchange.sent).hasSizeLessThan(1_000);
  }

  @Test
  void nothing_to_send_is_done_at_once() {
    await(window.send(List.of()));

    assertThat(exchange.sent).isEmpty();
  }

  private List<CommandWindow.Item> items(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new CommandWindow.Item(
                    new CommandId("run").item(i), Given.registered("x" + i).command(), told::add))
        .toList();
  }

  private static Future<Answer> fault(ExchangeException.Kind kind) {
    return Future.failedFuture(new ExchangeException(kind, "scripted", null));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** Answers as scripted, then with yes, each time a turn later. */
  private final class Scripted implements Exchange {

    final Deque<Future<Answer>> script = new ArrayDeque<>();
    final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private int inFlight;
    private int most;

    @Override
    public Future<Answer> submit(RegionId region, Submission submission) {
      sent.add(submission.id().value());
      inFlight++;
      most = Math.max(most, inFlight);
      Future<Answer> next = script.isEmpty() ? Future.succeededFuture(DONE) : script.remove();
      Promise<Answer> answer = Promise.promise();
      vertx
          .getOrCreateContext()
          .runOnContext(
              ignored -> {
                inFlight--;
                next.onComplete(answer);
              });
      return answer.future();
    }

    @Override
    public <T> Future<T> read(RegionId region, Function<Grid, T> reader) {
      return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public <T> Future<T> read(RegionId region, long position, Function<Grid, T> reader) {
      return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public <T> Future<T> asOf(RegionId region, Moment moment, Function<Grid, T> reader) {
      return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Set<RegionId> regions() {
      return Set.of();
    }

    @Override
    public Future<Void> open(RegionId region) {
      return Future.succeededFuture();
    }

    @Override
    public Runnable watch(RegionId region, CommitWatcher watcher) {
      return () -> {};
    }

    @Override
    public RegionStatus status(RegionId region) {
      throw new UnsupportedOperationException();
    }
  }
}
