package nl.doorstroom.waits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a service straight from their definitions: every slot and position, every time.
 */
final class SlowFigures {

  private final RegionConfig config;
  private final LocalDate today;
  private final boolean ggz;
  private final Collection<Slot> slots;
  private final Collection<WaitingPosition> positions;
  private final Region region;
  private final ServiceCategory category;

  SlowFigures(Region region, HealthcareService service, RegionConfig config, LocalDate today) {
    this.region = region;
    this.config = config;
    category = service.details().category();
    this.today = today;
    ggz = service.details().category() == ServiceCategory.GGZ_TREATMENT;
    slots = region.slots().slots().stream().filter(s -> s.service().equals(service.id())).toList();
    positions =
        region.waiting().positions().stream()
            .filter(p -> p.service().equals(service.id()))
            .toList();
  }

  ServiceFigures figures() {
    Set<SlotKind> contacts =
        ggz
            ? Set.of(SlotKind.INTAKE)
            : Set.of(SlotKind.INTAKE, SlotKind.CONSULTATION, SlotKind.SHORT_CONTACT);
    Map<Allotment, Places> places = new EnumMap<>(Allotment.class);
    Map<Allotment, Places> open = new EnumMap<>(Allotment.class);
    for (Allotment allotment : Allotment.values()) {
      places.put(allotment, places(s -> contacts.contains(s.kind()) && s.allotment() == allotment));
      open.put(
          allotment,
          places(
              s ->
                  contacts.contains(s.kind())
                      && s.allotment() == allotment
                      && s.restriction().referrers().isEmpty()
                      && (s.restriction().referrerTypes().isEmpty()
                          || s.restriction().referrerTypes().contains(ReferrerType.GP))));
    }
    Map<WaitPhase, Mean> realised = new EnumMap<>(WaitPhase.class);
    put(realised, WaitPhase.INTAKE, WaitingPosition::since, WaitingPosition::intakeOn);
    put(realised, WaitPhase.TREATMENT, WaitingPosition::intakeOn, WaitingPosition::treatmentOn);
    return new ServiceFigures(
        places,
        open,
        places(
                s ->
                    s.kind() == SlotKind.TREATMENT_START
                        && s.allotment() == Allotment.OWN_WAITING_LIST)
            .third(),
        realised,
        Map.of(
            WaitPhase.INTAKE, open(p -> p.phase() == WaitPhase.INTAKE),
            WaitPhase.TREATMENT, open(p -> p.phase() == WaitPhase.TREATMENT)),
        Map.of(
            WaitPhase.INTAKE, open(p -> p.phase() == WaitPhase.INTAKE && isOverNorm(p)),
            WaitPhase.TREATMENT, open(p -> p.phase() == WaitPhase.TREATMENT && isOverNorm(p))),
        open(this::isOverTarget),
        Map.of(
            Urgency.REGULAR, open(p -> p.request().urgency() == Urgency.REGULAR),
            Urgency.PRIORITY, open(p -> p.request().urgency() == Urgency.PRIORITY),
            Urgency.HIGH, open(p -> p.request().urgency() == Urgency.HIGH)),
        units(s -> s.allotment() == Allotment.OWN_WAITING_LIST).size(),
        count(p -> isInWindow(p.since())),
        count(p -> isInWindow(p.endedOn())),
        gives());
  }

  Figures.Waiting waiting() {
    return new Figures.Waiting(open(p -> true), open(this::isOverNorm));
  }

  private Gives gives() {
    List<Slot> started = slots.stream().filter(s -> s.started() && !s.withdrawn()).toList();
    List<Claim> claims =
        slots.stream().filter(s -> !s.withdrawn()).flatMap(s -> s.claims().stream()).toList();
    return new Gives(
        started.stream().mapToInt(Slot::capacity).sum(),
        started.stream().mapToInt(s -> s.claims().size()).sum(),
        (int) claims.stream().filter(c -> isOf(c, Outcome.ATTENDED, Outcome.NO_SHOW)).count(),
        (int) claims.stream().filter(c -> isOf(c, Outcome.NO_SHOW)).count(),
        publishToClaim(),
        regionMean());
  }

  private static boolean isOf(Claim claim, Outcome... outcomes) {
    return claim.outcome() != null && List.of(outcomes).contains(claim.outcome());
  }

