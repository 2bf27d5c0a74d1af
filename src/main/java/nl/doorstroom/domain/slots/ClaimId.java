package nl.doorstroom.domain.slots;

import nl.doorstroom.domain.Id;

/** Names one claim on a slot. */
public record ClaimId(String value) implements Id {
  public ClaimId {
    Id.requireWellFormed("claim", value);
  }
}
