package nl.doorstroom.domain.meetings;

import nl.doorstroom.domain.Id;

/** Names one meeting of the transfertafel. */
public record MeetingId(String value) implements Id {
  public MeetingId {
    Id.requireWellFormed("meeting", value);
  }
}
