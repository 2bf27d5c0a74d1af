package nl.doorstroom.feeds.nza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.engine.Moment;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.nza.RowOutcome.Kind;
import nl.doorstroom.feeds.regions.RegionSetup;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.memory.MemoryJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NzaImportIT {

  private static final ActorToken ANN = new ActorToken("ann");
  private static final RegionId FLEVOLAND = RegionSetup.archiveId(Province.FLEVOLAND);

  private final Vertx vertx = Vertx.vertx();
  private final NzaImport nza = new NzaImport(Postcodes.load());
  private final NzaPlan plan = nza.read(NzaFiles.stream(NzaFiles.real()));
  private final Exchange exchange = start();
  private int runs;

  @AfterEach
  void end() {
    await(vertx.close());
  }

  @Test
  void the_real_file_becomes_twelve_archive_regions_and_each_row_has_one_outcome() {
    NzaReport report = apply(exchange, plan);

    assertThat(report.rows()).isEqualTo(2_578);
    assertThat(report.counts().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(2_578);
    assertThat(report.counts())
        .isEqualTo(
            plan.outcomes().stream()
                .collect(Collectors.groupingBy(RowOutcome::kind, Collectors.summingInt(o -> 1))));
    assertThat(report.regions())
        .extracting(NzaReport.RegionCounts::region)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Province.values()).map(RegionSetup::archiveId).toList());
    assertThat(report.unchanged()).isZero();
    assertThat(inRegion(FLEVOLAND, partners -> partners.services().size()))
        .isEqualTo(
            report.regions().stream()
                .filter(region -> region.region().equals(FLEVOLAND))
                .findFirst()
                .orElseThrow()
                .services());
  }

  @Test
  void importing_again_changes_nothing() {
    NzaReport first = apply(exchange, plan);
    Map<RegionId, Long> before = positions();

    NzaReport second = apply(exchange, plan);

    assertThat(positions()).isEqualTo(before);
    assertThat(second.commands()).isEqualTo(first.commands());
    assertThat(second.unchanged()).isEqualTo(second.commands());
    assertThat(second.counts()).isEqualTo(first.counts());
  }

  @Test
  void an_import_that_broke_off_is_completed_by_running_it_again() {
    AtomicInteger left = new AtomicInteger(2_000);
    assertThatThrownBy(() -> apply(new Breaking(exchange, left), plan))
        .hasRootCauseInstanceOf(ExchangeException.class);

    NzaReport again = apply(exchange, plan);

    assertThat(again.unchanged()).isGreaterThan(1_000).isLessThan(again.commands());
    assertThat(again.regions().stream().mapToInt(NzaReport.RegionCounts::services).sum())
        .isEqualTo(
            Arrays.stream(Province.values())
                .map(RegionSetup::archiveId)
                .mapToInt(region -> inRegion(region, partners -> partners.services().size()))
                .sum());
    assertThat(apply(exchange, plan).unchanged()).isEqualTo(again.commands());
  }

  @Test
  void what_a_region_refuses_is_a_refused_row() {
    NzaPlan odd =
        nza.read(NzaFiles.stream(NzaFiles.with(Map.of(NzaColumn.RECORDED_ON, "1-1-2999"))));

    NzaReport report = apply(exchange, odd);

    assertThat(report.counts()).containsEntry(Kind.REFUSED, 1).containsEntry(Kind.TAKEN, 0);
    assertThat(report.outcomes().get(0).refusal()).isEqualTo(RowOutcome.Refusal.BY_THE_EXCHANGE);
  }

  @Test
  void progress_is_told_up_to_the_end_of_each_region() {
    Map<String, List<Integer>> told = new LinkedHashMap<>();
    NzaReport report =
        await(
            nza.apply(
                vertx,
                exchange,
                ANN,
                run(),
                plan,
                (doing, done, total) ->
                    told.computeIfAbsent(doing + "/" + total, key -> new ArrayList<>()).add(done)));

    assertThat(told).hasSize(12);
    assertThat(told.values().stream().mapToInt(List::size).sum()).isEqualTo(report.commands());
    told.forEach((region, steps) -> assertThat(region).endsWith("/" + steps.get(steps.size() - 1)));
  }

  private NzaReport apply(Exchange to, NzaPlan wanted) {
    return await(nza.apply(vertx, to, ANN, run(), wanted, (doing, done, total) -> {}));
  }

  private CommandId run() {
    runs++;
    return new CommandId("nza-2016/run-" + runs);
  }

  private Map<RegionId, Long> positions() {
    return exchange.regions().stream()
        .collect(Collectors.toMap(Function.identity(), r -> exchange.status(r).position()));
  }

  private int inRegion(RegionId region, Function<Partners, Integer> reader) {
    return await(exchange.read(region, grid -> reader.apply(grid.region().partners())));
  }

  private Exchange start() {
    return await(
        LocalExchange.start(vertx, new MemoryJournal(new NodeId("here")), EngineObserver.NONE));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Breaks off for good after so many commands. */
  private record Breaking(Exchange exchange, AtomicInteger left) implements Exchange {

    @Override
    public Future<Answer> submit(RegionId region, Submission submission) {
      return left.getAndDecrement() > 0
          ? exchange.submit(region, submission)
          : Future.failedFuture(
              new ExchangeException(ExchangeException.Kind.UNKNOWN_REGION, "broken off", null));
    }

    @Override
    public <T> Future<T> read(RegionId region, Function<Grid, T> reader) {
      return exchange.read(region, reader);
    }

    @Override
    public <T> Future<T> read(RegionId region, long position, Function<Grid, T> reader) {
      return exchange.read(region, position, reader);
    }

    @Override
    public <T> Future<T> asOf(RegionId region, Moment moment, Function<Grid, T> reader) {
      return exchange.asOf(region, moment, reader);
    }

    @Override
    public Set<RegionId> regions() {
      return exchange.regions();
    }

    @Override
    public Future<Void> open(RegionId region) {
      return exchange.open(region);
    }

    @Override
    public Runnable watch(RegionId region, CommitWatcher watcher) {
      return exchange.watch(region, watcher);
    }

    @Override
    public RegionStatus status(RegionId region) {
      return exchange.status(region);
    }
  }
}
