package nl.doorstroom.domain.transfers;

import nl.doorstroom.domain.Id;

/** Names one mediation request (bemiddelingsvraag). */
public record MediationId(String value) implements Id {
  public MediationId {
    Id.requireWellFormed("mediation", value);
  }
}
