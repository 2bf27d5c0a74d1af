package nl.doorstroom.reminders;

import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.Moment;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.waits.TestRegion;

/** The committed state of one region in which the test is the writer. */
final class GridExchange implements Exchange {

  private final TestRegion region;

  GridExchange(TestRegion region) {
    this.region = region;
  }

  @Override
  public <T> Future<T> read(RegionId id, Function<Grid, T> reader) {
    return Future.succeededFuture(
        reader.apply(
            new Grid(region.region().state(), new Cursor("00000000", region.region().position()))));
  }

  @Override
  public <T> Future<T> read(RegionId id, long position, Function<Grid, T> reader) {
    return read(id, reader);
  }

  @Override
  public Set<RegionId> regions() {
    return Set.of(region.region().id());
  }

  @Override
  public Future<Answer> submit(RegionId id, Submission submission) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> Future<T> asOf(RegionId id, Moment moment, Function<Grid, T> reader) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> open(RegionId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Runnable watch(RegionId id, CommitWatcher watcher) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RegionStatus status(RegionId id) {
    throw new UnsupportedOperationException();
  }
}
