package nl.doorstroom.domain.imports;

import nl.doorstroom.domain.Id;

/** Names one import. */
public record ImportId(String value) implements Id {
  public ImportId {
    Id.requireWellFormed("import", value);
  }
}
