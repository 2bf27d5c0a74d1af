package nl.doorstroom.domain.partners;

import nl.doorstroom.domain.Id;

/** Names one feed. */
public record FeedId(String value) implements Id {
  public FeedId {
    Id.requireWellFormed("feed", value);
  }
}
