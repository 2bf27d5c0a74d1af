package nl.doorstroom.feeds.geo;

import java.util.Set;
import nl.doorstroom.domain.partners.Location.Coordinates;

/**
 * A place or a gemeente by name, for addresses without a postcode.
 *
 * @param municipality the gemeente that most of its postcodes lie in
 * @param coordinates the middle of its postcodes
 * @param postcodes all of them, four digits each
 */
public record Town(
    String name,
    String municipality,
    Province province,
    Coordinates coordinates,
    Set<String> postcodes) {
  public Town {
    postcodes = Set.copyOf(postcodes);
  }
}
