package nl.doorstroom.domain.slots;

import nl.doorstroom.domain.Id;

/** Names one schedule (agenda). */
public record ScheduleId(String value) implements Id {
  public ScheduleId {
    Id.requireWellFormed("schedule", value);
  }
}
