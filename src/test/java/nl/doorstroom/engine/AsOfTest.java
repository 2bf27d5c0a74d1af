package nl.doorstroom.engine;

import static nl.doorstroom.engine.Given.GRONINGEN;
import static nl.doorstroom.engine.Given.NOON;
import static nl.doorstroom.engine.Given.configured;
import static nl.doorstroom.engine.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.memory.MemoryDatabase;
import nl.doorstroom.journal.memory.MemoryJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A region as it was, whatever it has become. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AsOfTest {

  private static final int LIVES = 3;

  private final Vertx vertx = Vertx.vertx();
  private volatile Instant now = NOON;
  private final MemoryDatabase database = new MemoryDatabase(() -> now);
  private final Map<Long, RegionState> lived = new TreeMap<>();
  private LocalExchange exchange = started();

  /** Some lives of the region, ten minutes apart, with a snapshot after each. */
  @BeforeEach
  void the_region_has_a_history() throws TimeoutException {
    for (int life = 0; life < LIVES; life++) {
      await(exchange.open(GRONINGEN));
      Runnable stop =
          exchange.watch(GRONINGEN, grid -> lived.put(grid.at().offset(), grid.region().state()));
      await(exchange.submit(GRONINGEN, configured()));
      for (int i = 0; i < 3; i++) {
        await(exchange.submit(GRONINGEN, registered("n" + life + "-" + i)));
      }
      stop.run();
      await(exchange.close());
      now = now.plusSeconds(600);
      exchange = started();
    }
    await(exchange.open(GRONINGEN));
  }

  @AfterEach
  void stop() throws TimeoutException {
    await(exchange.close());
    await(vertx.close());
  }

  @Test
  void is_what_it_was_at_each_position_from_whichever_snapshot() throws TimeoutException {
    assertThat(lived).hasSizeGreaterThan(3 * LIVES);
    for (Map.Entry<Long, RegionState> then : lived.entrySet()) {
      assertThat(await(asOf(new Moment.After(then.getKey())))).isEqualTo(then.getValue());
    }
  }

  @Test
  void is_what_it_was_at_an_instant() throws TimeoutException {
    for (int second : List.of(300, 599, 900, 1_500)) {
      Instant then = NOON.plusSeconds(second);
      long last =
          lived.values().stream()
              .filter(state -> !Objects.requireNonNull(state.lastAt()).isAfter(then))
              .mapToLong(RegionState::position)
              .max()
              .orElseThrow();

      assertThat(await(asOf(new Moment.At(then)))).isEqualTo(lived.get(last));
    }
  }

  @Test
  void says_from_when_to_when_it_is_known() {
    long newest = exchange.status(GRONINGEN).position();
    for (Moment beyond :
        List.of(
            new Moment.After(0),
            new Moment.After(newest + 1),
            new Moment.At(NOON.minusMillis(1)),
            new Moment.At(now.plusSeconds(3_600)))) {
      assertThatThrownBy(() -> await(asOf(beyond)))
          .isInstanceOfSatisfying(
              OutOfReachException.class,
              refused -> {
                assertThat(refused.bounds().oldest()).isEqualTo(1);
                assertThat(refused.bounds().oldestAt()).isBetween(NOON, NOON.plusSeconds(300));
                assertThat(refused.bounds().newest()).isEqualTo(newest);
                assertThat(refused.bounds().newestAt()).isAfter(now.minusSeconds(5));
              });
    }
  }

  @Test
  void a_few_look_back_at_once_others_wait_and_the_rest_is_told_to_come_back()
      throws TimeoutException {
    CountDownLatch reading = new CountDownLatch(1);
    List<Future<Long>> asked = new ArrayList<>();
    for (int i = 0; i < Replay.AT_ONCE_MAX + Replay.WAITING_MAX; i++) {
      asked.add(exchange.asOf(GRONINGEN, new Moment.After(3), grid -> read(reading, grid)));
    }

    assertThatThrownBy(() -> await(asOf(new Moment.After(3))))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            busy -> assertThat(busy.kind()).isEqualTo(ExchangeException.Kind.BUSY));
    assertThat(await(exchange.submit(GRONINGEN, registered("meanwhile"))))
        .isInstanceOf(Answer.Accepted.class);

    reading.countDown();
    for (Future<Long> each : asked) {
      assertThat(await(each)).isEqualTo(3);
    }
    assertThat(await(asOf(new Moment.After(3))).position()).isEqualTo(3);
  }

  private static long read(CountDownLatch reading, Grid grid) {
    try {
      assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return grid.at().offset();
  }

  private Future<RegionState> asOf(Moment moment) {
    return exchange.asOf(GRONINGEN, moment, grid -> grid.region().state());
  }

  private LocalExchange started() {
    return LocalExchange.start(
            vertx, new MemoryJournal(database, new NodeId("here")), EngineObserver.NONE)
        .await();
  }

  private static <T> T await(Future<T> future) throws TimeoutException {
    return future.await(10, TimeUnit.SECONDS);
  }
}
