package nl.doorstroom.domain.partners;

import nl.doorstroom.domain.Id;

/** Names one measure against waiting. */
public record MeasureId(String value) implements Id {
  public MeasureId {
    Id.requireWellFormed("measure", value);
  }
}
