package nl.doorstroom.http;

import java.util.Objects;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.Partners;
import org.jspecify.annotations.Nullable;

/** Which organisation, location or service stands already as a command asks for it. */
final class SamePartner {

  private SamePartner() {}

  /** Null when none does, for instance because it was changed since. */
  static @Nullable Id of(Command command, Partners partners) {
    if (command instanceof RegisterOrganization c) {
      return partners.organizations().stream()
          .filter(o -> c.details().equals(o.details()))
          .map(Organization::id)
          .findFirst()
          .orElse(null);
    }
    if (command instanceof RegisterLocation c) {
      return partners.locations().stream()
          .filter(l -> c.organization().equals(l.organization()))
          .filter(l -> c.details().equals(l.details()))
          .map(Location::id)
          .findFirst()
          .orElse(null);
    }
    if (command instanceof RegisterHealthcareService c) {
      return partners.services().stream()
          .filter(s -> Objects.equals(c.location(), s.location()))
          .filter(s -> c.details().equals(s.details()))
          .map(HealthcareService::id)
          .findFirst()
          .orElse(null);
    }
    return null;
  }
}
