package nl.doorstroom.domain.transfers;

import nl.doorstroom.domain.Id;

/** Names one transfer (regionaal casusnummer). */
public record TransferId(String value) implements Id {
  public TransferId {
    Id.requireWellFormed("transfer", value);
  }
}
