package nl.doorstroom.domain.slots;

import nl.doorstroom.domain.Id;

/**
 * Names one hold or option on a slot. The token that proves it is derived from it, never stored.
 */
public record HoldId(String value) implements Id {
  public HoldId {
    Id.requireWellFormed("hold", value);
  }
}
