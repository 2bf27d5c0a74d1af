package nl.doorstroom.domain.waiting;

import nl.doorstroom.domain.Id;

/** An opaque, random token of a person: never a name, a birth date or a BSN. */
public record PersonToken(String value) implements Id {
  public PersonToken {
    Id.requireWellFormed("person", value);
  }
}
