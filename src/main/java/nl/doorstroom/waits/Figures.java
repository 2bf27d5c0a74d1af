package nl.doorstroom.waits;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * The figures of every service of one region. Whatever changes is taken out as it was and counted
 * as it is, so that a figure never needs more than its own service's counts.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by whoever owns the region.
 */
public final class Figures {

  /** Two months, over which the NZa takes the mean of realised waits. */
  public static final int WINDOW_DAYS = 62;

  private static final Set<SlotKind> TREATMENT_CONTACTS = Set.of(SlotKind.INTAKE);
  private static final Set<SlotKind> OTHER_CONTACTS =
      Set.of(SlotKind.INTAKE, SlotKind.CONSULTATION, SlotKind.SHORT_CONTACT);

  private final Map<HealthcareServiceId, Agenda> agendas = new HashMap<>();
  private final Map<HealthcareServiceId, WaitingList> lists = new HashMap<>();
  private final Map<HealthcareServiceId, Yield> yields = new HashMap<>();
  private final RegionMeans means = new RegionMeans();
  private ZoneId zone = ZoneOffset.UTC;

  /** Counts all of {@code region} anew: at the start, and when its day or configuration changed. */
  public void recount(Region region) {
    RegionConfig config = region.partners().config();
    zone = config == null ? ZoneOffset.UTC : config.timeZone();
    agendas.clear();
    lists.clear();
    yields.clear();
    means.clear();
    region.slots().slots().forEach(slot -> replace(null, slot));
    region.waiting().positions().forEach(position -> replace(null, position));
    region.partners().services().forEach(service -> compare(service, region));
  }

  /** {@code before} became {@code after}; null where it was not there. */
  public void replace(@Nullable Slot before, @Nullable Slot after) {
    if (before != null) {
      agenda(before.service()).count(before, zone, -1);
      yieldOf(before.service()).count(before, -1);
    }
    if (after != null) {
      agenda(after.service()).count(after, zone, 1);
      yieldOf(after.service()).count(after, 1);
    }
  }

  /** {@code before} became {@code after}; null where it was not there. */
  public void replace(@Nullable WaitingPosition before, @Nullable WaitingPosition after) {
    if (before != null) {
      list(before.service()).count(before, -1);
    }
    if (after != null) {
      list(after.service()).count(after, 1);
    }
  }

  /**
   * Counts anew what {@code service} adds to the mean of the region; after what is known of it, or
   * of its waits, has changed.
   */
  public void compare(HealthcareService service, Region region) {
    RegionConfig config = region.partners().config();
    LocalDate today = region.partners().today();
    means.put(
        service.id(),
        service.details().active() && config != null && today != null
            ? list(service.id())
                .intakes(
                    service.details().category(), first(today), today, config.suppressionLimit())
            : null);
  }

  /** The mean wait for an intake of all services of {@code category}; null when of too few. */
  public @Nullable RegionMean region(ServiceCategory category) {
    return means.of(category);
  }

  private static LocalDate first(LocalDate today) {
    return today.minusDays(WINDOW_DAYS - 1);
  }

  /**
   * Open positions.
   *
   * @param overNorm those of them whose running wait is over the Treeknorm
   */
  public record Waiting(int n, int overNorm) {}

  /** Who waits for {@code service} as of {@code today}; before the first day nobody is over. */
  public Waiting waiting(
      HealthcareService service, RegionConfig config, @Nullable LocalDate today) {
    int n = 0;
    int over = 0;
    for (WaitPhase phase : WaitPhase.values()) {
      n += list(service.id()).waiting(phase);
      over += today == null ? 0 : overNorm(service, phase, config, today);
    }
    return new Waiting(n, over);
  }

  private int overNorm(
      HealthcareService service, WaitPhase phase, RegionConfig config, LocalDate today) {
    return service.details().category() == ServiceCategory.GGZ_TREATMENT
        ? list(service.id()).waitingOver(phase, config.norms().days(phase), today)
        : 0;
  }

  /** The figures of {@code service} as of {@code today}. */
  public ServiceFigures of(HealthcareService service, RegionConfig config, LocalDate today) {
    Agenda agenda = agenda(service.id());
    WaitingList list = list(service.id());
    boolean hasNorm = service.details().category() == ServiceCategory.GGZ_TREATMENT;
    LocalDate first = first(today);
    Set<SlotKind> contacts = hasNorm ? TREATMENT_CONTACTS : OTHER_CONTACTS;

    Map<Allotment, Places> places = new EnumMap<>(Allotment.class);
    Map<Allotment, Places> open = new EnumMap<>(Allotment.class);
    for (Allotment allotment : Allotment.values()) {
      places.put(allotment, agenda.places(contacts, allotment, today));
      open.put(allotment, agenda.open(contacts, allotment, today));
    }
    Map<WaitPhase, Mean> realised = new EnumMap<>(WaitPhase.class);
    Map<WaitPhase, Integer> waiting = new EnumMap<>(WaitPhase.class);
    Map<WaitPhase, Integer> overNorm = new EnumMap<>(WaitPhase.class);
    for (WaitPhase phase : WaitPhase.values()) {
      Mean mean = list.realised(phase, first, today);
      if (mean != null) {
        realised.put(phase, mean);
      }
      waiting.put(phase, list.waiting(phase));
      overNorm.put(phase, overNorm(service, phase, config, today));
    }
    Map<Urgency, Integer> byUrgency = new EnumMap<>(Urgency.class);
    for (Urgency urgency : config.urgencies().keySet()) {
      byUrgency.put(urgency, list.waiting(urgency));
    }
    return new ServiceFigures(
        places,
        open,
        agenda.treatmentThird(today),
        realised,
        waiting,
        overNorm,
        list.overTarget(config, today),
        byUrgency,
        agenda.free(Allotment.OWN_WAITING_LIST),
        list.inflow(first, today),
        list.outflow(first, today),
        yieldOf(service.id()).gives(means.of(service.details().category())));
  }

  private Agenda agenda(HealthcareServiceId service) {
    return agendas.computeIfAbsent(service, id -> new Agenda());
  }

  private Yield yieldOf(HealthcareServiceId service) {
    return yields.computeIfAbsent(service, id -> new Yield());
  }

  private WaitingList list(HealthcareServiceId service) {
    return lists.computeIfAbsent(service, id -> new WaitingList());
  }
}
