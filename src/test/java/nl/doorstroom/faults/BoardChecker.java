package nl.doorstroom.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.doorstroom.access.DemoAccess;
import nl.doorstroom.access.Principal;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.grid.Board;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.EncodedRow;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.View;
import nl.doorstroom.journal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Folds what each watcher was told, as a page does, and holds it at every cursor against the board
 * that the journal up to there gives to the same eyes.
 */
final class BoardChecker {

  static final String NAME = "boards";

  private final Facts facts;
  private final Grid grid;
  private final IdentityHashMap<EncodedRow, JsonNode> rows = new IdentityHashMap<>();
  private final Map<String, Map<String, EncodedRow>> boards = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private BoardChecker(Facts facts) {
    this.facts = facts;
    this.grid = new Grid(new Region(facts.region()).state(), Cursor.START);
  }

  static List<Finding> check(List<Told> told, Facts facts) {
    BoardChecker checker = new BoardChecker(facts);
    checker.follow(folds(told));
    return checker.findings;
  }

  /** What one watcher was told from one whole board until the next. */
  private static final class Fold {

    private final List<Told> told = new ArrayList<>();
    private final Map<String, JsonNode> rows = new HashMap<>();
    private int next;

    /** The board that it was found to be, and what it was told since. */
    private Map<String, EncodedRow> found = Map.of();

    private final Set<String> since = new HashSet<>();

    /** Up to where all was told, and from where is asked on: a 304 leaves the cursor as it is. */
    private long has;

    private long cursor;
    private boolean wrong;

    @Nullable Told next() {
      return wrong || next == told.size() ? null : told.get(next);
    }

    /** Folds the next; what is wrong with where it begins or ends, null when nothing is. */
    @Nullable String fold() {
      Told change = told.get(next++);
      String disorder = disorder(change);
      has = change.to();
      cursor = change.kind() == Told.Kind.NOTHING ? cursor : change.to();
      if (change.rows() != null) {
        change.rows().forEach(row -> put(row.path("key").asText(), row));
      }
      if (change.remove() != null) {
        change.remove().forEach(key -> put(key.asText(), null));
      }
      return disorder;
    }

    private void put(String key, @Nullable JsonNode row) {
      since.add(key);
      if (row == null) {
        rows.remove(key);
      } else {
        rows.put(key, row);
      }
    }

    /**
     * Of which keys it is not known that they are as in {@code expected}: all but those that were
     * found so before, and changed neither here nor there.
     */
    private Set<String> doubtful(Map<String, EncodedRow> expected) {
      Set<String> keys = new HashSet<>(since);
      expected.forEach(
          (key, row) -> {
            if (found.get(key) != row) {
              keys.add(key);
            }
          });
      found.keySet().stream().filter(key -> !expected.containsKey(key)).forEach(keys::add);
      return keys;
    }

    private void found(Map<String, EncodedRow> board) {
      found = board;
      since.clear();
    }

    private @Nullable String disorder(Told change) {
      return switch (change.kind()) {
        case CHANGE -> {
          if (change.from() > has) {
            yield "a gap";
          }
          // Nodes that folded the same in other portions may tell of a figure again, as it is.
          yield change.to() <= cursor ? "a cursor that does not go on" : goingBack(change);
        }
        case NOTHING, RESUMED -> goingBack(change);
        case BOARD, REFETCH, CUT -> null;
      };
    }

    private @Nullable String goingBack(Told told) {
      return told.to() < has ? "a cursor that goes back" : null;
    }
  }

  private static List<Fold> folds(List<Told> told) {
    List<Fold> folds = new ArrayList<>();
    Map<Integer, Fold> current = new HashMap<>();
    for (Told each : told) {
      if (each.kind() == Told.Kind.BOARD) {
        Fold fold = new Fold();
        folds.add(fold);
        current.put(each.watcher(), fold);
      }
      Fold fold = current.get(each.watcher());
      boolean leads =
          switch (each.kind()) {
            case BOARD, CHANGE, NOTHING, RESUMED -> true;
            case REFETCH, CUT -> false;
          };
      if (fold != null && leads) {
        fold.told.add(each);
      }
    }
    return folds;
  }

