package nl.doorstroom.domain.transfers;

import nl.doorstroom.domain.Id;

/** Names one crossing of a transfer to another region, in both; given out by the one it leaves. */
public record CrossingId(String value) implements Id {
  public CrossingId {
    Id.requireWellFormed("crossing", value);
  }
}
