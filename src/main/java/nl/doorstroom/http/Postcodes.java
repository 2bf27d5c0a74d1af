package nl.doorstroom.http;

import org.jspecify.annotations.Nullable;

/** Where the areas of the Dutch postcodes lie. */
@FunctionalInterface
public interface Postcodes {

  /** The area of {@code pc4}, four digits; null when there is none. Never blocks. */
  @Nullable Area find(String pc4);

  /** The middle of an area, in degrees WGS 84. */
  record Area(
      String postcode,
      String place,
      String municipality,
      String province,
      double latitude,
      double longitude) {}
}
