package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.Journal;
import nl.doorstroom.journal.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The durable side of a region: its grid, and the journal's hash where the grid is.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
final class CommittedRegion {

  private final Grid grid;
  private Hash hash;
  private @Nullable WriterCopy copy;

  /**
   * Starts from {@code state}, whose last fact has {@code hash}.
   *
   * @param recalled the facts before it that boards of what happened lately still show, oldest
   *     first
   */
  CommittedRegion(RegionState state, Hash hash, List<Entry> recalled) {
    this.grid =
        new Grid(
            state,
            new Cursor(hash.prefix(), state.position()),
            recalled.stream().map(Entry::fact).toList());
    this.hash = hash;
  }

  /** The facts before {@code snapshot} that its boards of what happened lately still show. */
  static Future<List<Entry>> recall(Journal journal, Snapshot snapshot) {
    long after = Math.max(0, snapshot.state().position() - Grid.RECALLED);
    return journal.read(snapshot.state().region(), after, Grid.RECALLED);
  }

  void fold(List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    List<Grid.Committed> facts = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      facts.add(
          new Grid.Committed(
              entry.fact(), new Cursor(entry.hash().prefix(), entry.fact().position())));
    }
    grid.fold(facts);
    hash = entries.get(entries.size() - 1).hash();
    if (copy != null) {
      copy.fold(entries.stream().map(Entry::fact).toList());
    }
  }

  /** Has a copy for a writer made, if there is none, and kept up from now on. */
  Future<Void> prepare(Loop loop) {
    WriterCopy current = copy;
    if (current == null) {
      current = new WriterCopy(grid.region().state(), loop);
      copy = current;
      current.made().onFailure(cause -> copy = null);
    }
    return current.made();
  }

  /** Lets the copy for a writer go. */
  void forgetCopy() {
    copy = null;
  }

  /** A region of a writer's own as it is now: the copy, where one was made. */
  Region forWriter() {
    Region prepared = copy == null ? null : copy.region();
    copy = null;
    return prepared == null ? Region.restore(grid.region().state()) : prepared;
  }

  Grid grid() {
    return grid;
  }

  Hash hash() {
    return hash;
  }

  long position() {
    return grid.at().offset();
  }

  Snapshot snapshot() {
    return new Snapshot(grid.region().state(), hash);
  }
}
