package nl.doorstroom.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Which places a service offers on a day: always the same ones, so publishing again is harmless.
 */
final class Rota {

  private static final int MINUTES = 45;
  private static final int WORKING_DAYS = 5;

  private static final List<LocalTime> TIMES =
      List.of(
          LocalTime.of(9, 0),
          LocalTime.of(10, 30),
          LocalTime.of(13, 0),
          LocalTime.of(14, 0),
          LocalTime.of(15, 30),
          LocalTime.of(11, 15),
          LocalTime.of(16, 15));

  /** Whose clients cannot be seen any more where an insurer's budget is used up. */
  private static final String BUDGET_USED_UP = "cz";

  private static final Set<String> YOUNG_ADULTS = Set.of("18-23", "24-34");

  /** How many practices share the places that are for some only. */
  private static final int PRACTICES = 2;

  private final RegionConfig config;
  private final List<String> practices;

  /**
   * @param practices keys of those that refer
   */
  Rota(RegionConfig config, List<String> practices) {
    this.config = config;
    this.practices = List.copyOf(practices);
  }

  /** The places of {@code offer} on {@code day}, earliest week pattern first; none on days off. */
  List<SlotDraft> on(LocalDate day, Catalogue.Offer offer, Known known) {
    if (!config.workingHours().isWorkingDay(day)) {
      return List.of();
    }
    List<SlotDraft> drafts = new ArrayList<>();
    for (int i = 0; i < offer.weekly(); i++) {
      add(drafts, day, offer, known, i, firstContact(offer));
    }
    for (int i = offer.weekly(); i < offer.weekly() + offer.startsWeekly(); i++) {
      add(drafts, day, offer, known, i, SlotKind.TREATMENT_START);
    }
    return drafts;
  }

  /** Place {@code index} of the week falls on one day of it, at one time. */
  private void add(
      List<SlotDraft> drafts,
      LocalDate day,
      Catalogue.Offer offer,
      Known known,
      int index,
      SlotKind kind) {
    int spread = Math.floorMod(offer.key().hashCode(), WORKING_DAYS * TIMES.size());
    DayOfWeek weekday = DayOfWeek.of(1 + (index * 2 + spread) % WORKING_DAYS);
    if (day.getDayOfWeek() != weekday) {
      return;
    }
    LocalTime time = TIMES.get((index / WORKING_DAYS + spread + index) % TIMES.size());
    ZoneId zone = config.timeZone();
    Set<Delivery> deliveries = offer.details().deliveries();
    Delivery delivery =
        deliveries.contains(Delivery.ON_SITE) && (index % 3 != 2 || deliveries.size() == 1)
            ? Delivery.ON_SITE
            : Delivery.ONLINE;
    drafts.add(
        new SlotDraft(
            known.service(offer.key()),
            "demo/" + day + "/" + index,
            kind,
            day.atTime(time).atZone(zone).toInstant(),
            day.atTime(time.plusMinutes(MINUTES)).atZone(zone).toInstant(),
            capacity(offer),
            offer.isGgz() ? null : Allotment.NEW_REFERRAL,
            delivery,
            agenda(offer, index, known),
            index == 0 ? restriction(offer, known) : Restriction.NONE,
            kind == SlotKind.TREATMENT_START ? List.of() : null,
            null,
            false));
  }

  private static @Nullable ScheduleId agenda(Catalogue.Offer offer, int index, Known known) {
    List<String> agendas = offer.agendas();
    return known.schedule(offer.partner(), agendas.get(index % agendas.size()));
  }

  private Restriction restriction(Catalogue.Offer offer, Known known) {
    Plan.Limit limit = offer.plan().limit();
    if (limit == null) {
      return Restriction.NONE;
    }
    Set<OrganizationId> referrers =
        limit == Plan.Limit.PRACTICE
            ? practices.stream()
                .limit(PRACTICES)
                .map(known::organization)
                .collect(Collectors.toUnmodifiableSet())
            : Set.of();
    Set<String> insurers = offer.details().insurers();
    return new Restriction(
        referrers,
        Set.of(),
        limit == Plan.Limit.INSURER && insurers != null
            ? without(insurers, BUDGET_USED_UP)
            : Set.of(),
        limit == Plan.Limit.AGE ? YOUNG_ADULTS : Set.of(),
        limit == Plan.Limit.URGENCY ? Set.of(Urgency.HIGH, Urgency.PRIORITY) : Set.of());
  }

  private static Set<String> without(Set<String> insurers, String code) {
    return insurers.stream()
        .filter(insurer -> !insurer.equals(code))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static SlotKind firstContact(Catalogue.Offer offer) {
    return switch (offer.details().category()) {
      case GGZ_TREATMENT, WMO_SUPPORT, HOUSING, WORK -> SlotKind.INTAKE;
      case SOCIAL_WORK -> SlotKind.CONSULTATION;
      case WAITING_SUPPORT, E_HEALTH, SUPPORT_POINT -> SlotKind.SHORT_CONTACT;
    };
  }

  private static int capacity(Catalogue.Offer offer) {
    ServiceCategory category = offer.details().category();
    return category == ServiceCategory.SUPPORT_POINT || category == ServiceCategory.WAITING_SUPPORT
        ? 6
        : category == ServiceCategory.E_HEALTH ? 10 : 1;
  }
}
