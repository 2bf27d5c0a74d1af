package nl.doorstroom.domain.slots;

import nl.doorstroom.domain.Id;

/** Names one clearing of a schedule. */
public record ClearingId(String value) implements Id {
  public ClearingId {
    Id.requireWellFormed("clearing", value);
  }
}
