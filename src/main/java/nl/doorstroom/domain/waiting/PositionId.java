package nl.doorstroom.domain.waiting;

import nl.doorstroom.domain.Id;

/** Names one waiting position (wachtplek). */
public record PositionId(String value) implements Id {
  public PositionId {
    Id.requireWellFormed("position", value);
  }
}
