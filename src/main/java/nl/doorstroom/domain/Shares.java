package nl.doorstroom.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;

/** For whom each place is that does not say so: first what a week must have, then the division. */
final class Shares {

  private record Week(HealthcareServiceId service, LocalDate monday) {}

  private final Turn turn;

  /** What this turn publishes: not among the slots yet. */
  private final List<Dealt> dealt = new ArrayList<>();

  private final Map<HealthcareServiceId, Division> divisions = new HashMap<>();
  private final Map<Week, Map<Allotment, Integer>> weeks = new HashMap<>();

  private record Dealt(HealthcareServiceId service, Instant start, Allotment to, int places) {}

  Shares(Turn turn) {
    this.turn = turn;
  }

  /** What {@code draft} is for; it is counted as published. */
  Allotment next(SlotDraft draft) {
    if (!isDivided(draft.kind())) {
      return draft.allotment() == null ? Allotment.OWN_WAITING_LIST : draft.allotment();
    }
    Allotment allotment = draft.allotment() == null ? dealt(draft) : draft.allotment();
    count(new Dealt(draft.service(), draft.start(), allotment, draft.capacity()));
    return allotment;
  }

  private void count(Dealt next) {
    dealt.add(next);
    Division division = divisions.get(next.service());
    if (division != null) {
      division.count(next.to(), next.places());
    }
    Map<Allotment, Integer> week = weeks.get(new Week(next.service(), monday(next.start())));
    if (week != null) {
      week.merge(next.to(), next.places(), Integer::sum);
    }
  }

  /** Where treatment starts, only people who already wait can come: there is nothing to divide. */
  private static boolean isDivided(SlotKind kind) {
    return kind != SlotKind.TREATMENT_START;
  }

  private Allotment dealt(SlotDraft draft) {
    Map<Allotment, Integer> wanted = turn.service(draft.service()).details().planning().perWeek();
    Map<Allotment, Integer> present =
        wanted.isEmpty() ? Map.of() : week(draft.service(), monday(draft.start()));
    Allotment most = null;
    int lacking = 0;
    for (Allotment allotment : Allotment.values()) {
      int lacks = wanted.getOrDefault(allotment, 0) - present.getOrDefault(allotment, 0);
      if (lacks > lacking) {
        most = allotment;
        lacking = lacks;
      }
    }
    return most == null ? division(draft.service()).next(draft.capacity()) : most;
  }

  private Map<Allotment, Integer> week(HealthcareServiceId service, LocalDate monday) {
    return weeks.computeIfAbsent(
        new Week(service, monday),
        week -> {
          Instant from = monday.atStartOfDay(turn.zone()).toInstant();
          Instant to = monday.plusWeeks(1).atStartOfDay(turn.zone()).toInstant();
          Map<Allotment, Integer> places = new EnumMap<>(Allotment.class);
          for (Slot slot : turn.slots().of(service, from, to)) {
            if (!slot.withdrawn() && isDivided(slot.kind())) {
              places.merge(slot.content().allotment(), slot.capacity(), Integer::sum);
            }
          }
          for (Dealt next : dealt) {
            if (next.service().equals(service) && monday(next.start()).equals(monday)) {
              places.merge(next.to(), next.places(), Integer::sum);
            }
          }
          return places;
        });
  }

  private LocalDate monday(Instant instant) {
    return turn.dateOf(instant).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Counts what is still to come: what has started or was withdrawn no longer serves anyone. */
  private Division division(HealthcareServiceId id) {
    return divisions.computeIfAbsent(
        id,
        service -> {
          Map<Allotment, Integer> own = turn.service(service).details().division();
          Division division = new Division(own.isEmpty() ? turn.config().division() : own);
          for (Slot slot : turn.slots().of(service, turn.now().plusMillis(1), Instant.MAX)) {
            if (!slot.withdrawn() && isDivided(slot.kind())) {
              division.count(slot.content().allotment(), slot.capacity());
            }
          }
          for (Dealt next : dealt) {
            if (next.service().equals(service)) {
              division.count(next.to(), next.places());
            }
          }
          return division;
        });
  }
}