  private @Nullable Mean publishToClaim() {
    List<Double> days = new ArrayList<>();
    for (Slot slot : slots) {
      for (Claim claim : slot.withdrawn() ? List.<Claim>of() : slot.claims()) {
        if (!claim.at().isBefore(slot.publishedAt())) {
          days.add(ChronoUnit.MILLIS.between(slot.publishedAt(), claim.at()) / 86_400_000.0);
        }
      }
    }
    return days.isEmpty()
        ? null
        : new Mean(
            Math.round(10 * days.stream().mapToDouble(d -> d).sum() / days.size()) / 10.0,
            days.size());
  }

  private @Nullable RegionMean regionMean() {
    List<Long> waits = new ArrayList<>();
    for (HealthcareService service : region.partners().services()) {
      List<Long> of = new ArrayList<>();
      for (WaitingPosition p : region.waiting().of(service.id())) {
        LocalDate on = p.intakeOn();
        if (on != null && isInWindow(on)) {
          of.add(ChronoUnit.DAYS.between(p.since(), on));
        }
      }
      boolean told =
          service.details().active()
              && service.details().category() == category
              && of.size() >= config.suppressionLimit();
      waits.addAll(told ? of : List.of());
    }
    return waits.size() < 10
        ? null
        : new RegionMean(
            (int) Math.round(waits.stream().mapToLong(d -> d).average().orElseThrow()),
            waits.size() / 10 * 10);
  }

  private List<Slot> units(Predicate<Slot> of) {
    List<Slot> units = new ArrayList<>();
    for (Slot slot : slots) {
      for (int unit = 0; unit < slot.free() && of.test(slot); unit++) {
        units.add(slot);
      }
    }
    return units;
  }

  private Places places(Predicate<Slot> of) {
    List<Slot> units = units(of);
    List<Instant> starts = units.stream().map(Slot::start).sorted().toList();
    return new Places(
        starts.isEmpty() ? null : starts.get(0),
        starts.size() < 3 ? null : starts.get(2),
        units.size(),
        weeks(units, Delivery.ON_SITE),
        weeks(units, Delivery.ONLINE));
  }

  private List<Integer> weeks(List<Slot> units, Delivery delivery) {
    LocalDate monday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
    List<Integer> weeks = new ArrayList<>();
    for (int week = 0; week < 8; week++) {
      LocalDate from = monday.plusDays(7L * week);
      weeks.add(
          (int)
              units.stream()
                  .filter(s -> s.delivery() == delivery)
                  .map(s -> LocalDate.ofInstant(s.start(), config.timeZone()))
                  .filter(day -> !day.isBefore(from) && day.isBefore(from.plusDays(7)))
                  .count());
    }
    return weeks;
  }

  private int count(Predicate<WaitingPosition> of) {
    return (int) positions.stream().filter(of).count();
  }

  private int open(Predicate<WaitingPosition> of) {
    return count(p -> p.isOpen() && of.test(p));
  }

  private boolean isOverNorm(WaitingPosition p) {
    long days = ChronoUnit.DAYS.between(p.phaseSince(), today);
    return ggz && days > (p.phase() == WaitPhase.INTAKE ? 28 : 70);
  }

  private boolean isOverTarget(WaitingPosition p) {
    long days = ChronoUnit.DAYS.between(p.since(), today);
    return switch (p.request().urgency()) {
      case REGULAR, CRISIS -> false;
      case PRIORITY -> days > 42;
      case HIGH -> days > 14;
    };
  }

  private boolean isInWindow(@Nullable LocalDate day) {
    return day != null && !day.isAfter(today) && ChronoUnit.DAYS.between(day, today) < 62;
  }

  private interface DayOf {
    @Nullable LocalDate of(WaitingPosition position);
  }

  private void put(Map<WaitPhase, Mean> realised, WaitPhase phase, DayOf since, DayOf until) {
    List<Long> waits = new ArrayList<>();
    for (WaitingPosition position : positions) {
      LocalDate from = since.of(position);
      LocalDate to = until.of(position);
      if (from != null && to != null && isInWindow(to)) {
        waits.add(ChronoUnit.DAYS.between(from, to));
      }
    }
    if (!waits.isEmpty()) {
      double mean = waits.stream().mapToLong(Long::longValue).average().orElseThrow();
      realised.put(phase, new Mean(Math.round(10 * mean) / 10.0, waits.size()));
    }
  }
}
