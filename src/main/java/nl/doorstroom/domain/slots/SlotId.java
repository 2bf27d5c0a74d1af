package nl.doorstroom.domain.slots;

import nl.doorstroom.domain.Id;

/** Names one slot. */
public record SlotId(String value) implements Id {
  public SlotId {
    Id.requireWellFormed("slot", value);
  }
}
