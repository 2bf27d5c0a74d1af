package nl.doorstroom.domain.waiting;

import nl.doorstroom.domain.Id;

/** Names what ties positions of one person together: the holder's declaration, and no more. */
public record LinkId(String value) implements Id {
  public LinkId {
    Id.requireWellFormed("link", value);
  }
}
