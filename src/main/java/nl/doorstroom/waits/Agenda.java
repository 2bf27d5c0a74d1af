package nl.doorstroom.waits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotKind;
import org.jspecify.annotations.Nullable;

/** The free places of one service. */
final class Agenda {

  /** The NZa takes the third possibility in the agenda as the actual wait. */
  private static final int ACTUAL = 3;

  private final Map<SlotKind, Map<Allotment, FreePlaces>> open = new EnumMap<>(SlotKind.class);
  private final Map<SlotKind, Map<Allotment, FreePlaces>> restricted =
      new EnumMap<>(SlotKind.class);

  /** Counts the free units of {@code slot}, or with {@code sign} -1 no longer does. */
  void count(Slot slot, ZoneId zone, int sign) {
    int units = slot.free();
    if (units > 0) {
      (Practices.mayAllTake(slot) ? open : restricted)
          .computeIfAbsent(slot.kind(), k -> new EnumMap<>(Allotment.class))
          .computeIfAbsent(slot.allotment(), a -> new FreePlaces())
          .add(
              slot.start(),
              Places.firstWeek(LocalDate.ofInstant(slot.start(), zone)),
              slot.delivery(),
              sign * units);
    }
  }

  /** Those that every practice may take. */
  Places open(Set<SlotKind> kinds, Allotment allotment, LocalDate today) {
    return places(free(List.of(open), kinds, allotment), today);
  }

  /** Whoever may take them. */
  Places places(Set<SlotKind> kinds, Allotment allotment, LocalDate today) {
    return places(free(List.of(open, restricted), kinds, allotment), today);
  }

  private static List<FreePlaces> free(
      List<Map<SlotKind, Map<Allotment, FreePlaces>>> of,
      Set<SlotKind> kinds,
      Allotment allotment) {
    List<FreePlaces> all = new ArrayList<>();
    for (Map<SlotKind, Map<Allotment, FreePlaces>> places : of) {
      for (SlotKind kind : kinds) {
        FreePlaces free = places.getOrDefault(kind, Map.of()).get(allotment);
        if (free != null) {
          all.add(free);
        }
      }
    }
    return all;
  }

  private static Places places(List<FreePlaces> all, LocalDate today) {
    List<Instant> starts = new ArrayList<>();
    int units = 0;
    for (FreePlaces places : all) {
      starts.addAll(places.first(ACTUAL));
      units += places.free();
    }
    Collections.sort(starts);
    return new Places(
        starts.isEmpty() ? null : starts.get(0),
        starts.size() < ACTUAL ? null : starts.get(ACTUAL - 1),
        units,
        weeks(all, today, Delivery.ON_SITE),
        weeks(all, today, Delivery.ONLINE));
  }

  @Nullable Instant treatmentThird(LocalDate today) {
    return places(Set.of(SlotKind.TREATMENT_START), Allotment.OWN_WAITING_LIST, today).third();
  }

  int free(Allotment allotment) {
    int units = 0;
    for (FreePlaces places :
        free(List.of(open, restricted), EnumSet.allOf(SlotKind.class), allotment)) {
      units += places.free();
    }
    return units;
  }

  private static List<Integer> weeks(List<FreePlaces> all, LocalDate today, Delivery delivery) {
    List<Integer> weeks = new ArrayList<>(Places.WEEKS);
    LocalDate monday = Places.firstWeek(today);
    for (int week = 0; week < Places.WEEKS; week++) {
      int units = 0;
      for (FreePlaces places : all) {
        units += places.free(monday.plusWeeks(week), delivery);
      }
      weeks.add(units);
    }
    return weeks;
  }
}
