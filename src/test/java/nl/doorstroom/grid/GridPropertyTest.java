package nl.doorstroom.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.waits.RandomRegion;

class GridPropertyTest {

  private static final int STEPS = 120;

  @Property(tries = 25)
  void a_board_and_the_deltas_after_it_are_the_later_board(@ForAll long seed) {
    RandomRegion random = new RandomRegion(seed);
    Grid grid = new Grid(new Region(random.region().id()).state(), Cursor.START);
    grid.fold(Boards.committed(random.facts()));
    List<Watcher> watchers = new ArrayList<>();
    for (View view : View.values()) {
      Boards.masks(random).forEach(mask -> watchers.add(new Watcher(view, mask, grid)));
    }
    for (int step = 0; step < 3 * STEPS; step++) {
      random.step();
      grid.fold(Boards.committed(since(random, grid)));
      if (random.upTo(3) == 0) {
        for (Watcher watcher : watchers) {
          if (random.upTo(3) > 0) {
            hop(watcher, grid, random);
          }
        }
      }
    }
    for (Watcher watcher : watchers) {
      watcher.ask(grid, true, false);
      assertThat(watcher.at()).isEqualTo(grid.at());
      watcher.assertSees(grid);
    }
  }

  @Property(tries = 25)
  void what_is_sent_to_all_is_right_for_whoever_came_later(@ForAll long seed) {
    RandomRegion random = new RandomRegion(seed);
    Grid grid = new Grid(new Region(random.region().id()).state(), Cursor.START);
    grid.fold(Boards.committed(random.facts()));
    for (int flush = 0; flush < STEPS / 10; flush++) {
      for (int step = 0; step < 40; step++) {
        random.step();
      }
      Cursor since = grid.at();
      Map<String, Set<String>> seen = new HashMap<>();
      List<Map.Entry<String, Watcher>> watchers = new ArrayList<>();
      for (Grid.Committed each : Boards.committed(since(random, grid))) {
        for (View view : View.values()) {
          for (Mask mask : Boards.masks(random)) {
            Watcher comes = new Watcher(view, mask, grid);
            String board = view + " " + mask;
            watchers.add(Map.entry(board, comes));
            seen.computeIfAbsent(board, none -> new HashSet<>()).addAll(comes.keys());
          }
        }
        grid.fold(List.of(each));
      }
      watchers.forEach(
          each -> {
            each.getValue().takeAsAll(grid, since, seen.getOrDefault(each.getKey(), Set.of()));
            each.getValue().assertSees(grid);
          });
    }
  }

  /** A refetch is only asked of those who were passed by more than 15 minutes ago. */
  private static void hop(Watcher watcher, Grid grid, RandomRegion random) {
    Cursor from = watcher.at();
    int refetches = watcher.refetches();
    watcher.ask(grid, random.upTo(5) > 0, random.upTo(5) == 0);
    watcher.assertSees(grid);
    if (watcher.refetches() > refetches) {
      assertThat(from.offset()).isLessThan(grid.at().offset());
      Instant passedBy = random.facts().get((int) from.offset()).at();
      Instant last = random.facts().get((int) grid.at().offset() - 1).at();
      assertThat(passedBy).as("%s", watcher).isBefore(last.minus(Sheet.MEMORY));
    }
  }

  @Property(tries = 40)
  void a_grid_started_from_a_state_goes_on_as_the_one_before_it(@ForAll long seed) {
    RandomRegion random = new RandomRegion(seed);
    Grid first = new Grid(new Region(random.region().id()).state(), Cursor.START);
    first.fold(Boards.committed(random.facts()));
    Grid second = first;
    for (int step = 0; step < STEPS; step++) {
      random.step();
      List<Fact> facts = since(random, first);
      if (random.upTo(20) == 0) {
        second = startedFrom(random);
      } else if (second != first) {
        second.fold(Boards.committed(facts));
      }
      first.fold(Boards.committed(facts));
    }
    Grid fresh = startedFrom(random);
    for (View view : View.values()) {
      for (Mask mask : Boards.masks(random)) {
        assertThat(Boards.rows(second.board(view, mask)))
            .as("%s %s", view, mask)
            .isEqualTo(Boards.rows(first.board(view, mask)));
        assertThat(Boards.rows(fresh.board(view, mask)))
            .as("%s %s, from the state", view, mask)
            .isEqualTo(Boards.rows(first.board(view, mask)));
      }
    }
  }

  @Property(tries = 40)
  void a_watcher_may_change_between_nodes_that_have_the_same_history(@ForAll long seed) {
    RandomRegion random = new RandomRegion(seed);
    Grid first = new Grid(new Region(random.region().id()).state(), Cursor.START);
    first.fold(Boards.committed(random.facts()));
    Grid second = startedFrom(random);
    List<Watcher> watchers = new ArrayList<>();
    for (View view : View.values()) {
      Boards.masks(random).forEach(mask -> watchers.add(new Watcher(view, mask, first)));
    }
    for (int step = 0; step < STEPS; step++) {
      random.step();
      first.fold(Boards.committed(since(random, first)));
      random.pick(watchers).ask(first, true, false);
      if (random.upTo(4) == 0) {
        second.fold(Boards.committed(since(random, second)));
        for (Watcher watcher : watchers) {
          Grid asked = random.upTo(2) == 0 ? first : second;
          watcher.ask(asked, true, false);
          watcher.assertSees(asked);
          watcher.assertSees(first);
        }
      }
    }
  }

  private static Grid startedFrom(RandomRegion random) {
    long position = random.region().position();
    List<Fact> facts = random.facts();
    return new Grid(
        random.region().state(),
        Boards.cursor(position),
        facts.subList(Math.max(0, facts.size() - Grid.RECALLED), facts.size()));
  }

  private static List<Fact> since(RandomRegion random, Grid grid) {
    List<Fact> facts = random.facts();
    return facts.subList((int) grid.at().offset(), facts.size());
  }
}
