package nl.doorstroom.grid;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All sheets of one grid, and on which of them each key is. */
final class Sheets {

  private final long start;
  private final Map<Page, Sheet> sheets = new HashMap<>();
  private final Map<View, Map<String, Set<Page>>> pagesOf = new EnumMap<>(View.class);

  /**
   * @param start offset at which the grid began
   */
  Sheets(long start) {
    this.start = start;
    for (View view : View.values()) {
      pagesOf.put(view, new HashMap<>());
    }
  }

  /** Keys of {@code view} that are on any sheet. */
  Set<String> keys(View view) {
    return Set.copyOf(pagesOf(view).keySet());
  }

  /** Shows {@code key} as {@code shown} says, without that being a change. */
  void begin(View view, String key, Shown shown) {
    shown.lines().forEach((page, line) -> sheet(page).begin(key, line));
    remember(view, key, shown);
  }

  /** Shows {@code key} as {@code shown} says, as of {@code offset}, and nowhere else. */
  void show(View view, String key, Shown shown, long offset, Instant at) {
    show(view, key, shown, offset, at, false);
  }

  /** As {@link #show}; a row that is as it was counts as changed too. */
  void retell(View view, String key, Shown shown, long offset, Instant at) {
    show(view, key, shown, offset, at, true);
  }

  private void show(View view, String key, Shown shown, long offset, Instant at, boolean anyhow) {
    for (Page page : pagesOf(view).getOrDefault(key, Set.of())) {
      if (!shown.lines().containsKey(page)) {
        sheet(page).put(offset, at, key, null);
      }
    }
    shown
        .lines()
        .forEach(
            (page, line) -> {
              Line before = sheet(page).line(key);
              if (anyhow || before == null || !before.row().equals(line.row())) {
                sheet(page).put(offset, at, key, line);
              }
            });
    remember(view, key, shown);
  }

  private void remember(View view, String key, Shown shown) {
    if (shown.lines().isEmpty()) {
      pagesOf(view).remove(key);
    } else {
      pagesOf(view).put(key, new HashSet<>(shown.lines().keySet()));
    }
  }

  private Map<String, Set<Page>> pagesOf(View view) {
    return pagesOf.computeIfAbsent(view, v -> new HashMap<>());
  }

  private Sheet sheet(Page page) {
    return sheets.computeIfAbsent(page, p -> new Sheet(start));
  }

  /** The sheets of {@code pages}, in order; one that never had a row is empty. */
  List<Sheet> of(List<Page> pages) {
    return pages.stream().map(page -> orEmpty(sheets.get(page))).toList();
  }

  private Sheet orEmpty(@Nullable Sheet sheet) {
    return sheet == null ? new Sheet(start) : sheet;
  }
}
