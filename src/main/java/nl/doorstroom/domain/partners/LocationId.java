package nl.doorstroom.domain.partners;

import nl.doorstroom.domain.Id;

/** Names one location (vestiging) of an organisation. */
public record LocationId(String value) implements Id {
  public LocationId {
    Id.requireWellFormed("location", value);
  }
}
