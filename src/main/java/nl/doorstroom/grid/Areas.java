package nl.doorstroom.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.domain.waiting.Weeks;
import org.jspecify.annotations.Nullable;

/**
 * How exactly others than the holder are told where someone lives and since when they wait: the
 * gemeente where at least as many of the age class wait as the region's limit, else the subregion
 * where they do, else nothing; and the week.
 *
 * <p>Counted are those who waited when the day started. Within the day one who turns out to have
 * left before it is taken out, which can only make an area coarser; who comes makes none finer.
 */
final class Areas {

  private final Region region;
  private final Map<Cell, Integer> waiting = new HashMap<>();

  Areas(Region region) {
    this.region = region;
  }

  private enum Kind {
    MUNICIPALITY,
    SUBREGION
  }

  private record Cell(String ageClass, Kind kind, String code) {}

  void recount() {
    waiting.clear();
    for (WaitingPosition position : region.waiting().positions()) {
      cells(position).forEach(cell -> waiting.merge(cell, 1, Integer::sum));
    }
  }

  /**
   * Takes {@code after} for {@code before}.
   *
   * @return whether an area may have become coarser
   */
  boolean replace(@Nullable WaitingPosition before, @Nullable WaitingPosition after) {
    RegionConfig config = region.partners().config();
    Set<Cell> left = new HashSet<>(before == null ? Set.of() : cells(before));
    left.removeAll(after == null ? Set.of() : cells(after));
    boolean coarser = false;
    for (Cell cell : left) {
      int n = waiting.merge(cell, -1, Integer::sum);
      coarser |= config != null && n == config.suppressionLimit() - 1;
    }
    return coarser;
  }

  /** Where someone of {@code ageClass} in {@code municipality} is said to live; null: nowhere. */
  @Nullable String of(String ageClass, @Nullable String municipality) {
    RegionConfig config = region.partners().config();
    if (config == null || municipality == null) {
      return null;
    }
    if (isShared(new Cell(ageClass, Kind.MUNICIPALITY, municipality), config)) {
      return municipality;
    }
    for (RegionConfig.Subregion part : around(municipality, config)) {
      if (isShared(new Cell(ageClass, Kind.SUBREGION, part.code()), config)) {
        return part.name();
      }
    }
    return null;
  }

  /** The ISO week of {@code day}, as {@code 2026-W31}. */
  static String week(LocalDate day) {
    return Weeks.of(day);
  }

  private boolean isShared(Cell cell, RegionConfig config) {
    return waiting.getOrDefault(cell, 0) >= config.suppressionLimit();
  }

  private Set<Cell> cells(WaitingPosition position) {
    RegionConfig config = region.partners().config();
    LocalDate today = region.partners().today();
    String municipality = position.request().municipality();
    if (config == null || today == null || municipality == null) {
      return Set.of();
    }
    Instant dayStart = today.atStartOfDay(config.timeZone()).toInstant();
    boolean gone = position.endedOn() != null && position.endedOn().isBefore(today);
    if (gone || !position.registeredAt().isBefore(dayStart)) {
      return Set.of();
    }
    String ageClass = position.request().ageClass();
    Set<Cell> cells = new HashSet<>();
    cells.add(new Cell(ageClass, Kind.MUNICIPALITY, municipality));
    for (RegionConfig.Subregion part : around(municipality, config)) {
      cells.add(new Cell(ageClass, Kind.SUBREGION, part.code()));
    }
    return cells;
  }

  private static List<RegionConfig.Subregion> around(String municipality, RegionConfig config) {
    return config.subregions().stream()
        .filter(part -> part.municipalities().contains(municipality))
        .toList();
  }
}
