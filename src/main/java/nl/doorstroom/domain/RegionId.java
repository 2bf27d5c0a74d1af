package nl.doorstroom.domain;

/** Names one region, the unit of consistency, privacy and configuration. */
public record RegionId(String value) implements Id {
  public RegionId {
    Id.requireWellFormed("region", value);
  }
}
