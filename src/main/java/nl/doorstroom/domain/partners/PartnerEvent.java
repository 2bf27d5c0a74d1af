package nl.doorstroom.domain.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;

/** What happened to who takes part and what is offered. */
public sealed interface PartnerEvent extends Event {

  /** The region agreed on {@code config}, all of it. */
  record RegionConfigured(RegionConfig config) implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.REGION_CONFIGURED;
    }
  }

  /** A new organisation. */
  record OrganizationRegistered(OrganizationId organization, Organization.Details details)
      implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.ORGANIZATION_REGISTERED;
    }
  }

  /** All details of an organisation, as they now are. */
  record OrganizationChanged(OrganizationId organization, Organization.Details details)
      implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.ORGANIZATION_CHANGED;
    }
  }

  /** A new location. */
  record LocationRegistered(
      LocationId location, OrganizationId organization, Location.Details details)
      implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.LOCATION_REGISTERED;
    }
  }

  /** All details of a location, as they now are. */
  record LocationChanged(LocationId location, Location.Details details) implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.LOCATION_CHANGED;
    }
  }

  /** Nothing is there any more; it stays known, and is back once it is changed or offers help. */
  record LocationRetired(LocationId location) implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.LOCATION_RETIRED;
    }
  }

  /** A new service. */
  record HealthcareServiceRegistered(
      HealthcareServiceId service,
      OrganizationId organization,
      LocationId location,
      HealthcareService.Details details)
      implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.HEALTHCARE_SERVICE_REGISTERED;
    }
  }

  /** All details of a service, as they now are. */
  record HealthcareServiceChanged(HealthcareServiceId service, HealthcareService.Details details)
      implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.HEALTHCARE_SERVICE_CHANGED;
    }
  }

  /** All that is shown of the service was true at {@code at}. */
  record ServiceConfirmed(HealthcareServiceId service, Instant at) implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.SERVICE_CONFIRMED;
    }
  }

  /** The provider declared these waits; other phases keep theirs. */
  record WaitsReported(
      HealthcareServiceId service, Map<WaitPhase, HealthcareService.ReportedWait> waits)
      implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.WAITS_REPORTED;
    }
  }

  /** An admission stop; its version is not yet known here and is 0. */
  record StopAnnounced(AdmissionStop stop) implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.STOP_ANNOUNCED;
    }
  }

  /** An admission stop holds no longer, from {@code on}. */
  record StopLifted(AdmissionStopId stop, LocalDate on) implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.STOP_LIFTED;
    }
  }

  /** Midnight passed in the region. */
  record DayStarted(LocalDate day) implements PartnerEvent {
    @Override
    public EventType type() {
      return EventType.DAY_STARTED;
    }
  }
}