  private void follow(List<Fold> folds) {
    TreeMap<Long, List<Fold>> due = new TreeMap<>();
    folds.forEach(
        fold -> due.computeIfAbsent(fold.told.get(0).to(), k -> new ArrayList<>()).add(fold));
    while (!due.isEmpty()) {
      long offset = due.firstKey();
      if (offset > facts.last()) {
        due.values()
            .forEach(all -> all.forEach(fold -> find("invented", fold.told.get(fold.next))));
        return;
      }
      advance(offset);
      for (Fold fold : due.pollFirstEntry().getValue()) {
        compareAll(fold, offset);
        Told next = fold.next();
        if (next != null) {
          due.computeIfAbsent(next.to(), none -> new ArrayList<>()).add(fold);
        }
      }
    }
  }

  private void advance(long offset) {
    while (grid.at().offset() < offset) {
      Entry entry = facts.at(grid.at().offset() + 1);
      Cursor at = new Cursor(entry.hash().prefix(), entry.fact().position());
      grid.fold(List.of(new Grid.Committed(entry.fact(), at)));
      boards.clear();
    }
  }

  /** Folds all that {@code fold} was told of {@code offset}, and of before it by mistake. */
  private void compareAll(Fold fold, long offset) {
    for (Told next = fold.next(); next != null && next.to() <= offset; next = fold.next()) {
      String disorder = fold.fold();
      if (disorder != null) {
        find(disorder, next);
      }
      if (!isOfThisJournal(next)) {
        find("a cursor of another history", next);
      }
      Map<String, EncodedRow> expected = board(next);
      if (next.to() == offset) {
        String difference = difference(fold, expected);
        if (!difference.isEmpty()) {
          find("another board: " + difference, next);
          fold.wrong = true;
        }
        fold.found(expected);
      }
    }
  }

  private boolean isOfThisJournal(Told told) {
    return told.cursor().isEmpty()
        || told.to() < 1
        || told.cursor().startsWith(facts.at(told.to()).hash().prefix() + ":" + told.to() + ":");
  }

  private String difference(Fold fold, Map<String, EncodedRow> expected) {
    StringBuilder all = new StringBuilder();
    for (String key : fold.doubtful(expected)) {
      JsonNode told = fold.rows.get(key);
      EncodedRow row = expected.get(key);
      JsonNode wanted = row == null ? null : rows.computeIfAbsent(row, BoardChecker::parsed);
      if (told == null && wanted != null) {
        all.append("lost ").append(key).append("; ");
      } else if (told != null && wanted == null) {
        all.append("not removed ").append(key).append("; ");
      } else if (!Objects.equals(told, wanted)) {
        all.append("stale ").append(key).append(' ').append(told).append(" for ").append(wanted);
        all.append("; ");
      }
    }
    return all.length() > 600 ? all.substring(0, 600) + "…" : all.toString();
  }

  private Map<String, EncodedRow> board(Told told) {
    return boards.computeIfAbsent(
        told.view() + " " + told.identity(), none -> rows(told.identity(), told.view()));
  }

  private Map<String, EncodedRow> rows(String identity, String code) {
    View view = View.of(code);
    if (view == null) {
      throw new IllegalArgumentException("view: " + code);
    }
    Board board = grid.board(view, mask(identity));
    return board.rows().stream().collect(Collectors.toMap(EncodedRow::key, row -> row));
  }

  private static Mask mask(String identity) {
    String[] parts = identity.split("@", -1);
    Principal principal =
        new DemoAccess(true)
            .principal(
                Objects.requireNonNull(DemoAccess.role(parts[0])),
                parts.length == 1 ? null : new OrganizationId(parts[1]),
                1);
    return new Mask(principal.role(), principal.readsFor());
  }

  private static JsonNode parsed(EncodedRow row) {
    try {
      return History.JSON.readTree(row.json());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private void find(String kind, Told told) {
    String place =
        "watcher %d, %s of %s by %s at node %d, %s from %d to %d"
            .formatted(
                told.watcher(),
                told.view(),
                told.identity(),
                told.road(),
                told.node(),
                told.kind(),
                told.from(),
                told.to());
    int colon = kind.indexOf(':');
    findings.add(
        colon < 0
            ? new Finding(NAME, kind, place)
            : new Finding(NAME, kind.substring(0, colon), place + kind.substring(colon)));
  }
}
