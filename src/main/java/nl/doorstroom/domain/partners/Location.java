package nl.doorstroom.domain.partners;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place where an organisation gives help (vestiging).
 *
 * @param active false once nothing is there any more; it stays known
 * @param version position of the last fact that changed it
 */
public record Location(
    LocationId id, OrganizationId organization, Details details, boolean active, long version) {

  /**
   * What the holder declares of it.
   *
   * @param externalId its key where it was imported from; unique within the organisation
   * @param postcode PC4, four digits; null when not known
   * @param municipality gemeente, by name; null when not known
   * @param coordinates null when not known
   */
  public record Details(
      String name,
      @Nullable String externalId,
      @Nullable String street,
      @Nullable String postcode,
      @Nullable String place,
      @Nullable String municipality,
      @Nullable Coordinates coordinates) {
    public Details {
      Objects.requireNonNull(name, "name");
    }
  }

  /** WGS 84, in degrees. */
  public record Coordinates(double latitude, double longitude) {}
}
