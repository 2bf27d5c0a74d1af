package nl.doorstroom.domain.partners;

import nl.doorstroom.domain.Id;

/** Names one healthcare service: what is offered at one location. */
public record HealthcareServiceId(String value) implements Id {
  public HealthcareServiceId {
    Id.requireWellFormed("service", value);
  }
}
