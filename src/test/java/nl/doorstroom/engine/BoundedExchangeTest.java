package nl.doorstroom.engine;

import static nl.doorstroom.engine.Given.GRONINGEN;
import static nl.doorstroom.engine.Given.configured;
import static nl.doorstroom.engine.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.grid.Grid;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BoundedExchangeTest {

  private static final RegionId DRENTHE = new RegionId("drenthe");

  private final Sleeping sleeping = new Sleeping();
  private final List<RegionId> refused = new ArrayList<>();
  private final BoundedExchange exchange =
      new BoundedExchange(
          sleeping,
          new EngineObserver() {
            @Override
            public void refused(RegionId region, Reason reason) {
              refused.add(region);
            }
          },
          2,
          2);

  @Test
  void commands_beyond_the_bound_are_refused_as_busy_until_one_is_answered() {
    exchange.submit(GRONINGEN, configured());
    exchange.submit(GRONINGEN, registered("a"));

    assertThat(exchange.submit(GRONINGEN, registered("b")).result())
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            no -> assertThat(no.rejection().reason()).isEqualTo(Reason.REGION_BUSY));
    assertThat(sleeping.commands).hasSize(2);
    assertThat(refused).containsExactly(GRONINGEN);

    sleeping.commands.remove().fail("away");
    exchange.submit(GRONINGEN, registered("b"));
    assertThat(sleeping.commands).hasSize(2);
  }

  @Test
  void reads_beyond_the_bound_fail_as_busy_whichever_they_are() {
    exchange.read(GRONINGEN, Grid::at);
    exchange.read(GRONINGEN, 7, Grid::at);

    for (Future<?> more :
        Set.of(
            exchange.read(GRONINGEN, Grid::at),
            exchange.read(GRONINGEN, 7, Grid::at),
            exchange.asOf(GRONINGEN, new Moment.After(1), Grid::at))) {
      assertThat(more.cause())
          .isInstanceOfSatisfying(
              ExchangeException.class,
              no -> assertThat(no.kind()).isEqualTo(ExchangeException.Kind.BUSY));
    }
    sleeping.reads.remove().fail("away");
    exchange.asOf(GRONINGEN, new Moment.After(1), Grid::at);
    assertThat(sleeping.reads).hasSize(2);
  }

  @Test
  void each_region_has_its_own_bound_and_reads_take_nothing_of_that_of_commands() {
    exchange.submit(GRONINGEN, configured());
    exchange.submit(GRONINGEN, registered("a"));

    exchange.submit(DRENTHE, configured());
    exchange.read(GRONINGEN, Grid::at);

    assertThat(sleeping.commands).hasSize(3);
    assertThat(sleeping.reads).hasSize(1);
  }

  /** Keeps whatever it is asked. */
  private static final class Sleeping implements Exchange {

    private final Deque<Promise<Answer>> commands = new ArrayDeque<>();
    private final Deque<Promise<?>> reads = new ArrayDeque<>();

    private <T> Future<T> read() {
      Promise<T> answer = Promise.promise();
      reads.add(answer);
      return answer.future();
    }

    @Override
    public Future<Answer> submit(RegionId region, Submission submission) {
      Promise<Answer> answer = Promise.promise();
      commands.add(answer);
      return answer.future();
    }

    @Override
    public <T> Future<T> read(RegionId region, Function<Grid, T> reader) {
      return read();
    }

    @Override
    public <T> Future<T> read(RegionId region, long position, Function<Grid, T> reader) {
      return read();
    }

    @Override
    public <T> Future<T> asOf(RegionId region, Moment moment, Function<Grid, T> reader) {
      return read();
    }

    @Override
    public Set<RegionId> regions() {
      return Set.of(GRONINGEN, DRENTHE);
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
      return RegionStatus.UNKNOWN;
    }
  }
}
