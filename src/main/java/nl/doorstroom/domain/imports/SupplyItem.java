package nl.doorstroom.domain.imports;

import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.slots.ScheduleCommand.RegisterSchedule;

/** One thing to register or change of what an organisation is and has, as by itself. */
public sealed interface SupplyItem {

  /** Of the organisation itself only the name can differ. */
  record OfOrganization(RegisterOrganization command) implements SupplyItem {}

  record OfLocation(RegisterLocation command) implements SupplyItem {}

  record OfOffer(RegisterHealthcareService command) implements SupplyItem {}

  record OfSchedule(RegisterSchedule command) implements SupplyItem {}
}
