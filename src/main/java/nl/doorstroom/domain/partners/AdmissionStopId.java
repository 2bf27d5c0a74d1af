package nl.doorstroom.domain.partners;

import nl.doorstroom.domain.Id;

/** Names one admission stop (aanmeldstop). */
public record AdmissionStopId(String value) implements Id {
  public AdmissionStopId {
    Id.requireWellFormed("stop", value);
  }
}
