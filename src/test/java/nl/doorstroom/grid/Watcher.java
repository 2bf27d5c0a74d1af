package nl.doorstroom.grid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Somebody who holds one board and keeps it up to date by deltas, as a browser does. */
final class Watcher {

  private final View view;
  private final Mask mask;
  private Map<String, String> rows = new TreeMap<>();
  private Cursor at = Cursor.START;
  private int refetches;

  Watcher(View view, Mask mask, Grid grid) {
    this.view = view;
    this.mask = mask;
    fetch(grid);
  }

  private void fetch(Grid grid) {
    Board board = grid.board(view, mask);
    rows = Boards.rows(board);
    at = board.at();
  }

  /**
   * Asks for what changed.
   *
   * @param arrives whether the answer does
   * @param twice whether the answer is taken twice
   */
  void ask(Grid grid, boolean arrives, boolean twice) {
    Delta delta = grid.changes(view, mask, at);
    if (delta instanceof Delta.Changes changes) {
      assertThat(changes.from()).isEqualTo(at);
      assertThat(rows.keySet())
          .as("%s: told of what could be seen", this)
          .containsAll(changes.remove());
      if (arrives) {
        take(changes);
        if (twice) {
          take(changes);
        }
      }
    } else {
      refetches++;
      fetch(grid);
    }
  }

  /**
   * Takes what is sent to all who have {@code since} or anything later.
   *
   * @param seen keys that were on the board at some moment from then on
   */
  void takeAsAll(Grid grid, Cursor since, Set<String> seen) {
    if (grid.changesForAll(view, mask, since) instanceof Delta.Changes changes) {
      assertThat(seen).as("%s: told of what could be seen", this).containsAll(changes.remove());
      take(changes);
    } else {
      fetch(grid);
    }
  }

  Set<String> keys() {
    return Set.copyOf(rows.keySet());
  }

  private void take(Delta.Changes changes) {
    changes.upsert().forEach(row -> rows.put(row.key(), new String(row.json(), UTF_8)));
    changes.remove().forEach(rows::remove);
    at = changes.to();
  }

  void assertSees(Grid grid) {
    if (at.equals(grid.at())) {
      assertThat(rows).as("%s", this).isEqualTo(Boards.rows(grid.board(view, mask)));
    }
  }

  Cursor at() {
    return at;
  }

  int refetches() {
    return refetches;
  }

  @Override
  public String toString() {
    return view + " " + mask + " at " + at;
  }
}
