package nl.doorstroom.domain;

/** Names one region, the unit of consistency, privacy and configuration. */
public record RegionId(String value) implements Id {

  /** Longest value, in characters: the ids that the region gives out begin with it. */
  public static final int LENGTH_MAX = 50;

  public RegionId {
    Id.requireWellFormed("region", value);
    if (value.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "region: '" + value + "' (expected: at most " + LENGTH_MAX + " characters)");
    }
  }
}
