package nl.doorstroom.domain.partners;

import nl.doorstroom.domain.Id;

/** Names one organisation of a region. */
public record OrganizationId(String value) implements Id {
  public OrganizationId {
    Id.requireWellFormed("organization", value);
  }
}
