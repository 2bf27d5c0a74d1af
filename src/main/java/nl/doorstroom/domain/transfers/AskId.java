package nl.doorstroom.domain.transfers;

import nl.doorstroom.domain.Id;

/** Names one question of a transfer to one service. */
public record AskId(String value) implements Id {
  public AskId {
    Id.requireWellFormed("ask", value);
  }
}
