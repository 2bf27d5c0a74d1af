package nl.doorstroom.grid;

import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Partners;

/** An organisation or a service, and what it is called. */
record Label(Id id, String name) {

  static Label of(HealthcareService service) {
    return new Label(service.id(), service.details().name());
  }

  /** One that is not known is called by its id. */
  static Label of(OrganizationId id, Partners partners) {
    var organization = partners.organization(id);
    return new Label(id, organization == null ? id.value() : organization.details().name());
  }
}
