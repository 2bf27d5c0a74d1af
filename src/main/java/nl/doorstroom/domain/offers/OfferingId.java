package nl.doorstroom.domain.offers;

import nl.doorstroom.domain.Id;

/** Names the offering of one unit of a slot. */
public record OfferingId(String value) implements Id {
  public OfferingId {
    Id.requireWellFormed("offering", value);
  }
}
