package nl.doorstroom.engine;

import static nl.doorstroom.engine.Given.GRONINGEN;
import static nl.doorstroom.engine.Given.configured;
import static nl.doorstroom.engine.Given.refused;
import static nl.doorstroom.engine.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.memory.MemoryDatabase;
import nl.doorstroom.journal.memory.MemoryJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LocalExchangeTest {

  private static final RegionId DRENTHE = new RegionId("drenthe");

  private final Vertx vertx = Vertx.vertx();
  private final MemoryDatabase database = new MemoryDatabase(InstantSource.system());

  @AfterEach
  void stop() throws TimeoutException {
    await(vertx.close());
  }

  @Test
  void a_region_that_was_opened_decides_and_shows_what_it_decided() throws TimeoutException {
    LocalExchange exchange = started("here");
    await(exchange.open(GRONINGEN));
    await(exchange.submit(GRONINGEN, configured()));

    Answer answer = await(exchange.submit(GRONINGEN, registered("a")));

    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    int organizations =
        await(
            exchange.read(
                GRONINGEN,
                answer.position(),
                grid -> grid.region().partners().organizations().size()));
    assertThat(organizations).isEqualTo(1);
    assertThat(exchange.status(GRONINGEN).writable()).isTrue();
    assertThat(exchange.regions()).containsExactly(GRONINGEN);
  }

  @Test
  void regions_of_the_journal_are_opened_at_the_start() throws TimeoutException {
    LocalExchange first = started("first");
    await(first.open(GRONINGEN));
    await(first.open(DRENTHE));
    await(first.submit(GRONINGEN, configured()));
    await(first.close());

    LocalExchange second = started("second");

    assertThat(second.regions()).containsExactlyInAnyOrder(GRONINGEN, DRENTHE);
    Answer again = await(second.submit(GRONINGEN, configured()));
    assertThat(again).isEqualTo(new Answer.Accepted(((Answer.Accepted) again).events(), 1, true));
  }

  @Test
  void a_region_that_nobody_opened_is_unknown() throws TimeoutException {
    LocalExchange exchange = started("here");

    assertThatThrownBy(() -> await(exchange.submit(DRENTHE, refused("a"))))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("drenthe");
    assertThatThrownBy(() -> exchange.status(DRENTHE)).isInstanceOf(ExchangeException.class);
  }

  @Test
  void what_the_journal_cannot_hold_is_refused_and_spoils_nothing() throws TimeoutException {
    LocalExchange exchange = started("here");
    await(exchange.open(GRONINGEN));
    await(exchange.submit(GRONINGEN, configured()));

    Answer refused = await(exchange.submit(GRONINGEN, registered("key", "half \uD800")));

    assertThat(((Answer.Refused) refused).rejection().reason()).isEqualTo(Reason.INVALID);
    assertThat(await(exchange.submit(GRONINGEN, registered("a"))))
        .isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void answers_come_on_the_context_of_the_call() throws TimeoutException {
    LocalExchange exchange = started("here");
    await(exchange.open(GRONINGEN));
    Context caller = vertx.getOrCreateContext();
    Promise<Boolean> same = Promise.promise();

    caller.runOnContext(
        none ->
            exchange
                .submit(GRONINGEN, configured())
                .onComplete(any -> same.complete(Vertx.currentContext() == caller)));

    assertThat(await(same.future())).isTrue();
  }

  @Test
  void a_reader_that_throws_fails_its_own_read_only() throws TimeoutException {
    LocalExchange exchange = started("here");
    await(exchange.open(GRONINGEN));

    Future<Long> faulty =
        exchange.read(
            GRONINGEN,
            grid -> {
              throw new IllegalStateException("by hand");
            });

    assertThatThrownBy(() -> await(faulty)).hasMessage("by hand");
    assertThat(offset(exchange)).isZero();
  }

  @Test
  void watchers_see_every_position_once_and_in_order() throws TimeoutException {
    LocalExchange exchange = started("here");
    await(exchange.open(GRONINGEN));
    await(exchange.submit(GRONINGEN, configured()));
    List<Long> offsets = new CopyOnWriteArrayList<>();
    Runnable stop = exchange.watch(GRONINGEN, grid -> offsets.add(grid.at().offset()));

    List<Future<Answer>> answers =
        IntStream.range(0, 500)
            .mapToObj(i -> exchange.submit(GRONINGEN, registered("n" + i)))
            .toList();
    await(Future.all(answers));
    stop.run();

    assertThat(offsets).isSorted().doesNotHaveDuplicates();
    assertThat(offsets.get(offsets.size() - 1)).isEqualTo(502);
  }

  @Test
  void after_closing_nothing_is_decided_and_everything_can_be_read() throws TimeoutException {
    LocalExchange exchange = started("here");
    await(exchange.open(GRONINGEN));
    await(exchange.submit(GRONINGEN, configured()));
    await(exchange.close());

    assertThatThrownBy(() -> await(exchange.submit(GRONINGEN, registered("a"))))
        .isInstanceOf(ExchangeException.class);
    assertThat(offset(exchange)).isEqualTo(2);
    assertThat(exchange.status(GRONINGEN).writable()).isFalse();
  }

  private LocalExchange started(String node) throws TimeoutException {
    return await(
        LocalExchange.start(
            vertx, new MemoryJournal(database, new NodeId(node)), EngineObserver.NONE));
  }

  private static long offset(LocalExchange exchange) throws TimeoutException {
    return await(exchange.read(GRONINGEN, grid -> grid.at().offset()));
  }

  private static <T> T await(Future<T> future) throws TimeoutException {
    return future.await(10, TimeUnit.SECONDS);
  }
}
