package nl.doorstroom.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;

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

  private final RegionConfig config;

  Rota(RegionConfig config) {
    this.config = config;
  }

  /** The places of {@code offer} on {@code day}, earliest week pattern first; none on days off. */
  List<SlotDraft> on(LocalDate day, Catalogue.Offer offer, HealthcareServiceId service) {
    if (!config.workingHours().isWorkingDay(day)) {
      return List.of();
    }
    List<SlotDraft> drafts = new ArrayList<>();
    int starts = offer.waitingTreatment() == 0 ? 0 : (offer.weekly() + 1) / 2;
    for (int i = 0; i < offer.weekly(); i++) {
      add(drafts, day, offer, service, i, firstContact(offer));
    }
    for (int i = offer.weekly(); i < offer.weekly() + starts; i++) {
      add(drafts, day, offer, service, i, SlotKind.TREATMENT_START);
    }
    return drafts;
  }

  /** Place {@code index} of the week falls on one day of it, at one time. */
  private void add(
      List<SlotDraft> drafts,
      LocalDate day,
      Catalogue.Offer offer,
      HealthcareServiceId service,
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
            service,
            "demo/" + day + "/" + index,
            kind,
            day.atTime(time).atZone(zone).toInstant(),
            day.atTime(time.plusMinutes(MINUTES)).atZone(zone).toInstant(),
            capacity(offer),
            offer.isGgz() ? null : Allotment.NEW_REFERRAL,
            delivery));
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
