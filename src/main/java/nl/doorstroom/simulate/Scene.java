package nl.doorstroom.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Slot;

/** The region at one moment, with what the catalogue says of its services. */
record Scene(Region region, Instant now, LocalDate today, List<Subject> subjects) {

  static Scene of(Region region, Catalogue catalogue, Instant now, LocalDate today) {
    Map<String, HealthcareService> services = new HashMap<>();
    for (HealthcareService service : region.partners().services()) {
      String key = service.details().externalId();
      if (key != null && service.details().active()) {
        services.put(key, service);
      }
    }
    List<Subject> subjects = new ArrayList<>();
    for (Catalogue.Offer offer : catalogue.offers()) {
      HealthcareService service = services.get(offer.key());
      if (service != null) {
        subjects.add(new Subject(offer, service));
      }
    }
    return new Scene(region, now, today, List.copyOf(subjects));
  }

  /** The places of all that {@code provider} offers, service by service. */
  Stream<Slot> slotsOf(OrganizationId provider) {
    return subjects.stream()
        .filter(subject -> subject.provider().equals(provider))
        .flatMap(subject -> region.slots().of(subject.id()).stream());
  }

  boolean isStopped(Subject subject) {
    return region.partners().stopsOver(subject.service()).stream()
        .anyMatch(stop -> stop.holdsOn(today));
  }
}
