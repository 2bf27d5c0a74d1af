package nl.doorstroom.grid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.BackupCare;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.matching.ConsentScope;
import nl.doorstroom.matching.Place;

/** The free places that the table may give. */
final class Vacancies {

  private final Suggesting of;
  private final RegionConfig config;
  private final LocalDate today;

  Vacancies(Suggesting of, RegionConfig config, LocalDate today) {
    this.of = of;
    this.config = config;
    this.today = today;
  }

  List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (Slot slot : of.free) {
      HealthcareService service = of.services.get(slot.service());
      LocalDate on = LocalDate.ofInstant(slot.start(), config.timeZone());
      if (service != null
          && of.isTreatment(service)
          && slot.allotment() != Allotment.OWN_WAITING_LIST
          && !on.isBefore(today)) {
        places.add(place(slot, service, on));
      }
    }
    return places;
  }

  private Place place(Slot slot, HealthcareService service, LocalDate on) {
    return new Place(
        slot.id(),
        slot.free(),
        slot.kind(),
        on,
        service.id(),
        service.organization(),
        service.location(),
        slot.delivery(),
        criteria(service.details()),
        restriction(slot),
        asks(slot.delivery()),
        of.stops.getOrDefault(service.id(), List.of()).stream()
            .filter(stop -> stop.holdsOn(on))
            .map(AdmissionStop::scope)
            .toList(),
        slot.gaveBack());
  }

  /** What a service does not declare is met: it is asked, and answers. */
  private static Place.Criteria criteria(HealthcareService.Details details) {
    return new Place.Criteria(
        details.careQuestions(),
        details.echelons(),
        details.ageClasses(),
        details.languages(),
        details.insurers(),
        details.meets() == null ? EnumSet.allOf(MustHave.class) : details.meets(),
        details.backupCare() != BackupCare.NONE);
  }

  private static Restriction restriction(Slot slot) {
    Restriction kept = slot.restriction();
    return slot.allotment() == Allotment.HIGH_URGENCY
        ? new Restriction(
            kept.referrers(),
            kept.referrerTypes(),
            kept.insurers(),
            kept.ageClasses(),
            Set.of(Urgency.HIGH))
        : kept;
  }

  private static Set<ConsentScope> asks(Delivery delivery) {
    return switch (delivery) {
      case ON_SITE -> Set.of(ConsentScope.REGION);
      case ONLINE -> Set.of(ConsentScope.REGION, ConsentScope.ONLINE);
    };
  }
}
