package nl.doorstroom.simulate;

import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;

/** A service with what the catalogue says of it. */
record Subject(Catalogue.Offer offer, HealthcareService service) {

  HealthcareServiceId id() {
    return service.id();
  }

  OrganizationId provider() {
    return service.organization();
  }
}
