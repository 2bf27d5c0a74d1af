package nl.doorstroom.journal;

import nl.doorstroom.domain.Id;

/** Names one process that may own regions; new at every start. */
public record NodeId(String value) implements Id {
  public NodeId {
    Id.requireWellFormed("node", value);
  }
}
