package nl.doorstroom.domain.offers;

import nl.doorstroom.domain.Id;

/** Names one offer to one person. */
public record OfferId(String value) implements Id {
  public OfferId {
    Id.requireWellFormed("offer", value);
  }
}
